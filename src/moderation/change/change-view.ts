/** What a change would do, as it is shown before anybody publishes it. */
import type { Problem } from '../../corpus/problem.ts';
import { type Aside, isAside, type Shown } from '../../discord/kit/command.ts';
import type { View } from '../../discord/kit/components.ts';
import { shortHash } from '../../discord/kit/custom-id.ts';
import { escapeText, shorten, small } from '../../discord/kit/markdown.ts';
import { aside } from '../../discord/kit/reply.ts';
import { counted } from '../../discord/kit/words.ts';
import {
  type Change,
  type ChangedEntry,
  type MovedWords,
  movedWords,
  proposalsOf,
  type Signed,
} from '../../record/change.ts';
import { reattributed, type SourceDraft } from '../../record/draft.ts';
import { type ModeratorSession, written } from '../session/moderator-session.ts';
import { type PanelButton, panelView, textPage, turningButtons } from '../session/panel.ts';
import { isReady, type OpenDraft, openDraft, readyIn, sourceDraftIn, writersOf } from '../session/stored-draft.ts';
import { originInWords, problemInWords, SAY } from '../session/words.ts';
import { type Difference, differencesIn } from './differences.ts';
import { doubtsOf, itemsOf, Names } from './items.ts';
import { stepView } from './step.ts';

const SHOWN_PROBLEMS = 5;
const SHOWN_MOVED = 8;
const SHOWN_DOUBTS = 4;
const NOBODY = { people: [], measures: [] };
/** Of what differs; the rest is counted, and a button away. */
const DIFFERENCES_CHARACTERS = 2_400;

/**
 * What a change does, what is wrong with it, and the buttons to publish, send back or drop it.
 * @param line what to say above; default: that it was sent back, or that a second moderator is waited for
 */
export function changeView(session: ModeratorSession, ready: Ready, line = lineAbove(session, ready)): View {
  const { stored, change, draft } = ready;
  const problems = session.recordService.problemsWith(...proposalsOf(change, session.scope, signed(session, stored)));
  const moved = [
    ...change.entries.flatMap((entry) => movedIn(session, entry)),
    ...(draft === undefined ? [] : reattributed(draft)),
  ];
  const source = change.entries.at(-1);
  const names = new Names(session, draft ?? NOBODY);
  const vouchedBy = draft?.source.vouchedBy;
  return panelView({
    texts: [
      ...(line === undefined ? [] : [line]),
      [
        `### ${escapeText(shorten(change.title, 300))}`,
        small([SAY.scope(session.scope), ...(change.why === '' ? [] : [escapeText(change.why)])].join(' · ')),
        small(
          `<@${stored.author}> · ${escapeText(vouchedBy === undefined ? originInWords(source?.origin) : SAY.onNoPage)}`,
        ),
      ].join('\n'),
      ...problems.slice(0, SHOWN_PROBLEMS).map(problemInWords),
      ...(moved.length === 0
        ? []
        : [
            `**${SAY.movedWords}**\n${moved
              .slice(0, SHOWN_MOVED)
              .map((each) => movedLine(names, each))
              .join('\n')}`,
          ]),
      ...doubtsText(draft),
      ...differenceTexts(session, ready),
    ],
    buttons: [publishButtons(session, ready, problems), doubtButtons(session, ready), lookButtons(ready)],
  });
}

function lineAbove(session: ModeratorSession, { stored, change }: Ready): string | undefined {
  if (change.note !== undefined) return `**${SAY.sentBack(escapeText(change.note))}**`;
  return isReady(change) && !mayPublish(session, stored) ? SAY.waiting : SAY.notPublishedYet;
}

/** What differs, whom and what the source brings along last. */
function differenceTexts(session: ModeratorSession, { change, draft }: Ready): string[] {
  const names = new Names(session, draft ?? NOBODY);
  const texts = change.entries.toReversed().flatMap((entry) => {
    const before = session.recordService.textOf({ scope: session.scope, ...entry }).text;
    const after = entry.text === null ? null : session.recordService.rebased({ scope: session.scope, ...entry }).text;
    return differencesIn(names, { kind: entry.kind, entry: entry.entry, before, after });
  });
  return within(texts, DIFFERENCES_CHARACTERS, ': the buttons below show all of it');
}

/** As many texts as there is room for, the first at least, and how many there are beside. */
function within(texts: readonly string[], characters: number, where = ''): string[] {
  let room = characters;
  const shown = texts.filter((text, index) => {
    room -= text.length;
    return room >= 0 || index === 0;
  });
  const left = texts.length - shown.length;
  return left === 0 ? shown : [...shown, small(`and ${counted(left, 'more thing')}${where}`)];
}

/** What differs between two texts of an entry, in one text. */
export function differenceText(session: ModeratorSession, difference: Difference, characters: number): string {
  const names = new Names(session, NOBODY);
  return within(differencesIn(names, difference), characters).join('\n');
}

/** Words of a source that are attributed to another speaker than in the current or the shipped text. */
function movedIn(session: ModeratorSession, entry: ChangedEntry): MovedWords[] {
  if (entry.kind !== 'source' || entry.text === null) return [];
  const { text, shipped } = session.recordService.textOf({ scope: session.scope, kind: 'source', entry: entry.entry });
  return movedWords(entry.entry, entry.text, [text, shipped]);
}

function movedLine(names: Names, { text, from, to }: MovedWords): string {
  return `${escapeText(names.person(from))} → **${escapeText(names.person(to))}**: ${escapeText(shorten(text, 200))}`;
}

/** Which doubts are open, each with the number of the button that leads there. */
function doubtsText(draft: SourceDraft | undefined): string[] {
  const doubts = draft === undefined ? [] : doubtsOf(draft);
  if (doubts.length === 0) return [];
  const lines = doubts
    .slice(0, SHOWN_DOUBTS)
    .map(({ step, doubt }) => `- **${step}:** ${escapeText(shorten(doubt, 200))}`);
  const more = doubts.length > SHOWN_DOUBTS ? [`- and ${doubts.length - SHOWN_DOUBTS} more`] : [];
  return [['**Not sure:**', ...lines, ...more].join('\n')];
}

function doubtButtons(session: ModeratorSession, { stored: { id, author }, draft }: Ready): PanelButton[] {
  const doubts = draft === undefined ? [] : doubtsOf(draft);
  const steps = [...new Set(doubts.map(({ step }) => step))].slice(0, SHOWN_DOUBTS);
  const verb = author === session.rights.userId ? 'step' : 'look';
  return steps.map((step) => ({ label: `Look at ${step}`, id: { verb, about: id, part: step } }));
}

/** What the button that publishes a change says. */
const LABELS: Record<NonNullable<Change['does']>, string> = {
  undo: 'Undo this',
  restore: 'Bring it back',
  correct: 'Publish the correction',
  note: 'Note that',
};

function labelOf({ does, entries }: Change): string {
  if (does !== undefined) return LABELS[does];
  return entries.every(({ text }) => text === null) ? 'Withdraw it' : 'Publish';
}

function publishButtons(session: ModeratorSession, ready: Ready, problems: readonly Problem[]): PanelButton[] {
  const { stored, change, draft } = ready;
  const { id } = stored;
  const isOwn = stored.author === session.rights.userId;
  const may = mayPublish(session, stored);
  // A change without a reason is asked for one first.
  const publish: PanelButton =
    change.why === ''
      ? {
          label: `${labelOf(change)}…`,
          style: 'main',
          id: { verb: 'finish', about: id, part: 0 },
          disabled: problems.length > 0,
        }
      : {
          label: labelOf(change),
          style: 'main',
          id: { verb: 'publish', about: aboutChange(ready), part: 0 },
          disabled: problems.length > 0 || !may,
        };
  const back: PanelButton = { label: 'Back to the draft', id: { verb: 'step', about: id, part: 0 } };
  const drop: PanelButton = { label: 'Drop', id: { verb: 'drop', about: id, part: 0 } };
  const sendBack: PanelButton = { label: 'Send back', id: { verb: 'send-back', about: id, part: 0 } };
  const askAgain: PanelButton = { label: 'Ask again', style: 'main', id: { verb: 'ask-again', about: id, part: 0 } };
  return [
    change.note === undefined ? publish : askAgain,
    ...(isOwn && draft !== undefined ? [back] : []),
    ...(isOwn ? [drop] : []),
    ...(!isOwn && may ? [sendBack] : []),
  ];
}

/** Whoever is to publish it can look at all of it, and change nothing. */
function lookButtons({ stored: { id }, change, draft }: Ready): PanelButton[] {
  if (!isReady(change)) return [];
  const through: PanelButton = { label: 'Step through', id: { verb: 'look', about: id, part: 1 } };
  const whole: PanelButton = { label: 'Whole text', id: { verb: 'text', about: id, part: 0 } };
  return [
    ...(draft === undefined || itemsOf(draft).length === 0 ? [] : [through]),
    ...(change.entries.every(({ text }) => text === null) ? [] : [whole]),
  ];
}

/** One statement or figure of a change that is ready, to be looked at. */
export async function lookAtStep(session: ModeratorSession, id: string, step: number): Promise<Shown> {
  const ready = await openReady(session, id);
  if (isAside(ready)) return ready;
  return ready.draft === undefined
    ? changeView(session, ready)
    : stepView(session, id, ready.draft, step, { only: true });
}

/** The whole texts of a change that is ready, to be looked at. */
export async function lookAtText(session: ModeratorSession, id: string, page: number): Promise<Shown> {
  const ready = await openReady(session, id);
  if (isAside(ready)) return ready;
  const texts = ready.change.entries.map((each) => `# ${written(each)}\n${each.text ?? '(withdrawn)\n'}`);
  const { shown, pages } = textPage(texts.join('\n'), page);
  return panelView({
    texts: [`### ${escapeText(shorten(ready.change.title, 300))}`, ...shown],
    buttons: [
      turningButtons('text', id, page, pages),
      [{ label: 'The change', id: { verb: 'open', about: id, part: 0 } }],
    ],
  });
}

/** A stored draft with the change that it holds, ready to be published. */
export interface Ready {
  stored: OpenDraft;
  change: Change;
  /** absent where nothing was reviewed */
  draft: SourceDraft | undefined;
}

/** Opens a ready draft: one’s own, or anybody’s where the server requires a second moderator. */
export async function openReady(session: ModeratorSession, id: string): Promise<Ready | Aside> {
  const stored = await openDraft(session, id, { ownOnly: !session.settings.approval });
  if (isAside(stored)) return stored;
  return readyFrom(session, stored) ?? aside(SAY.notReady);
}

/** @returns undefined where the draft is not ready */
export function readyFrom(session: ModeratorSession, stored: OpenDraft): Ready | undefined {
  const change = readyIn(session, stored.state);
  return change && { stored, change, draft: sourceDraftIn(stored.state) };
}

/** Whether the moderator of this session may publish a draft: with a second moderator required, not one of its writers. */
export function mayPublish(session: ModeratorSession, stored: OpenDraft): boolean {
  return !session.settings.approval || !writersOf(stored).includes(session.rights.userId);
}

/** Author and approver of the change if the moderator of this session publishes it. */
export function signed(session: ModeratorSession, stored: OpenDraft): Signed {
  const { userId } = session.rights;
  const writers = writersOf(stored);
  const by = writers.includes(userId) ? userId : (writers.at(-1) ?? stored.author);
  return { by, approvedBy: by === userId ? null : userId };
}

/** What a publish button is about: it names the content, so that only what was looked at is published. */
export function aboutChange({ stored, change: { title, why, entries } }: Pick<Ready, 'stored' | 'change'>): string {
  return `${stored.id}.${shortHash(JSON.stringify({ title, why, entries }))}`;
}
