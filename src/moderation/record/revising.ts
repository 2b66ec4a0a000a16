/** Changing what is on record: editing, correcting, withdrawing, bringing back. Each is a new revision. */
import { parseSource } from '../../corpus/parse.ts';
import { sourceText } from '../../corpus/write.ts';
import { escapeText } from '../../discord/view/markdown.ts';
import { lineView } from '../../discord/view/view.ts';
import type { ChangedEntry } from '../../record/change.ts';
import { draftOfSource } from '../../record/draft.ts';
import type { Revision } from '../../store/revisions.ts';
import { propose, proposeWithoutReason } from '../change/proposing.ts';
import { overviewView } from '../draft/overview.ts';
import { addDraft } from '../draft/stored-draft.ts';
import { panelView } from '../panel/panel.ts';
import { aside, isAside, type Shown } from '../panel/shown.ts';
import { type EntryRef, type Room, written } from '../room.ts';
import { problemInWords, SAY } from '../words.ts';
import { listEntryForm } from './list-entries.ts';

/** Opens an entry to be edited: a source as a draft that is gone through, anything else in a form. */
export async function edit(room: Room, ref: EntryRef): Promise<Shown> {
  const { text, revision, shipped } = room.editorial.textOf({ scope: room.scope, ...ref });
  if (ref.kind !== 'source') return listEntryForm(room, { ...ref, kind: ref.kind });
  const source = text === null ? undefined : parseSource(ref.entry, text).source;
  if (source === undefined) return aside(room.missing(ref));
  const origin = revision?.origin ?? { how: 'edited' as const };
  const base = room.baseOf(ref);
  const draft = draftOfSource(source, { origin, seen: revision?.number ?? 0, base, author: room.standing.userId });
  const stored = await addDraft(room, draft);
  if (isAside(stored)) return stored;
  return overviewView(room, stored.id, draft, shipped === null ? undefined : SAY.editsShipped);
}

/** Adds a dated correction, which answers then show. */
export async function correct(room: Room, ref: EntryRef, note: string, why: string): Promise<Shown> {
  if (note === '') return aside('A correction says what was wrong, and what is right.');
  const { text, revision } = room.editorial.textOf({ scope: room.scope, ...ref });
  const source = ref.kind !== 'source' || text === null ? undefined : parseSource(ref.entry, text).source;
  if (source === undefined) return aside(room.missing(ref));
  const corrected = { ...source, corrections: [{ date: room.services.today(), note }, ...source.corrections] };
  return propose(room, {
    title: `Correct ${source.title}`,
    why,
    entries: [revised(room, ref, sourceText(corrected), revision)],
  });
}

/** Takes an entry off the record, after a look. */
export async function withdraw(room: Room, ref: EntryRef, why: string): Promise<Shown> {
  const { text, revision } = room.editorial.textOf({ scope: room.scope, ...ref });
  if (text === null || !isOurs(room, ref)) return aside(room.missing(ref));
  return propose(room, { title: `Withdraw ${written(ref)}`, why, entries: [revised(room, ref, null, revision)] });
}

/** Brings back what was withdrawn: the last text that was there. */
export async function restore(room: Room, ref: EntryRef, why: string): Promise<Shown> {
  const name = { scope: room.scope, ...ref };
  const { text, shipped, revision } = room.editorial.textOf(name);
  if (text !== null) return aside('It is on record: there is nothing to restore.');
  const history = await room.editorial.history(name);
  const last = history.find((each) => each.text !== null);
  const back = last?.text ?? shipped;
  if (back === null) return aside(room.missing(ref));
  return propose(room, { title: `Restore ${written(ref)}`, why, entries: [revised(room, ref, back, revision, last)] });
}

/**
 * Goes back to an earlier revision, by a new revision: history is never rewritten.
 * @param to number of a revision whose text comes back; where empty, the one before the newest
 */
export async function undo(room: Room, ref: EntryRef, to: string, why: string): Promise<Shown> {
  const name = { scope: room.scope, ...ref };
  const history = await room.editorial.history(name);
  const { shipped } = room.editorial.textOf(name);
  const [newest, before] = history;
  if (newest === undefined)
    return aside(shipped === null ? room.missing(ref) : 'Nobody has changed it: there is nothing to undo.');
  const wanted = to === '' ? before : history.find(({ number }) => String(number) === to);
  if (to !== '' && wanted === undefined) return aside(SAY.noRevision(escapeText(to)));
  const text = wanted === undefined ? shipped : wanted.text;
  const title = to === '' ? `Undo the last change of ${written(ref)}` : `Back to revision ${to} of ${written(ref)}`;
  return propose(room, { title, why, entries: [revised(room, ref, text, newest, wanted)] });
}

/** Settles a conflict: with what ships, or with what curators wrote, from now on made from what ships. */
export async function settle(room: Room, ref: EntryRef, keepOurs: boolean): Promise<Shown> {
  const { text, shipped, revision } = room.editorial.textOf({ scope: room.scope, ...ref });
  return proposeWithoutReason(room, {
    title: keepOurs ? `Keep ours: ${written(ref)}` : `Take what ships: ${written(ref)}`,
    entries: [revised(room, ref, keepOurs ? text : shipped, revision)],
  });
}

/**
 * Takes a source, or one statement or figure of it, off the record at once: unseen and without a second moderator, since
 * what is shown may do harm.
 * @param item id of the statement or figure; absent for the whole source
 */
export async function takedown(room: Room, ref: EntryRef, item: string | undefined, why: string): Promise<Shown> {
  if (why === '') return aside(SAY.blankReason);
  const { text, revision } = room.editorial.textOf({ scope: room.scope, ...ref });
  if (text === null || ref.kind !== 'source') return aside(room.missing(ref));
  const left = item === undefined ? null : withoutItem(ref.entry, text, item);
  if (left === undefined) return aside(SAY.noItem(escapeText(item ?? '')));
  const signed = { by: room.standing.userId, approvedBy: null };
  const outcome = await room.editorial.publish({
    ...revised(room, ref, left, revision),
    scope: room.scope,
    ...signed,
    why,
  });
  // Somebody has changed it a moment ago: what is taken down is whatever stands there now.
  if (outcome.kind === 'superseded' || outcome.kind === 'reshipped') return takedown(room, ref, item, why);
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

/** What all share is not a server’s to change. */
function isOurs(room: Room, { kind, entry }: EntryRef): boolean {
  return kind === 'source' || room.isOwn(entry);
}

/** Words that were fetched stay fetched when something else of their source is changed. @param like whose words they are */
function revised(
  room: Room,
  ref: EntryRef,
  text: string | null,
  seen: Revision | undefined,
  like = seen,
): ChangedEntry {
  const { kind, entry } = ref;
  const origin = like?.origin ?? { how: 'edited' as const };
  return { kind, entry, text, origin, seen: seen?.number ?? 0, base: room.baseOf(ref) };
}
