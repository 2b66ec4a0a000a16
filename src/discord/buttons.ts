/** What the buttons of answers do. */
import type { StatementItem } from '../answer/types.ts';
import { queries } from '../query/queries.ts';
import { type CardInteraction, idBehind, isAsker, questionOf } from './card-interaction.ts';
import type { CardVerb } from './cards/card-id.ts';
import { Mistake } from './kit/command.ts';
import type { View } from './kit/components.ts';
import type { Form } from './kit/form.ts';
import { MESSAGE } from './kit/limits.ts';
import type { Delivery } from './kit/reply.ts';
import { MODALS } from './kit/words.ts';
import type { MemberSession } from './session/member-session.ts';

/** The one field of the forms. */
export const FIELD = 'text';

/** What a button does: shows something, opens a form, or removes its message. */
type CardAction =
  | {
      does: 'show';
      delivery(card: CardInteraction): Delivery;
      run(card: CardInteraction, session: MemberSession): View | Promise<View>;
      /** it works in steps of its own, between which others are answered */
      inSteps?: true;
    }
  | {
      does: 'open';
      form: Omit<Form, 'customId'>;
      delivery(card: CardInteraction): Delivery;
      /** @param text what was handed in */
      run(text: string, card: CardInteraction, session: MemberSession): View;
    }
  | { does: 'report'; form: Omit<Form, 'customId'> }
  | { does: 'vote'; value: 1 | -1 }
  | { does: 'remove' };

/** The other page, or everything from the start where the record has changed meanwhile. */
const turn: CardAction = {
  does: 'show',
  delivery: inPlaceForAsker,
  run: (card, session) => showAgain(card, session, card.id.page),
};

/** What every button does, by its verb. */
export const cardActions: Record<CardVerb, CardAction> = {
  previous: turn,
  next: turn,

  item: { does: 'show', delivery: () => 'private', run: (card, session) => session.show(idBehind(card, session)) },

  context: {
    does: 'show',
    delivery: () => 'private',
    run: (card, session) => session.context(idBehind(card, session)),
  },

  more: {
    does: 'show',
    delivery: () => 'private',
    run: (card, session) => session.ask(queries.statements({ speaker: statementOf(card, session).speaker.id })),
  },

  others: {
    does: 'show',
    delivery: () => 'private',
    run(card, session) {
      const { stance } = statementOf(card, session);
      if (stance === undefined) throw new Mistake('item-gone');
      return session.ask(queries.positions(session.record.corpus.subjectOf(stance.on).subject.id));
    },
  },

  cite: {
    does: 'show',
    delivery: () => 'private',
    run: (card, session) => session.citation(idBehind(card, session), card.id.page),
  },

  table: { does: 'show', delivery: () => 'private', run: (card, session) => session.table(questionOf(card)) },
  turntable: { does: 'show', delivery: inPlaceForAsker, run: showTable },

  ask: { does: 'show', delivery: asOpenly, run: (card, session) => session.ask(card.label) },

  choose: {
    does: 'show',
    delivery: inPlaceForAsker,
    run: (card, session) => session.chosen(questionOf(card), card.id.key),
  },

  share: toEveryone((card, session) => showAgain(card, session, card.id.page)),
  sharecitation: toEveryone((card, session) => session.citation(idBehind(card, session), card.id.page)),
  sharetable: toEveryone(showTable),
  sharehelp: toEveryone((_card, session) => session.help()),
  sharedigest: { ...toEveryone((_card, session) => session.digest()), inSteps: true },

  follow: {
    does: 'open',
    form: formOf(MODALS.followUp, 'line', MESSAGE.questionCharacters),
    delivery: asOpenlyAsMessage,
    run(text, card, session) {
      const { question, earlier } = questionOf(card);
      return session.ask(text, [...earlier, question]);
    },
  },

  report: { does: 'report', form: formOf(MODALS.report, 'lines', MESSAGE.reportCharacters) },
  up: { does: 'vote', value: 1 },
  down: { does: 'vote', value: -1 },
  remove: { does: 'remove' },
};

function formOf(
  { title, ...words }: (typeof MODALS)[keyof typeof MODALS],
  is: 'line' | 'lines',
  longest: number,
): Omit<Form, 'customId'> {
  return { title, fields: [{ is, name: FIELD, longest, ...words }] };
}

/** Shows the same to everyone, where the app may speak to everyone on behalf of whoever pressed. */
function toEveryone(
  run: (card: CardInteraction, session: MemberSession) => View | Promise<View>,
): Extract<CardAction, { does: 'show' }> {
  return {
    does: 'show',
    delivery: ({ mayShare, isQuietHere }) => (mayShare && !isQuietHere ? 'public' : 'private'),
    run(card, session) {
      if (card.isQuietHere) throw new Mistake('quiet-here');
      if (!card.mayShare) throw new Mistake('cannot-share-here');
      return run(card, session);
    },
  };
}

/** In place for the asker; anybody else gets a copy of their own. */
function inPlaceForAsker(card: CardInteraction): Delivery {
  return card.private || isAsker(card) ? 'update' : 'private';
}

/** As openly as the message was, for the asker; anybody else gets a copy of their own. */
function asOpenly(card: CardInteraction): Delivery {
  return !card.private && isAsker(card) && !card.isQuietHere ? 'public' : 'private';
}

/** Whoever follows up on a public answer speaks to the channel, like whoever asked first. */
function asOpenlyAsMessage(card: CardInteraction): Delivery {
  return card.private || !card.mayShare || card.isQuietHere ? 'private' : 'public';
}

function showTable(card: CardInteraction, session: MemberSession): View {
  return session.table(questionOf(card), { page: card.id.page, version: card.id.version });
}

function showAgain(card: CardInteraction, session: MemberSession, page: number): View {
  const turned = { page, version: card.id.version };
  if (card.checked !== undefined) return session.check(card.checked.text, card.checked.written, turned);
  if (card.printed !== undefined) return session.again(card.printed, turned);
  return session.show(idBehind(card, session), turned);
}

/** What a card says once something that it showed was withdrawn. */
export function withoutWithdrawn({ checked, printed, id }: CardInteraction, session: MemberSession): View {
  return checked === undefined
    ? session.withoutWithdrawn(printed)
    : session.check(checked.text, checked.written, { version: id.version });
}

function statementOf(card: CardInteraction, session: MemberSession): StatementItem {
  const item = session.record.item(idBehind(card, session));
  if (item?.kind !== 'statement') throw new Mistake('item-gone');
  return item;
}
