/** One statement or figure of a draft, with how it was found and how sure that is. */

import { positionInWords } from '../../answer/wording.ts';
import { measuresById } from '../../corpus/corpus.ts';
import type { Figure, Person, Statement } from '../../corpus/schema.ts';
import { dateInWords, periodInWords } from '../../dates/words.ts';
import type { View } from '../../discord/kit/components.ts';
import { shortHash } from '../../discord/kit/custom-id.ts';
import { blockQuote, escapeText, shorten, small } from '../../discord/kit/markdown.ts';
import type { Hint, SourceDraft } from '../../record/draft.ts';
import type { ModeratorSession } from '../session/moderator-session.ts';
import { type PanelButton, type PanelVerb, panelView } from '../session/panel.ts';
import { SAY } from '../session/words.ts';

interface Looking {
  /** what to say above */
  line?: string | undefined;
  /** it is looked at and not changed: by a second moderator */
  only?: boolean;
}

/** @param step from 1; a step that is not there any more shows the last */
export function stepView(
  session: ModeratorSession,
  id: string,
  draft: SourceDraft,
  step: number,
  { line, only }: Looking = {},
): View {
  const items = itemsOf(draft);
  const at = Math.min(step, items.length);
  const item = items[at - 1];
  const hint = item && draft.hints[idOf(item)];
  return panelView({
    texts: [
      ...(line === undefined ? [] : [line]),
      ...(item === undefined
        ? [SAY.itemGone]
        : [`${small(placeText(at, items.length, hint))}\n${itemText(session, draft, item)}`]),
      ...(hint === undefined || hint.sentence === ''
        ? []
        : [`In the source:\n${escapeText(shorten(hint.sentence, 900))}`]),
      ...(hint === undefined || hint.doubts.length === 0
        ? []
        : [hint.doubts.map((doubt) => `? ${escapeText(doubt)}`).join('\n')]),
    ],
    buttons: [
      turnButtons(id, at, items.length, only === true),
      item === undefined || only === true ? [] : editButtons(id, draft, item, at),
    ],
  });
}

function placeText(step: number, all: number, hint: Hint | undefined): string {
  const sure = hint === undefined ? [] : [`sure ${hint.confidence.toFixed(2)}`, shorten(hint.evidence, 300)];
  return escapeText([`${step} of ${all}`, ...sure].join(' · '));
}

function itemText(session: ModeratorSession, draft: SourceDraft, item: Item): string {
  const isOut = draft.omitted.includes(idOf(item));
  const text =
    item.kind === 'statement' ? statementText(session, draft, item.statement) : figureText(session, draft, item.figure);
  return isOut ? `**Left out**\n${text}` : text;
}

function statementText(session: ModeratorSession, draft: SourceDraft, statement: Statement): string {
  const { speaker, as, said, where, form, text, topics, stance } = statement;
  const circumstances = [as, where, said === undefined ? undefined : dateInWords(said)].filter(
    (each) => each !== undefined,
  );
  const words = escapeText(shorten(text, 1_500));
  return [
    [`**${personName(session, draft, speaker)}**`, ...circumstances.map(escapeText)].join(' · '),
    form === 'verbatim' ? `Word for word:\n${blockQuote(words)}` : `Reported:\n${words}`,
    small(
      escapeText(
        [
          session.topicLabels(topics).join(', ') || 'no topic yet',
          ...(stance === undefined ? [] : [`${positionInWords(stance.position)}: ${stance.on}`]),
        ].join(' · '),
      ),
    ),
  ].join('\n');
}

function figureText(session: ModeratorSession, draft: SourceDraft, figure: Figure): string {
  const { value, measure, period, by, area, event, approximate, note } = figure;
  const known = measuresById([...session.content.measures, ...draft.measures]).get(measure);
  const counter = personName(session, draft, by);
  return [
    `**${approximate ? 'about ' : ''}${value.toLocaleString('en-GB', { maximumFractionDigits: 6 })} ${escapeText(known?.unit ?? '')}**`,
    escapeText([known?.label ?? measure, event, area].filter((each) => each !== undefined).join(' · ')),
    `${escapeText(periodInWords(period))} · counted by ${counter}`,
    ...(note === undefined ? [] : [small(escapeText(shorten(note, 300)))]),
  ].join('\n');
}

/** Escaped. */
function personName(session: ModeratorSession, draft: SourceDraft, id: string): string {
  const person: Person | undefined = session.personById(id, draft.people);
  return escapeText(person === undefined ? `nobody yet (${id})` : person.name);
}

function turnButtons(id: string, step: number, all: number, only: boolean): PanelButton[] {
  const verb: PanelVerb = only ? 'look' : 'step';
  const to = (label: string, part: number): PanelButton => ({ label, id: { verb, about: id, part } });
  const back = step <= 1 ? [] : [to('Back', step - 1)];
  const next: PanelButton[] = step >= all ? [] : [{ ...to('Next', step + 1), style: 'main' }];
  const whole: PanelButton = only
    ? { label: 'The change', id: { verb: 'open', about: id, part: 0 } }
    : to('The whole', 0);
  return [...back, ...next, whole];
}

function editButtons(id: string, draft: SourceDraft, item: Item, step: number): PanelButton[] {
  const about = aboutItem(id, idOf(item));
  const to = (label: string, verb: PanelVerb): PanelButton => ({ label, id: { verb, about, part: step } });
  if (draft.omitted.includes(idOf(item))) return [to('Put back', 'put-back')];
  const omit: PanelButton = { ...to('Leave out', 'omit'), style: 'danger' };
  return item.kind === 'statement'
    ? [
        to('Who, when, where', 'saying'),
        to('Somebody new', 'newcomer'),
        to('Words and stance', 'wording'),
        to('Topics and ways of asking', 'item-topics'),
        omit,
      ]
    : [
        to('What and when', 'counting'),
        to('Caveats and ways of asking', 'caveats'),
        to('New measure', 'new-measure'),
        to('New counter', 'newcomer'),
        omit,
      ];
}

export type Item = { kind: 'statement'; statement: Statement } | { kind: 'figure'; figure: Figure };

/** Statements come first, then figures; step 1 is the first. */
export function itemsOf({ source }: SourceDraft): Item[] {
  return [
    ...source.statements.map((statement): Item => ({ kind: 'statement', statement })),
    ...source.figures.map((figure): Item => ({ kind: 'figure', figure })),
  ];
}

function idOf(item: Item): string {
  return item.kind === 'statement' ? item.statement.id : item.figure.id;
}

/** The step that shows an item; 0, which is the whole, where there is none of this id. */
export function stepOf(draft: SourceDraft, itemId: string | undefined): number {
  return itemsOf(draft).findIndex((item) => idOf(item) === itemId) + 1;
}

/** What a button of one statement or figure is about: the draft, and a key of the item’s id. */
export function aboutItem(draftId: string, itemId: string): string {
  return `${draftId}.${shortHash(itemId)}`;
}

/** Reads the item’s id from what `aboutItem` wrote; undefined where the draft no longer has it. */
export function readAbout(about: string, draft: SourceDraft): string | undefined {
  const [, key] = about.split('.');
  return itemsOf(draft)
    .map(idOf)
    .find((id) => shortHash(id) === key);
}
