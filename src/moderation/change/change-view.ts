/** What a change would do, as it is shown before anybody publishes it. */
import type { Problem } from '../../corpus/problem.ts';
import { escapeText, shorten, small } from '../../discord/view/markdown.ts';
import type { View } from '../../discord/view/view.ts';
import { type Change, type ChangedEntry, type MovedWords, movedWords, proposalsOf } from '../../record/change.ts';
import { finished, reattributed, type SourceDraft } from '../../record/draft.ts';
import { itemsOf } from '../draft/items.ts';
import { stepView } from '../draft/step.ts';
import { isReady } from '../draft/stored-draft.ts';
import { type PanelButton, panelView, turningButtons } from '../panel/panel.ts';
import { isAside, type Shown } from '../panel/shown.ts';
import { textPage } from '../panel/text-page.ts';
import { type Room, written } from '../room.ts';
import { originInWords, problemInWords, SAY } from '../words.ts';
import { differenceOf } from './difference.ts';
import { aboutChange, mayPublish, openReady, type Ready, signed } from './ready.ts';

const SHOWN_PROBLEMS = 5;
const SHOWN_MOVED = 8;

/**
 * What a change does, what is wrong with it, and the buttons to publish, send back or drop it.
 * @param line what to say above; default: that it was sent back, or that a second moderator is waited for
 */
export function changeView(room: Room, ready: Ready, line = lineAbove(room, ready)): View {
  const { stored, change, draft } = ready;
  const problems = room.editorial.problemsWith(...proposalsOf(change, room.scope, signed(room, stored)));
  const moved = [
    ...change.entries.flatMap((entry) => movedIn(room, entry)),
    ...(draft === undefined ? [] : reattributed(draft)),
  ];
  const source = change.entries.at(-1);
  return panelView({
    texts: [
      ...(line === undefined ? [] : [line]),
      [
        `### ${escapeText(shorten(change.title, 300))}`,
        small([SAY.scope(room.scope), ...(change.why === '' ? [] : [escapeText(change.why)])].join(' · ')),
        small(`<@${stored.author}> · ${escapeText(originInWords(source?.origin))}`),
      ].join('\n'),
      ...problems.slice(0, SHOWN_PROBLEMS).map(problemInWords),
      ...(moved.length === 0
        ? []
        : [`**${SAY.movedWords}**\n${moved.slice(0, SHOWN_MOVED).map(movedLine).join('\n')}`]),
      ...doubtsText(draft),
      ...change.entries.map((entry) => entryText(room, entry, change)),
    ],
    buttons: [publishButtons(room, ready, problems), lookButtons(ready)],
  });
}

function lineAbove(room: Room, { stored, change }: Ready): string | undefined {
  if (change.note !== undefined) return `**${SAY.sentBack(escapeText(change.note))}**`;
  if (!isReady(change)) return undefined;
  return mayPublish(room, stored) ? undefined : SAY.waiting;
}

function entryText(room: Room, entry: ChangedEntry, { entries }: Change): string {
  const heading = entries.length > 1 ? `${entry.kind} **${escapeText(entry.entry)}**\n` : '';
  if (entry.text === null) return `${heading}It will not be answered with any more.`;
  const before = room.editorial.textOf({ scope: room.scope, ...entry }).text;
  return `${heading}${differenceOf(before, entry.text)}`;
}

/** Words of a source that stood in another mouth, as it stands or as it ships. */
function movedIn(room: Room, entry: ChangedEntry): MovedWords[] {
  if (entry.kind !== 'source' || entry.text === null) return [];
  const { text, shipped } = room.editorial.textOf({ scope: room.scope, kind: 'source', entry: entry.entry });
  return movedWords(entry.entry, entry.text, [text, shipped]);
}

function movedLine({ text, from, to }: MovedWords): string {
  return `${escapeText(from)} → **${escapeText(to)}**: ${escapeText(shorten(text, 200))}`;
}

function doubtsText(draft: SourceDraft | undefined): string[] {
  if (draft === undefined) return [];
  const { statements, figures } = finished(draft);
  const doubts = [...statements, ...figures].flatMap(({ id }) => draft.hints[id]?.doubts ?? []).length;
  return doubts === 0 ? [] : [small(SAY.doubts(doubts))];
}

function publishButtons(room: Room, ready: Ready, problems: readonly Problem[]): PanelButton[] {
  const { stored, change, draft } = ready;
  const { id } = stored;
  const isOwn = stored.author === room.standing.userId;
  const may = mayPublish(room, stored);
  // Without its reason, it is asked for first.
  const publish: PanelButton =
    change.why === ''
      ? { label: 'Publish', style: 'main', id: { verb: 'finish', about: id, part: 0 }, disabled: problems.length > 0 }
      : {
          label: 'Publish',
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
export async function lookAtStep(room: Room, id: string, step: number): Promise<Shown> {
  const ready = await openReady(room, id);
  if (isAside(ready)) return ready;
  return ready.draft === undefined ? changeView(room, ready) : stepView(room, id, ready.draft, step, { only: true });
}

/** The whole texts of a change that is ready, to be looked at. */
export async function lookAtText(room: Room, id: string, page: number): Promise<Shown> {
  const ready = await openReady(room, id);
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
