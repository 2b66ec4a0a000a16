import { SOURCES_FOLDER } from '../corpus/parse.ts';
import type { Problem } from '../corpus/problem.ts';

/** Changes of a record of which some may be wrong. */
interface Changed<T> {
  changes: readonly T[];
  /** the file of the corpus that a change stands in */
  fileOf(change: T): string;
  /** a change that could not be taken when it was last tried: it is tried last now */
  isSuspect(change: T): boolean;
  /** the errors of the record with some of the changes */
  errorsWith(taken: readonly T[]): readonly Problem[];
}

/**
 * The changes that can be taken without an error that the record does not have without them; in their order. What an
 * error stands in goes, and what brought it there; then whatever went on another’s account comes back.
 */
export function validChanges<T>({ changes, fileOf, isSuspect, errorsWith }: Changed<T>): readonly T[] {
  if (errorsWith(changes).length === 0) return changes;
  const known = new Set(errorsWith([]).map(inOneLine));
  const errorsOf = (taken: readonly T[]) => errorsWith(taken).filter((problem) => !known.has(inOneLine(problem)));
  let taken: readonly T[] = changes.filter((change) => !isSuspect(change));
  for (let errors = errorsOf(taken); errors.length > 0; errors = errorsOf(taken)) {
    const broken = new Set(errors.map(({ file }) => file));
    const valid = taken.filter((change) => !broken.has(fileOf(change)));
    const sources = taken.filter((change) => isSource(fileOf(change)));
    // An error where nothing was changed comes from a list: of people, say, who are still spoken of.
    if (valid.length < taken.length) taken = valid;
    else taken = sources.length < taken.length ? sources : [];
  }
  return withReturned(changes, taken, (some) => errorsOf(some).length === 0);
}

/**
 * Changes are taken back where they do no harm, as many at once as do none: of those that do, halves are tried, so that few
 * wrong ones among many are soon found. What needs another one to stand is tried again once that is back.
 */
function withReturned<T>(
  changes: readonly T[],
  taken: readonly T[],
  isSound: (taken: readonly T[]) => boolean,
): readonly T[] {
  const back = new Set(taken);
  const together = (some: readonly T[]) => changes.filter((each) => back.has(each) || some.includes(each));
  const take = (some: readonly T[]): void => {
    if (some.length === 0) return;
    if (isSound(together(some))) {
      for (const each of some) back.add(each);
    } else if (some.length > 1) {
      const half = Math.ceil(some.length / 2);
      take(some.slice(0, half));
      take(some.slice(half));
    }
  };
  for (let before = -1; before < back.size; ) {
    before = back.size;
    take(changes.filter((each) => !back.has(each)));
  }
  return together([]);
}

function isSource(file: string): boolean {
  return file.startsWith(`${SOURCES_FOLDER}/`);
}

/** The same problem has the same line wherever in its file it stands. */
function inOneLine({ file, code, field, message }: Problem): string {
  return [file, code, field, message].join(' ');
}
