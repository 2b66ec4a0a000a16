/** What is on record: the files that ship, overlaid with what moderators have published. */
import { createHash } from 'node:crypto';
import { parseList, sourceFile } from '../corpus/parse.ts';
import { type CorpusFiles, LISTS } from '../corpus/read.ts';
import { listText } from '../corpus/write.ts';
import type { CurrentRevision, Revision } from '../store/revisions.ts';
import type { EntryKind } from '../store/tables.ts';

/** A revision whose shipped text has changed since, too: for a curator to choose. */
export interface Conflict {
  revision: CurrentRevision;
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

type ListKind = Exclude<EntryKind, 'source'>;

const LIST_OF: Record<ListKind, keyof typeof LISTS> = {
  person: 'people',
  topic: 'topics',
  measure: 'measures',
  term: 'terms',
};

/** Names a text, whatever its line ends: two that differ in nothing else have the same. */
export function textHash(text: string): string {
  return createHash('sha256').update(normal(text)).digest('hex').slice(0, 32);
}

function normal(text: string): string {
  return `${text.replace(/\r\n?/g, '\n').trim()}\n`;
}

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
  const standing: Revision[] = [];
  const retired: CurrentRevision[] = [];
  for (const revision of revisions) {
    const text = shippedText(shipped, revision.kind, revision.entry);
    const isFromThis = revision.base === (text === null ? null : textHash(text));
    const isOver = isDone(revision, text) || (revision.retired && revision.text !== null && !isFromThis);
    if (!isFromThis && !isDone(revision, text) && !isGone(revision, text))
      conflicts.push({ revision, shipped: text, stands: isOver ? 'shipped' : 'revision' });
    if (isOver) {
      retired.push(revision);
      continue;
    }
    standing.push(revision);
    if (revision.kind !== 'source') continue;
    if (revision.text === null) {
      files.delete(sourceFile(revision.entry));
      otherSources.add(revision.entry);
    } else files.set(sourceFile(revision.entry), revision.text);
    revised.add(sourceFile(revision.entry));
  }
  for (const kind of Object.keys(LIST_OF).filter(isListKind)) {
    const changed = standing.filter((revision) => revision.kind === kind);
    const { file } = LISTS[LIST_OF[kind]];
    const text = shipped.files.get(file);
    // A list that is broken as it ships stays as it is, so that its problems are told with their lines.
    if (changed.length > 0 && typeof text === 'string' && isSound(kind, text))
      files.set(file, listWith(kind, text, changed));
  }
  return { files: { ...shipped, files, revised, otherSources }, conflicts, retired };
}

/**
 * Whether a revision says what ships, or took what shipped when it was made. A withdrawal never does: what was taken off the
 * record does not come back with an upgrade.
 */
function isDone({ text, base }: Revision, shipped: string | null): boolean {
  if (text === null) return false;
  return textHash(text) === base || (shipped !== null && normal(text) === normal(shipped));
}

/** Whether what was taken off the record ships no more. */
function isGone(revision: Revision, shipped: string | null): boolean {
  return revision.text === null && shipped === null;
}

function isListKind(kind: string): kind is ListKind {
  return kind in LIST_OF;
}

/** The file of the corpus that an entry stands in. */
export function fileOf({ kind, entry }: Pick<Revision, 'kind' | 'entry'>): string {
  return kind === 'source' ? sourceFile(entry) : LISTS[LIST_OF[kind]].file;
}

/** The text of one entry as it ships: a source's file, or the entry of a list as it would be written. */
export function shippedText({ files }: CorpusFiles, kind: EntryKind, id: string): string | null {
  const text = files.get(fileOf({ kind, entry: id }));
  if (typeof text !== 'string') return null;
  if (kind === 'source') return text;
  const entry = entriesOf(kind, text).find((each) => each.id === id);
  return entry === undefined ? null : listText([entry]);
}

/** The texts of the entries of a list file, by id, each as it would be written. */
export function entryTexts(kind: Exclude<EntryKind, 'source'>, text: string): Map<string, string> {
  return new Map(entriesOf(kind, text).map((entry) => [entry.id, listText([entry])]));
}

function isSound(kind: ListKind, text: string): boolean {
  const { file, schema } = LISTS[LIST_OF[kind]];
  return parseList<{ id: string }>(file, text, schema).problems.length === 0;
}

function entriesOf(kind: ListKind, text: string) {
  const { file, schema } = LISTS[LIST_OF[kind]];
  return parseList<{ id: string }>(file, text, schema).entries.map(({ value }) => value);
}

/** A list with some of its entries replaced, added or left out; the others in their order. */
function listWith(kind: ListKind, text: string, revisions: readonly Revision[]): string {
  const changed = new Map(revisions.map((revision) => [revision.entry, revision]));
  const entries = entriesOf(kind, text);
  const known = new Set(entries.map(({ id }) => id));
  const kept = entries.flatMap((entry) => {
    const revision = changed.get(entry.id);
    if (revision === undefined) return [entry];
    return revision.text === null ? [] : entriesOf(kind, revision.text);
  });
  const added = revisions.flatMap((revision) =>
    known.has(revision.entry) || revision.text === null ? [] : entriesOf(kind, revision.text),
  );
  return listText([...kept, ...added]);
}
