import { watch } from 'node:fs';
import { loadFiles } from '../corpus/files.ts';
import type { Problem } from '../corpus/problem.ts';
import { type CorpusFiles, readCorpus } from '../corpus/read.ts';

/** An editor writes a file in several steps; they are waited for, in milliseconds. */
const SETTLE_MS = 250;

/** What was edited by hand, as far as it is sound. */
export interface HandEdit {
  files: CorpusFiles;
  /** errors of files whose last good text stays */
  problems: Problem[];
}

/** Takes files as they are now, but of one with an error its text from before. Pure. */
function soundEdit(before: CorpusFiles, now: CorpusFiles): HandEdit {
  const errors = (files: CorpusFiles) =>
    readCorpus(files, { oddities: false }).problems.filter(({ severity }) => severity === 'error');
  const problems = errors(now);
  let files = new Map(now.files);
  let broken = problems;
  // A file that goes back may be named by another that has to go back too.
  while (broken.length > 0) {
    const next = new Map(files);
    for (const { file } of broken) {
      const text = before.files.get(file);
      if (typeof text === 'string') next.set(file, text);
      else if (!before.files.has(file)) next.delete(file);
    }
    if ([...next].every(([file, text]) => files.get(file) === text) && next.size === files.size) break;
    files = next;
    broken = errors({ files, problems: [] });
  }
  return { files: { files, problems: [] }, problems };
}

/**
 * Follows a corpus folder while the program runs.
 * @param current the files that are taken now
 * @param take what to do with an edit; called where anything has changed, or something else is wrong than before
 * @returns ends it
 */
export function watchFolder(folder: string, current: () => CorpusFiles, take: (edit: HandEdit) => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  let told = '[]';
  const look = async () => {
    const before = current();
    const edit = soundEdit(before, await loadFiles(folder));
    const problems = JSON.stringify(edit.problems);
    // The same problem is told once, however often other files are saved meanwhile.
    if (problems === told && sameFiles(before, edit.files)) return;
    const isNew = problems !== told;
    told = problems;
    take(isNew ? edit : { ...edit, problems: [] });
  };
  const watcher = watch(folder, { recursive: true, persistent: false }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => void look(), SETTLE_MS);
    timer.unref();
  });
  // A folder that is taken away is noticed by nobody; what was read of it stays.
  watcher.on('error', () => watcher.close());
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}

function sameFiles({ files: left }: CorpusFiles, { files: right }: CorpusFiles): boolean {
  return left.size === right.size && [...left].every(([file, text]) => right.get(file) === text);
}
