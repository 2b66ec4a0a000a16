import { Corpus } from '../corpus/corpus.ts';
import { loadFiles } from '../corpus/files.ts';
import type { Problem } from '../corpus/problem.ts';
import type { LoadedCorpus } from '../corpus/read.ts';
import { withWords } from '../record/words.ts';
import type { Place } from '../store/place.ts';
import { readSharedWords } from '../store/shared-choices.ts';
import { KeptReading } from './kept-reading.ts';
import type { OpenRecord } from './surroundings.ts';

/** A record that can be asked, or the errors that keep it from being used; in both cases what is wrong with it. */
export type Opened = { record: OpenRecord; errors: Problem[] } | { record: undefined; errors: Problem[] };

/**
 * Opens the record of a corpus folder. A broken source is left out; a broken list leaves nothing that can be
 * asked.
 * @param keptIn a file for what was read, so that the next start need not read it again
 * @param place where the exact words are kept that curators have taken for it; none for a record that they know nothing of
 */
export async function openRecord(folder: string, keptIn?: string, place?: Place): Promise<Opened> {
  const [{ content, problems, usable }, words] = await Promise.all([
    loaded(folder, keptIn),
    place === undefined ? [] : readSharedWords(place),
  ]);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (!usable) return { record: undefined, errors };
  const corpus = new Corpus(withWords(content, words));
  let answerer: ReturnType<OpenRecord['answerer']> | undefined;
  return {
    record: {
      corpus,
      leftOut: [...new Set(errors.map(({ file }) => file))],
      answerer: () => {
        answerer ??= makeAnswerer(corpus);
        return answerer;
      },
    },
    errors,
  };
}

async function loaded(folder: string, keptIn: string | undefined): Promise<LoadedCorpus> {
  const files = await loadFiles(folder);
  const kept = keptIn === undefined ? undefined : new KeptReading(keptIn);
  const known = kept?.of(files);
  if (known !== undefined) return { content: known, problems: [], usable: true };
  const { readCorpus } = await import('../corpus/read.ts');
  const read = readCorpus(files, { oddities: false });
  const isUsable = read.usable && files.files.size > 0;
  if (isUsable && read.problems.length === 0) kept?.keep(files, read.content);
  return { ...read, usable: isUsable };
}

/** Loaded when first wanted: reading its modules takes as long as reading the corpus. */
async function makeAnswerer(corpus: Corpus) {
  const { Answerer } = await import('../answer/answerer.ts');
  return new Answerer(corpus);
}
