import { questions } from '../../answer/phrasing.ts';
import type { StatementItem } from '../../answer/types.ts';
import type { Verb } from '../custom-id.ts';
import type { Desk } from '../desk.ts';
import { MESSAGE } from '../limits.ts';
import { Mistake } from '../mistake.ts';
import type { View } from '../view/view.ts';
import { MODALS } from '../view/words.ts';
import { type Action, asOpenly, idBehind, inPlaceForAsker, type Press, questionOf } from './press.ts';

/** The other page, or everything from the start where the record has changed meanwhile. */
const turn: Action = {
  does: 'show',
  delivery: inPlaceForAsker,
  run: (press, desk) => showAgain(press, desk, press.id.page),
};

/** What every button does, by its verb. */
export const actions: Record<Verb, Action> = {
  previous: turn,
  next: turn,

  item: { does: 'show', delivery: () => 'private', run: (press, desk) => desk.show(idBehind(press, desk)) },

  context: {
    does: 'show',
    delivery: () => 'private',
    run: (press, desk) => desk.context(idBehind(press, desk)),
  },

  more: {
    does: 'show',
    delivery: () => 'private',
    run: (press, desk) => desk.ask(questions.quote({ speaker: statementOf(press, desk).speaker.name })),
  },

  others: {
    does: 'show',
    delivery: () => 'private',
    run(press, desk) {
      const { stance } = statementOf(press, desk);
      if (stance === undefined) throw new Mistake('item-gone');
      return desk.ask(questions.positions(stance.on));
    },
  },

  cite: {
    does: 'show',
    delivery: () => 'private',
    run: (press, desk) => desk.citation(idBehind(press, desk), press.id.page),
  },

  ask: { does: 'show', delivery: asOpenly, run: (press, desk) => desk.ask(press.label) },

  choose: {
    does: 'show',
    delivery: inPlaceForAsker,
    run: (press, desk) => desk.chosen(questionOf(press), press.id.key),
  },

  share: aloud((press, desk) => showAgain(press, desk, press.id.page)),
  sharecitation: aloud((press, desk) => desk.citation(idBehind(press, desk), press.id.page)),
  sharehelp: aloud((_press, desk) => desk.help()),

  follow: {
    does: 'open',
    form: { ...MODALS.followUp, maxLength: MESSAGE.questionCharacters, lines: 'one' },
    delivery: asOpenlyAsMessage,
    run(text, press, desk) {
      const { question, earlier } = questionOf(press);
      return desk.ask(text, [...earlier, question]);
    },
  },

  report: { does: 'report', form: { ...MODALS.report, maxLength: MESSAGE.reportCharacters, lines: 'many' } },
  remove: { does: 'remove' },
};

/** Shows the same to everyone, where the presser's app may. */
function aloud(run: (press: Press, desk: Desk) => View): Action {
  return {
    does: 'show',
    delivery: ({ mayShare, isQuietHere }) => (mayShare && !isQuietHere ? 'public' : 'private'),
    run(press, desk) {
      if (press.isQuietHere) throw new Mistake('quiet-here');
      if (!press.mayShare) throw new Mistake('cannot-share-here');
      return run(press, desk);
    },
  };
}

/** Whoever follows up on a public answer speaks to the room, like whoever asked first. */
function asOpenlyAsMessage(press: Press) {
  return press.private || !press.mayShare || press.isQuietHere ? ('private' as const) : ('public' as const);
}

function showAgain(press: Press, desk: Desk, page: number): View {
  const turned = { page, version: press.id.version };
  if (press.printed !== undefined) return desk.again(press.printed, turned);
  return desk.show(idBehind(press, desk), turned);
}

function statementOf(press: Press, desk: Desk): StatementItem {
  const item = desk.record.item(idBehind(press, desk));
  if (item?.kind !== 'statement') throw new Mistake('item-gone');
  return item;
}
