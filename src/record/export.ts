import { isDeepStrictEqual } from 'node:util';
import { isMap, isSeq, parseDocument } from 'yaml';
import type { EntryKind } from '../corpus/lists.ts';
import type { CorpusFiles } from '../corpus/parse.ts';
import { parseSource, SOURCES_FOLDER } from '../corpus/parse.ts';
import type { Problem } from '../corpus/problem.ts';
import { readCorpus } from '../corpus/read.ts';
import type { CurrentRevision, Revision } from '../store/revisions.ts';
import { textHash } from './base-text.ts';
import { entryTexts, fileOf } from './entries.ts';
import { type Conflict, overlay } from './overlay.ts';

/** What a file of the corpus has to become. */
export interface FileChange {
  file: string;
  does: 'add' | 'change' | 'remove';
  /** null for a file that goes */
  text: string | null;
  /** the revisions that it comes from */
  revisions: Revision[];
}

export interface Export {
  changes: FileChange[];
  /** left out: the file has changed since, too, and somebody has to choose first */
  conflicts: Conflict[];
  /** left out: sources that stand on no page; what ships has an address */
  unaddressed: Revision[];
  /** errors that the files would have then and do not have now, and those of lists that are to be changed */
  problems: Problem[];
}

/**
 * Works out the files that say what is published. Pure.
 * @param revisions the newest of each entry of what all servers share
 */
export function exportOf(shipped: CorpusFiles, revisions: readonly CurrentRevision[]): Export {
  const { conflicts, retired } = overlay(shipped, revisions);
  const left = new Set<Revision>([...retired, ...conflicts.map(({ revision }) => revision)]);
  const unaddressed = revisions.filter(isWithoutPage);
  for (const revision of unaddressed) left.add(revision);
  const standing = revisions.filter((revision) => !left.has(revision));
  const overlaid = overlay(shipped, standing).files.files;
  const changes = [...Map.groupBy(standing, fileOf)].flatMap(([file, own]): FileChange[] => {
    const [now, then] = [shipped.files.get(file), overlaid.get(file)];
    if (then === undefined) return now === undefined ? [] : [{ file, does: 'remove', text: null, revisions: own }];
    if (typeof then !== 'string' || then === now) return [];
    const text = own[0]?.kind === 'source' || typeof now !== 'string' ? then : listText(now, then, own);
    if (typeof now === 'string' && textHash(text) === textHash(now)) return [];
    const does = typeof now === 'string' ? 'change' : 'add';
    return [{ file, does, text: text.endsWith('\n') ? text : `${text}\n`, revisions: own }];
  });
  const problems = [...invalidLists(shipped, standing), ...newErrors(shipped, changes)];
  return { changes: changes.sort(byOrder), conflicts, unaddressed, problems };
}

function isWithoutPage({ kind, entry, text }: Revision): boolean {
  return kind === 'source' && text !== null && parseSource(entry, text).source?.vouchedBy !== undefined;
}

/** Lists before the sources that name what is in them, removals last: of what is interrupted, each half is valid. */
function byOrder(left: FileChange, right: FileChange): number {
  const rank = ({ file, does }: FileChange) => (does === 'remove' ? 2 : file.startsWith(`${SOURCES_FOLDER}/`) ? 1 : 0);
  return rank(left) - rank(right);
}

/** Nothing can be put into a list that is broken as it is. */
function invalidLists(shipped: CorpusFiles, standing: readonly Revision[]): Problem[] {
  const lists = new Set(standing.filter(({ kind }) => kind !== 'source').map(fileOf));
  return errorsIn(shipped).filter(({ file }) => lists.has(file));
}

/** The list with its comments and the form of what has not changed; written anew where that would say something else. */
function listText(now: string, then: string, revisions: readonly Revision[]): string {
  const kind = revisions[0]?.kind ?? 'source';
  const edited = listTextWith(now, new Map(revisions.map(({ entry, text }) => [entry, text])));
  return isDeepStrictEqual(textsIn(kind, edited), textsIn(kind, then)) ? edited : then;
}

function textsIn(kind: EntryKind, text: string): ReadonlyMap<string, string> {
  return kind === 'source' ? new Map() : entryTexts(kind, text);
}

function newErrors(shipped: CorpusFiles, changes: readonly FileChange[]): Problem[] {
  const files = new Map(shipped.files);
  for (const { file, text } of changes) {
    if (text === null) files.delete(file);
    else files.set(file, text);
  }
  const known = new Set(errorsIn(shipped).map(inOneLine));
  return errorsIn({ ...shipped, files }).filter((problem) => !known.has(inOneLine(problem)));
}

function errorsIn(files: CorpusFiles): Problem[] {
  return readCorpus(files, { oddities: false }).problems.filter(({ severity }) => severity === 'error');
}

function inOneLine({ file, code, field, message }: Problem): string {
  return [file, code, field, message].join(' ');
}

/** An entry of a list file, as lines: from the one that it begins on to the one after its last. */
interface EntryLines {
  id: string;
  from: number;
  to: number;
}

/**
 * Puts entries into the text of a list file; every other line stays as it is, comments among them.
 * @param changes by id: the text of the entry (`- id: …`), or null to take it out; what is not there is added at the end
 */
function listTextWith(text: string, changes: ReadonlyMap<string, string | null>): string {
  const entries = entriesIn(text);
  const lines = text.split(/\r\n?|\n/).filter((line) => entries.length > 0 || line.trim() !== EMPTY_LIST);
  while (lines.at(-1)?.trim() === '') lines.pop();
  const known = new Set(entries.map(({ id }) => id));
  const kept = entries.flatMap(({ id, from, to }, index) => {
    const change = changes.get(id);
    const own = change === undefined ? lines.slice(from, to) : linesOf(change);
    return [...lines.slice(entries[index - 1]?.to ?? 0, from), ...own];
  });
  const last = entries.at(-1)?.to ?? 0;
  const added = [...changes].flatMap(([id, change]) => (known.has(id) ? [] : linesOf(change)));
  const all = [...kept, ...lines.slice(last), ...added];
  return `${[...all, ...(all.some(isOfEntry) ? [] : [EMPTY_LIST])].join('\n')}\n`;
}

const EMPTY_LIST = '[]';

function isOfEntry(line: string): boolean {
  return !/^\s*(?:#|$)/.test(line);
}

function linesOf(text: string | null): string[] {
  return text === null ? [] : text.replace(/\r\n?/g, '\n').trimEnd().split('\n');
}

/** Where each entry stands. Comments and empty lines between two belong to neither. */
function entriesIn(text: string): EntryLines[] {
  const unified = text.replace(/\r\n?/g, '\n');
  const { contents } = parseDocument(unified);
  if (!isSeq(contents)) return [];
  return contents.items.flatMap((item) => {
    if (!isMap(item) || !item.range) return [];
    const [start, end] = item.range;
    const whole = unified.slice(0, end).trimEnd();
    return [{ id: String(item.get('id')), from: lineAt(unified, start), to: lineAt(whole, whole.length) + 1 }];
  });
}

/** 0-based */
function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length - 1;
}
