/** Changing what is on record: editing, correcting, withdrawing, bringing back. Each is a new revision. */
import { parseSource } from '../../corpus/parse.ts';
import { sourceText } from '../../corpus/write.ts';
import { isAside, type Shown } from '../../discord/kit/command.ts';
import { lineView } from '../../discord/kit/components.ts';
import { escapeText } from '../../discord/kit/markdown.ts';
import { aside } from '../../discord/kit/reply.ts';
import type { ChangedEntry } from '../../record/change.ts';
import { draftOfSource } from '../../record/draft.ts';
import type { Revision } from '../../store/revisions.ts';
import { propose, proposeWithoutReason } from '../change/proposing.ts';
import { overviewView } from '../draft/overview.ts';
import { type EntryRef, type ModeratorSession, written } from '../session/moderator-session.ts';
import { panelView } from '../session/panel.ts';
import { addDraft } from '../session/stored-draft.ts';
import { problemInWords, SAY } from '../session/words.ts';
import { listEntryForm } from './list-entries.ts';

/** Opens an entry to be edited: a source as a draft that is gone through, anything else in a form. */
export async function edit(session: ModeratorSession, ref: EntryRef): Promise<Shown> {
  const { text, revision, shipped } = session.recordService.textOf({ scope: session.scope, ...ref });
  if (ref.kind !== 'source') return listEntryForm(session, { ...ref, kind: ref.kind });
  const source = text === null ? undefined : parseSource(ref.entry, text).source;
  if (source === undefined) return aside(session.missing(ref));
  const origin = revision?.origin ?? { how: 'edited' as const };
  const base = session.baseOf(ref);
  const draft = draftOfSource(source, { origin, seen: revision?.number ?? 0, base, author: session.rights.userId });
  const stored = await addDraft(session, draft);
  if (isAside(stored)) return stored;
  return overviewView(session, stored.id, draft, { line: shipped === null ? undefined : SAY.editsShipped });
}

/** Adds a dated correction, which answers then show. */
export async function correct(session: ModeratorSession, ref: EntryRef, note: string, why: string): Promise<Shown> {
  if (note === '') return aside('A correction says what was wrong, and what is right.');
  const { text, revision } = session.recordService.textOf({ scope: session.scope, ...ref });
  const source = ref.kind !== 'source' || text === null ? undefined : parseSource(ref.entry, text).source;
  if (source === undefined) return aside(session.missing(ref));
  const corrected = { ...source, corrections: [{ date: session.services.today(), note }, ...source.corrections] };
  return propose(session, {
    title: `Correct ${source.title}`,
    does: 'correct',
    why,
    entries: [revised(session, ref, sourceText(corrected), revision)],
  });
}

/** Takes an entry off the record, after a look. */
export async function withdraw(session: ModeratorSession, ref: EntryRef, why: string): Promise<Shown> {
  const { text, revision } = session.recordService.textOf({ scope: session.scope, ...ref });
  if (text === null || !isOurs(session, ref)) return aside(session.missing(ref));
  const entries = [revised(session, ref, null, revision)];
  return propose(session, { title: `Withdraw ${called(session, ref)}`, why, entries });
}

/** Brings back what was withdrawn: the last text that was there. */
export async function restore(session: ModeratorSession, ref: EntryRef, why: string): Promise<Shown> {
  const name = { scope: session.scope, ...ref };
  const { text, shipped, revision } = session.recordService.textOf(name);
  if (text !== null) return aside('It is on record: there is nothing to restore.');
  const history = await session.recordService.history(name);
  const last = history.find((each) => each.text !== null);
  const back = last?.text ?? shipped;
  if (back === null) return aside(session.missing(ref));
  return propose(session, {
    title: `Restore ${called(session, ref)}`,
    does: 'restore',
    why,
    entries: [revised(session, ref, back, revision, last)],
  });
}

/**
 * Goes back to an earlier revision, by a new revision: history is never rewritten.
 * @param to number of a revision whose text comes back; absent for the one before the newest
 */
export async function undo(
  session: ModeratorSession,
  ref: EntryRef,
  to: string | undefined,
  why: string,
): Promise<Shown> {
  const name = { scope: session.scope, ...ref };
  const history = await session.recordService.history(name);
  const { shipped } = session.recordService.textOf(name);
  const [newest, before] = history;
  if (newest === undefined)
    return aside(shipped === null ? session.missing(ref) : 'Nobody has changed it: there is nothing to undo.');
  const wanted = to === undefined ? before : history.find(({ number }) => String(number) === to);
  if (to !== undefined && wanted === undefined) return aside(SAY.noRevision(escapeText(to)));
  if (wanted?.isAltered) return aside(SAY.altered);
  const text = wanted === undefined ? shipped : wanted.text;
  const title =
    to === undefined
      ? `Undo the last change of ${called(session, ref)}`
      : `Back to revision ${to} of ${called(session, ref)}`;
  return propose(session, { title, does: 'undo', why, entries: [revised(session, ref, text, newest, wanted)] });
}

/** Settles a conflict: with the shipped text, or with the curators’ text rebased on the shipped one. */
export async function settle(session: ModeratorSession, ref: EntryRef, keepOurs: boolean): Promise<Shown> {
  const { text, shipped, revision } = session.recordService.textOf({ scope: session.scope, ...ref });
  return proposeWithoutReason(session, {
    title: keepOurs ? `Keep ours: ${written(ref)}` : `Take what ships: ${written(ref)}`,
    entries: [revised(session, ref, keepOurs ? text : shipped, revision)],
  });
}

/**
 * Takes a source, or one statement or figure of it, off the record at once, without review: what is shown may
 * do harm.
 * @param item id of the statement or figure; absent for the whole source
 */
export async function takedown(
  session: ModeratorSession,
  ref: EntryRef,
  item: string | undefined,
  why: string,
): Promise<Shown> {
  if (why === '') return aside(SAY.blankReason);
  const { text, revision } = session.recordService.textOf({ scope: session.scope, ...ref });
  if (text === null || ref.kind !== 'source') return aside(session.missing(ref));
  const left = item === undefined ? null : withoutItem(ref.entry, text, item);
  if (left === undefined) return aside(SAY.noItem(escapeText(item ?? '')));
  const signed = { by: session.rights.userId, approvedBy: null };
  const outcome = await session.recordService.publish({
    ...revised(session, ref, left, revision),
    scope: session.scope,
    ...signed,
    why,
  });
  // Changed concurrently: whatever stands there now is taken down.
  if (outcome.kind === 'superseded' || outcome.kind === 'reshipped') return takedown(session, ref, item, why);
  if (outcome.kind === 'invalid') return panelView({ texts: outcome.problems.slice(0, 5).map(problemInWords) });
  return lineView(
    SAY.takenDown(escapeText(item === undefined ? ref.entry : `${ref.entry}#${item}`), item !== undefined),
  );
}

function withoutItem(id: string, text: string, item: string): string | undefined {
  const { source } = parseSource(id, text);
  const isOther = (each: { id: string }) => each.id !== item;
  if (source === undefined || [...source.statements, ...source.figures].every(isOther)) return undefined;
  return sourceText({
    ...source,
    statements: source.statements.filter(isOther),
    figures: source.figures.filter(isOther),
  });
}

/** What an entry is called; its id where it is not on record. */
function called(session: ModeratorSession, { kind, entry }: EntryRef): string {
  const found = session.entries.find((each) => each.kind === kind && each.entry === entry);
  return found === undefined ? written({ kind, entry }) : found.name;
}

/** Whether an entry may be changed in this scope. */
function isOurs(session: ModeratorSession, { kind, entry }: EntryRef): boolean {
  return kind === 'source' || session.isOwn(entry);
}

/** Words that were fetched stay fetched when something else of their source is changed. @param like whose words they are */
function revised(
  session: ModeratorSession,
  ref: EntryRef,
  text: string | null,
  seen: Revision | undefined,
  like = seen,
): ChangedEntry {
  const { kind, entry } = ref;
  const origin = like?.origin ?? { how: 'edited' as const };
  return { kind, entry, text, origin, seen: seen?.number ?? 0, base: session.baseOf(ref) };
}
