/** A draft as a whole: what it found, and what is still to do. */

import type { Problem } from '../../corpus/problem.ts';
import { ADDRESS_TO_FILL_IN, DAY_TO_FILL_IN, ID_TO_FILL_IN, isToDo } from '../../corpus/unfinished.ts';
import { dateInWords } from '../../dates/words.ts';
import type { View } from '../../discord/kit/components.ts';
import { escapeText, shorten, small } from '../../discord/kit/markdown.ts';
import { counted } from '../../discord/kit/words.ts';
import { proposalsOf } from '../../record/change.ts';
import { finished, type SourceDraft } from '../../record/draft.ts';
import { SHARED_SCOPE } from '../../store/revisions.ts';
import { itemsOf, stepOf } from '../change/step.ts';
import type { ModeratorSession } from '../session/moderator-session.ts';
import { type PanelButton, type PanelVerb, panelView } from '../session/panel.ts';
import { changeOfDraft } from '../session/stored-draft.ts';
import { originInWords, SAY } from '../session/words.ts';

/** Problems that are shown at once; the others follow once these are solved. */
const SHOWN_PROBLEMS = 6;
const SHOWN_LEFT_OVER = 6;

/** @param line what to say above */
export function overviewView(session: ModeratorSession, id: string, draft: SourceDraft, line?: string): View {
  const { doubts, notes, article, gap } = draft;
  const signed = { by: session.rights.userId, approvedBy: null };
  const problems = session.recordService.problemsWith(
    ...proposalsOf(changeOfDraft(session, draft, '-'), session.scope, signed),
  );
  const items = itemsOf(draft);
  const to = (label: string, verb: PanelVerb, part = 0): PanelButton => ({ label, id: { verb, about: id, part } });
  return panelView({
    texts: [
      ...(line === undefined ? [] : [line]),
      ...notes.map((note) => `**${SAY.sentBack(escapeText(note))}**`),
      ...(draft.typed === undefined ? [] : [SAY.typedKept]),
      headText(session, draft),
      foundText(draft),
      ...(gap === undefined ? [] : [small(`For the question: ${escapeText(gap.question)}`)]),
      ...listText(
        [...doubts.filter((doubt) => !IS_TO_DO.test(doubt)), ...knownAlready(session, draft)].map(escapeText),
      ),
      ...leftOverText(draft),
      problems.length === 0 ? 'Nothing is missing.' : toDoText(draft, problems),
    ],
    buttons: [
      [
        { ...to('Step through', 'step', 1), style: 'main', disabled: items.length === 0 },
        { ...to('Publish', 'finish'), disabled: problems.length > 0 },
        to('Hand over', 'hand'),
        to('Drop', 'drop'),
      ],
      [to('Details', 'details'), to('Topics', 'topics'), to('Summary', 'summary'), to('Whole text', 'whole')],
      [
        to('Add a statement', 'add-statement'),
        to('Add a figure', 'add-figure'),
        ...(article === '' ? [to('Read its page', 'page')] : []),
      ],
    ],
  });
}

/** Hints that the source was withdrawn before, or is in the shared record. */
function knownAlready(session: ModeratorSession, { source, isOnRecord }: SourceDraft): string[] {
  if (isOnRecord) return [];
  const withdrawal = session.withdrawalOf({ kind: 'source', entry: source.id });
  const shared = session.scope === SHARED_SCOPE ? [] : session.recordService.snapshot.shared.content.sources;
  return [
    ...(withdrawal === undefined ? [] : [SAY.withdrawnBefore(withdrawal.at.slice(0, 10), withdrawal.why)]),
    ...shared.filter(({ url }) => url === source.url).map(({ title }) => SAY.sharedAlready(title)),
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
    ...(source.url === ADDRESS_TO_FILL_IN ? [] : [escapeText(source.url)]),
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
  const newcomers = [...draft.people.map(({ name }) => name), ...draft.measures.map(({ label }) => label)];
  const left = draft.omitted.length === 0 ? '' : `, ${draft.omitted.length} left out`;
  return [
    `Holds ${counted(statements.length, 'statement')} (${exact} word for word) and ${counted(figures.length, 'figure')}${left}.`,
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
function toDoText(draft: SourceDraft, problems: readonly Problem[]): string {
  const lines = problems.map((problem) => {
    const { button, part } = placeOf(draft, problem.field);
    const isLeft = problem.code === 'unfinished' || problem.message.includes(`“${ID_TO_FILL_IN}”`);
    const what = isLeft && part !== undefined ? `${part} is still to be filled in.` : shorten(problem.message, 220);
    return `**${button}:** ${escapeText(what)}`;
  });
  const more = lines.length > SHOWN_PROBLEMS ? [`and ${lines.length - SHOWN_PROBLEMS} more`] : [];
  return ['**Still to do:**', ...listText([...lines.slice(0, SHOWN_PROBLEMS), ...more])].join('\n');
}

/** What the fields of the format are to a reviewer. */
const PARTS: Record<string, string> = {
  title: 'The title',
  publisher: 'The publisher',
  url: 'The address',
  published: 'The day on which it appeared',
  topics: 'At least one topic',
  speaker: 'Who said it',
  text: 'What was said',
  measure: 'What was counted',
  by: 'Who counted it',
  note: 'The note',
};

/** The button that leads to a field, and what is there. */
function placeOf(draft: SourceDraft, field: string): { button: string; part: string | undefined } {
  const [, list, index, inner = ''] = /^(statements|figures)\[(\d+)\]\.?(.*)$/.exec(field) ?? [];
  const [name = ''] = (list === undefined ? field : inner).split(/[.[]/);
  const part = PARTS[name];
  if (list === 'statements' || list === 'figures') {
    const id = finished(draft)[list][Number(index)]?.id;
    return { button: `Step ${stepOf(draft, id)}`, part };
  }
  if (name === '') return { button: 'Summary', part };
  return { button: name === 'topics' ? 'Topics' : 'Details', part };
}
