/** A draft on one screen: what is still to do first, then everything found, with a way to each. */

import { ADDRESS_TO_FILL_IN, DAY_TO_FILL_IN, isToDo } from '../../corpus/unfinished.ts';
import { dateInWords } from '../../dates/words.ts';
import { menu, type View } from '../../discord/kit/components.ts';
import { DISCORD } from '../../discord/kit/limits.ts';
import { escapeText, shorten, small } from '../../discord/kit/markdown.ts';
import { counted } from '../../discord/kit/words.ts';
import { finished, namedSubjects, type SourceDraft } from '../../record/draft.ts';
import { SHARED_SCOPE } from '../../store/revisions.ts';
import { doubtsOf, type Item, idOf, itemLine, itemsOf, Names } from '../change/items.ts';
import type { ModeratorSession } from '../session/moderator-session.ts';
import { type PanelButton, type PanelVerb, panelIds, panelView } from '../session/panel.ts';
import { originInWords, SAY } from '../session/words.ts';
import { onwardButton, type ToDo, toDosOf, unwrittenIn } from './to-do.ts';

/** Things to do that are shown at once; the others follow once these are done. */
const SHOWN_TO_DO = 6;
const SHOWN_LEFT_OVER = 6;
/** Lines of statements and figures, each shortened so that all of them fit. */
const SHOWN_ITEMS = 16;
const LINE_CHARACTERS = 110;

/** What to say above, and the step that somebody comes from. */
interface Coming {
  line?: string | undefined;
  from?: number;
}

export function overviewView(
  session: ModeratorSession,
  id: string,
  draft: SourceDraft,
  { line, from = 0 }: Coming = {},
): View {
  const { doubts, notes, article, gap } = draft;
  const toDos = toDosOf(session, draft);
  const to = (label: string, verb: PanelVerb, part = 0): PanelButton => ({ label, id: { verb, about: id, part } });
  const places = placesOf(session, draft, toDos);
  return panelView({
    texts: [
      ...(line === undefined ? [] : [line]),
      ...notes.map((note) => `**${SAY.sentBack(escapeText(note))}**`),
      ...(draft.typed === undefined ? [] : [SAY.typedKept]),
      headText(session, draft),
      toDos.length === 0 ? 'Nothing is missing.' : toDoText(toDos),
      [foundText(draft), ...itemLines(places)].join('\n'),
      ...(gap === undefined ? [] : [small(`For the question: ${escapeText(gap.question)}`)]),
      ...listText(
        [...doubts.filter((doubt) => !IS_TO_DO.test(doubt)), ...knownAlready(session, draft)].map(escapeText),
      ),
      ...leftOverText(draft),
    ],
    menus: places.length === 0 ? [] : [placesMenu(id, places)],
    buttons: [
      [
        onwardButton(id, toDos, 0),
        ...(from > 1 ? [to(`Back to ${from}`, 'step', from)] : []),
        { ...to('Step through', 'step', 1), disabled: places.length === 0 },
        ...(unwrittenIn(draft).length === 0 ? [] : [to('Leave out all unwritten', 'unwritten')]),
      ],
      [to('Details', 'details'), to('Topics', 'topics'), to('Summary', 'summary'), to('Whole text', 'whole')],
      [
        to('Add a statement', 'add-statement'),
        to('Add a figure', 'add-figure'),
        ...(article === '' ? [to('Read its page', 'page')] : []),
        to('Hand over', 'hand'),
        to('Drop', 'drop'),
      ],
    ],
  });
}

/** A statement or figure as the screen lists it. */
interface Place {
  step: number;
  line: string;
  isToDo: boolean;
  isOmitted: boolean;
  isDoubted: boolean;
}

/** Statements and figures: those with something to do first, those left out last. */
function placesOf(session: ModeratorSession, draft: SourceDraft, toDos: readonly ToDo[]): Place[] {
  const names = new Names(session, draft);
  const doubted = new Set(doubtsOf(draft).map(({ step }) => step));
  const places = itemsOf(draft).map((item: Item, index): Place => {
    const step = index + 1;
    return {
      step,
      line: itemLine(names, item),
      isToDo: toDos.some((each) => each.step === step),
      isOmitted: draft.omitted.includes(idOf(item)),
      isDoubted: doubted.has(step),
    };
  });
  const rank = ({ isToDo, isOmitted }: Place) => (isToDo ? 0 : isOmitted ? 2 : 1);
  return places.sort((left, right) => rank(left) - rank(right) || left.step - right.step);
}

function itemLines(places: readonly Place[]): string[] {
  const kept = places.filter(({ isOmitted }) => !isOmitted);
  const lines = kept
    .slice(0, SHOWN_ITEMS)
    .map(
      ({ step, line, isToDo, isDoubted }) =>
        `**${step}** · ${escapeText(shorten(line, LINE_CHARACTERS))}${isToDo ? ' · **to do**' : isDoubted ? ' · **?**' : ''}`,
    );
  const left = kept.length - lines.length;
  const unsure = kept.filter(({ isDoubted, isToDo }) => isDoubted && !isToDo).length;
  return [
    ...lines,
    ...(left > 0 ? [`and ${left} more: step through`] : []),
    ...(unsure > 0 ? [small('**?** Look at these: I am not sure of them.')] : []),
  ];
}

function placesMenu(id: string, places: readonly Place[]) {
  return menu(
    panelIds.write({ verb: 'item', about: id, part: 0 }),
    places.length > DISCORD.choices ? `Look at one (the first ${DISCORD.choices})` : 'Look at one',
    places.map(({ step, line, isToDo, isOmitted, isDoubted }) => ({
      label: `${step} · ${line}`,
      value: String(step),
      description: isToDo ? 'to do' : isOmitted ? 'left out' : isDoubted ? 'not sure' : 'ready',
    })),
  );
}

/** Hints that the source was withdrawn before, or is in the shared record. */
function knownAlready(session: ModeratorSession, { source, isOnRecord }: SourceDraft): string[] {
  if (isOnRecord) return [];
  const withdrawal = session.withdrawalOf({ kind: 'source', entry: source.id });
  const shared = session.scope === SHARED_SCOPE ? [] : session.recordService.snapshot.shared.content.sources;
  return [
    ...(withdrawal === undefined ? [] : [SAY.withdrawnBefore(withdrawal.at.slice(0, 10), withdrawal.why)]),
    ...shared.filter(({ url }) => url !== '' && url === source.url).map(({ title }) => SAY.sharedAlready(title)),
  ];
}

function headText(session: ModeratorSession, draft: SourceDraft): string {
  const { source, origin } = draft;
  const topics = session.topicLabels(source.topics).join(', ');
  const day = source.published === DAY_TO_FILL_IN ? '' : dateInWords(source.published);
  const known = [source.publisher, day, source.kind, topics];
  return [
    `### ${isToDo(source.title) ? 'A source without a title yet' : escapeText(shorten(source.title, 200))}`,
    escapeText(known.filter((each) => each !== '' && !isToDo(each)).join(' · ')),
    ...(source.vouchedBy === undefined ? [] : [escapeText(SAY.vouched(source.vouchedBy))]),
    ...(source.url === ADDRESS_TO_FILL_IN || source.url === '' ? [] : [escapeText(source.url)]),
    small(
      `${escapeText(originInWords(isAsShipped(session, draft) ? undefined : origin))} · ${SAY.scope(session.scope)}`,
    ),
  ].join('\n');
}

/** Whether the draft edits a shipped source that has no revision. */
function isAsShipped(session: ModeratorSession, { isOnRecord, source }: SourceDraft): boolean {
  const name = { scope: session.scope, kind: 'source' as const, entry: source.id };
  return isOnRecord && session.recordService.textOf(name).revision === undefined;
}

function foundText(draft: SourceDraft): string {
  const { statements, figures } = finished(draft);
  const exact = statements.filter(({ form }) => form === 'verbatim').length;
  const newcomers = [
    ...draft.people.map(({ name }) => name),
    ...[...draft.measures, ...namedSubjects(draft)].map(({ label }) => label),
  ];
  const left = draft.omitted.length === 0 ? '' : `, ${draft.omitted.length} left out`;
  const unwritten = draft.source.statements.filter(({ id, text }) => draft.omitted.includes(id) && isToDo(text));
  return [
    `Holds ${counted(statements.length, 'statement')} (${exact} word for word) and ${counted(figures.length, 'figure')}${left}.`,
    ...(unwritten.length === 0 ? [] : [small(SAY.unwritten(unwritten.length))]),
    ...(newcomers.length === 0 ? [] : [`New on record: ${escapeText(shorten(newcomers.join(', '), 300))}.`]),
  ].join('\n');
}

function listText(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [lines.map((line) => `- ${line}`).join('\n')];
}

/** What a reviewer may want to add by hand. */
function leftOverText({ leftOver }: SourceDraft): string[] {
  if (leftOver.length === 0) return [];
  const shown = leftOver.slice(0, SHOWN_LEFT_OVER).map(({ text, reason }) => `${shorten(text, 80)} (${reason})`);
  const more = leftOver.length > SHOWN_LEFT_OVER ? [`and ${leftOver.length - SHOWN_LEFT_OVER} more`] : [];
  return [small(escapeText(`Also there, and not taken up: ${[...shown, ...more].join('; ')}.`.replace(/\s+/g, ' ')))];
}

/** Doubts that the list of what is still to do repeats. */
const IS_TO_DO = /^The (?:title|publisher|address|day on which it appeared) is not known|names no topic/;

/** What is still to do, each under the button that leads there. */
function toDoText(toDos: readonly ToDo[]): string {
  const lines = toDos
    .slice(0, SHOWN_TO_DO)
    .map(({ button, what }) => `**${button}:** ${escapeText(shorten(what, 220))}`);
  const more = toDos.length > SHOWN_TO_DO ? [`and ${toDos.length - SHOWN_TO_DO} more`] : [];
  return ['**Still to do:**', ...listText([...lines, ...more])].join('\n');
}
