import type { ParsedSource } from '../corpus/parse.ts';
import { PARSERS, type Parsers } from '../corpus/read.ts';
import { LIST_PARSERS, REMEMBERED_LISTS, remembering } from './entries.ts';

/** The parsers of the corpus format, remembering of each file what its last text was read as. */
export function memoisedParsers(): Parsers {
  const sources = new Map<string, { text: string; parsed: ParsedSource }>();
  return {
    source(id, text) {
      const known = sources.get(id);
      if (known?.text === text) return known.parsed;
      const parsed = PARSERS.source(id, text);
      sources.set(id, { text, parsed });
      return parsed;
    },
    asked: remembering(PARSERS.asked, REMEMBERED_LISTS),
    ...LIST_PARSERS,
  };
}
