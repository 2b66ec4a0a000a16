import { Corpus } from '../corpus/corpus.ts';
import { loadCorpus } from '../corpus/files.ts';
import type { Problem } from '../corpus/problem.ts';
import type { OpenRecord } from './surroundings.ts';

/** A record that can be asked, or the errors that keep it from being used; in both cases what is wrong with it. */
export type Opened = { record: OpenRecord; errors: Problem[] } | { record: undefined; errors: Problem[] };

/**
 * Opens the record of a corpus folder. A broken source is left out; a broken list leaves nothing that can be
 * asked.
 */
export async function openRecord(folder: string): Promise<Opened> {
  const { content, problems, usable } = await loadCorpus(folder, { oddities: false });
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (!usable) return { record: undefined, errors };
  const corpus = new Corpus(content);
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

/** Loaded when first wanted: reading its modules takes as long as reading the corpus. */
async function makeAnswerer(corpus: Corpus) {
  const { Answerer } = await import('../answer/answerer.ts');
  return new Answerer(corpus);
}
