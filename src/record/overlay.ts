/** What is on record: the files that ship, overlaid with what moderators have published. */
import type { ListKind } from '../corpus/lists.ts';
import { type CorpusFiles, sourceFile } from '../corpus/parse.ts';
import type { CurrentRevision } from '../store/revisions.ts';
import { textHash } from './base-text.ts';
import { entryAsItStands, fileOf, isMadeFrom, parsedList, shippedText } from './entries.ts';
import { merge } from './merge.ts';

/** A revision that has changed the same as a later version of the files: for a curator to choose. */
export interface Conflict {
  revision: CurrentRevision;
  /** what it says, with what the files have changed elsewhere; null where it withdraws the entry */
  ours: string | null;
  /** what ships now; null where it ships no more */
  shipped: string | null;
  /** what is answered with until then: what ships only where it had come to say the same before it changed again */
  stands: 'revision' | 'shipped';
}

export interface Overlaid {
  files: CorpusFiles;
  conflicts: Conflict[];
  /** revisions that say what ships, or said it once: they have done their work, and a later text of the file stands */
  retired: CurrentRevision[];
}

/** What of a revision decides what it comes to. */
type Judged = Pick<CurrentRevision, 'kind' | 'entry' | 'text' | 'base' | 'retired'>;

/** What a revision comes to over what ships. */
export interface Outcome {
  /** the text that stands; null where the entry is withdrawn */
  text: string | null;
  /** what curators have, with what the files have changed elsewhere */
  ours: string | null;
  isRetired: boolean;
  isConflict: boolean;
}

/** Outcomes of revisions over the texts that ship: every change of the record lays all revisions over it again. */
const outcomes = new WeakMap<Judged, { shipped: string | null; outcome: Outcome }>();

/**
 * What a revision comes to over what ships. What was taken off the record does not come back with an upgrade; what the files
 * have come to say is theirs from then on.
 * @param shipped the text of its entry that ships; null where there is none
 */
export function outcomeOf(revision: Judged, shipped: string | null): Outcome {
  const known = outcomes.get(revision);
  if (known?.shipped === shipped) return known.outcome;
  const outcome = judged(revision, shipped);
  outcomes.set(revision, { shipped, outcome });
  return outcome;
}

function judged(revision: Judged, shipped: string | null): Outcome {
  const { kind, entry, text, base } = revision;
  const isFromThis = isMadeFrom(base, kind, entry, shipped);
  const isOver = revision.retired && !isFromThis;
  const stands = (ours: string | null, isConflict: boolean): Outcome => ({
    text: ours,
    ours,
    isRetired: false,
    isConflict,
  });
  const ships = (ours: string | null, isConflict: boolean): Outcome => ({
    text: shipped,
    ours,
    isRetired: true,
    isConflict,
  });
  if (text === null) return stands(null, !isFromThis && shipped !== null);
  if (base !== null && isMadeFrom(base, kind, entry, text)) return ships(text, false);
  if (shipped === null) return isOver ? ships(text, true) : stands(text, !isFromThis);
  if (textHash(text) === textHash(shipped)) return ships(text, false);
  const merged = merge({ kind, entry, ours: text, theirs: shipped, base });
  if (merged === undefined) return isOver ? ships(text, true) : stands(text, !isFromThis);
  if (merged.isShipped) return ships(merged.text, merged.isConflict);
  return isOver ? ships(merged.text, true) : stands(merged.text, merged.isConflict);
}

/** What a list file says that a corpus does without. */
const EMPTY_LIST = '[]\n';

/**
 * Lays the newest revision of each entry over the shipped files. Pure: the same files and revisions give the same record.
 * No text is lost: what a conflict hides is told with it.
 * @param revisions the newest of each entry, of one scope
 */
export function overlay(shipped: CorpusFiles, revisions: readonly CurrentRevision[]): Overlaid {
  const files = new Map(shipped.files);
  const revised = new Set(shipped.revised);
  const otherSources = new Set(shipped.otherSources);
  const conflicts: Conflict[] = [];
  const retired: CurrentRevision[] = [];
  const entries = new Map<ListKind, Map<string, string | null>>();
  for (const revision of revisions) {
    const { kind, entry } = revision;
    const ships = shippedText(shipped, kind, entry);
    const { text, ours, isRetired, isConflict } = outcomeOf(revision, ships);
    if (isConflict) conflicts.push({ revision, ours, shipped: ships, stands: isRetired ? 'shipped' : 'revision' });
    if (isRetired) {
      retired.push(revision);
    } else if (kind === 'source') {
      if (text === null) {
        files.delete(sourceFile(entry));
        otherSources.add(entry);
      } else files.set(sourceFile(entry), text);
      revised.add(sourceFile(entry));
    } else {
      entries.set(kind, (entries.get(kind) ?? new Map<string, string | null>()).set(entry, text));
    }
  }
  for (const [kind, changed] of entries) {
    const file = fileOf({ kind, entry: '' });
    const text = shipped.files.get(file) ?? EMPTY_LIST;
    // A list that is broken as it ships stays as it is, so that its problems are told with their lines.
    if (typeof text === 'string' && parsedList(kind, text).problems.length === 0)
      files.set(file, listWith(kind, text, changed));
  }
  return { files: { ...shipped, files, revised, otherSources }, conflicts, retired };
}

/** A list with some of its entries replaced, added or left out; the others in their order. */
function listWith(kind: ListKind, text: string, changed: ReadonlyMap<string, string | null>): string {
  const { entries } = parsedList(kind, text);
  const textsIn = (own: string | null) =>
    own === null ? [] : parsedList(kind, own).entries.map(({ value }) => entryAsItStands(value));
  const known = new Set(entries.map(({ value: { id } }) => id));
  const kept = entries.flatMap(({ value }) => {
    const own = changed.get(value.id);
    return own === undefined ? [entryAsItStands(value)] : textsIn(own);
  });
  const texts = [...kept, ...[...changed].flatMap(([id, own]) => (known.has(id) ? [] : textsIn(own)))];
  // A list is its entries one after another.
  return texts.length === 0 ? EMPTY_LIST : texts.join('');
}
