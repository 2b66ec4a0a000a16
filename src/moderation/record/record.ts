import { SHARED_SCOPE } from '../../store/revisions.ts';
/** Looking at the record and its history. */

import type { Shown } from '../../discord/kit/command.ts';
import type { View } from '../../discord/kit/components.ts';
import { escapeText, shorten, small } from '../../discord/kit/markdown.ts';
import { aside } from '../../discord/kit/reply.ts';
import { counted } from '../../discord/kit/words.ts';
import type { Conflict } from '../../record/overlay.ts';
import type { Revision } from '../../store/revisions.ts';
import { differenceText } from '../change/change-view.ts';
import { type EntryRef, keyOf, type ModeratorSession, written } from '../session/moderator-session.ts';
import { type PanelButton, panelView, textPage, turningButtons } from '../session/panel.ts';
import { originInWords, problemInWords, SAY } from '../session/words.ts';

const SOURCES_ON_PAGE = 12;
const REVISIONS_ON_PAGE = 3;
const PROBLEMS_ON_PAGE = 8;
/** What a search for sources may hold, so that it fits a button. */
const SEARCH_CHARACTERS = 60;

/** Entries whose names or ids hold some words: sources first, newest first. */
export function listView(session: ModeratorSession, words: string, page: number): View {
  const wanted = words.toLowerCase().slice(0, SEARCH_CHARACTERS);
  const all = wanted === '' ? session.entries.filter(({ kind }) => kind === 'source') : session.entries;
  const found = all.filter((each) => `${written(each)} ${each.name}`.toLowerCase().includes(wanted));
  const [shown, pages] = pageOf(found, page, SOURCES_ON_PAGE);
  const lines = shown.map((each) => {
    const { revision } = session.recordService.textOf({ scope: session.scope, ...each });
    const mark = revision === undefined ? '' : ` · ${revision.origin.how}`;
    return `- ${escapeText(shorten(each.name, 90))}\n${small(escapeText(`${written(each)}${mark}`))}`;
  });
  const withdrawn = session.withdrawn.length === 0 ? '' : `, ${session.withdrawn.length} withdrawn`;
  return panelView({
    texts: [
      `### ${counted(found.length, 'entry', 'entries')} ${SAY.scope(session.scope)}${withdrawn}`,
      ...(lines.length === 0
        ? [small('Add a source with /corpus add, anything else with /corpus define.')]
        : [lines.join('\n')]),
      ...placeText(page, pages),
    ],
    buttons: [turningButtons('list', wanted, page, pages)],
  });
}

/** An entry’s text, with where it comes from. */
export function showView(session: ModeratorSession, ref: EntryRef, page: number): Shown {
  const { text, revision } = session.recordService.textOf({ scope: session.scope, ...ref });
  if (text === null && revision === undefined) return aside(session.missing(ref));
  const { shown, pages } = textPage(text ?? '(withdrawn)', page);
  return panelView({
    texts: [`### ${escapeText(written(ref))}\n${small(provenanceLine(revision))}`, ...shown],
    buttons: [turningButtons('show', keyOf(ref), page, pages)],
  });
}

/** Who changed an entry, when and why, with what each changed; newest first. */
export async function historyView(session: ModeratorSession, ref: EntryRef, page: number): Promise<Shown> {
  const name = { scope: session.scope, ...ref };
  const history = await session.recordService.history(name);
  const { shipped } = session.recordService.textOf(name);
  if (history.length === 0)
    return aside(shipped === null ? session.missing(ref) : 'Nobody has changed it since it shipped.');
  const [shown, pages] = pageOf(history, page, REVISIONS_ON_PAGE);
  const texts = shown.map((revision) => {
    const at = history.indexOf(revision);
    const before = history[at + 1]?.text ?? (at === history.length - 1 ? shipped : null);
    return revisionText(session, revision, before);
  });
  const conflict = conflictOn(session, ref);
  return panelView({
    texts: [
      `### ${escapeText(written(ref))}`,
      ...(conflict === undefined ? [] : [conflictText(session, conflict)]),
      ...texts,
      ...placeText(page, pages),
    ],
    buttons: [conflict === undefined ? [] : conflictButtons(ref), turningButtons('history', keyOf(ref), page, pages)],
  });
}

function revisionText(session: ModeratorSession, revision: Revision, before: string | null): string {
  const { kind, entry, number, at, why, text } = revision;
  if (revision.isAltered) return `**${number}** · ${SAY.altered}`;
  return [
    `**${number}** · ${signatures(revision)} · ${at.slice(0, 16).replace('T', ' ')}`,
    escapeText(why),
    small(escapeText(originInWords(revision.origin))),
    text === null ? 'Withdrawn.' : differenceText(session, { kind, entry, before, after: text }, 700),
  ].join('\n');
}

/** Where an entry’s words come from, and who last changed it. */
function provenanceLine(revision: Revision | undefined): string {
  const origin = escapeText(originInWords(revision?.origin));
  if (revision === undefined) return origin;
  if (revision.isAltered) return SAY.altered;
  return `${origin} · ${signatures(revision)} on ${revision.at.slice(0, 10)}: ${escapeText(revision.why)}`;
}

function signatures({ by, approvedBy }: Revision): string {
  return approvedBy === null ? `<@${by}>` : `<@${by}>, published by <@${approvedBy}>`;
}

/** The conflict between an entry as curators have it and as it ships by now, where there is one. */
function conflictOn(session: ModeratorSession, { kind, entry }: EntryRef): Conflict | undefined {
  if (session.scope !== SHARED_SCOPE) return undefined;
  return session.recordService.snapshot.conflicts.find(
    ({ revision }) => revision.kind === kind && revision.entry === entry,
  );
}

function conflictText(session: ModeratorSession, { revision, ours, shipped, stands }: Conflict): string {
  const { kind, entry } = revision;
  const difference =
    shipped === null
      ? 'It ships no more.'
      : differenceText(session, { kind, entry, before: ours, after: shipped }, 900);
  const what =
    stands === 'revision'
      ? '**The shipped text has changed since, too.** Yours is answered with. What ships now differs from yours in this:'
      : '**The shipped text has changed again since it came to say what you have.** What ships is answered with. It differs from yours in this:';
  return `${what}\n${difference}`;
}

function conflictButtons(ref: EntryRef): PanelButton[] {
  const about = keyOf(ref);
  return [
    { label: 'Take what ships', id: { verb: 'settle', about, part: 0 } },
    { label: 'Keep ours', id: { verb: 'settle', about, part: 1 } },
  ];
}

/** Everything that the checker finds in the scope, and what an upgrade has left to decide. */
export function checkView(session: ModeratorSession, page: number): View {
  const { snapshot } = session.recordService;
  const isShared = session.scope === SHARED_SCOPE;
  const problems = session.recordService.checked(session.scope);
  const count = (severity: string) => problems.filter((problem) => problem.severity === severity).length;
  const lines = problems.map(problemInWords);
  const open = isShared ? snapshot.conflicts.map(({ revision }) => revision) : [];
  const aside = (isShared ? snapshot.shared : snapshot.server(session.scope))?.setAside ?? [];
  const [shown, pages] = pageOf(lines, page, PROBLEMS_ON_PAGE);
  return panelView({
    texts: [
      `### ${counted(count('error'), 'error')}, ${counted(count('warning'), 'warning')} ${SAY.scope(session.scope)}`,
      ...namesText('Changed here and in what ships; /corpus history shows both texts', open),
      ...namesText('Set aside, since what ships now does not go with them', aside),
      ...shown,
      ...placeText(page, pages),
    ],
    buttons: [turningButtons('check', '-', page, pages)],
  });
}

function namesText(heading: string, revisions: readonly Revision[]): string[] {
  if (revisions.length === 0) return [];
  const lines = revisions.slice(0, 10).map((revision) => `- ${escapeText(written(revision))}`);
  const more = revisions.length > 10 ? [`- and ${revisions.length - 10} more`] : [];
  return [[`**${heading}:**`, ...lines, ...more].join('\n')];
}

function pageOf<T>(all: readonly T[], page: number, onPage: number): [shown: T[], pages: number] {
  return [all.slice(page * onPage, (page + 1) * onPage), Math.max(1, Math.ceil(all.length / onPage))];
}

function placeText(page: number, pages: number): string[] {
  return pages > 1 ? [small(`${page + 1} of ${pages}`)] : [];
}
