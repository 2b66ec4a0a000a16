import { isMap, isSeq, parseDocument } from 'yaml';

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
export function listTextWith(text: string, changes: ReadonlyMap<string, string | null>): string {
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
