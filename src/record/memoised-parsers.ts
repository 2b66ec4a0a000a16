import type { ParsedSource } from '../corpus/parse.ts';
import { PARSERS, type Parsers } from '../corpus/read.ts';

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
    asked: remembering(PARSERS.asked),
    people: remembering(PARSERS.people),
    topics: remembering(PARSERS.topics),
    measures: remembering(PARSERS.measures),
    subjects: remembering(PARSERS.subjects),
    terms: remembering(PARSERS.terms),
    offices: remembering(PARSERS.offices),
    events: remembering(PARSERS.events),
    places: remembering(PARSERS.places),
    qualifiers: remembering(PARSERS.qualifiers),
    thesaurus: remembering(PARSERS.thesaurus),
  };
}

/** Texts of a list that are remembered: what is on record, and what was read last of servers and proposals. */
const REMEMBERED = 16;

function remembering<T>(parse: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const parsed = known.get(text) ?? parse(text);
    // Whatever was asked for last stays longest.
    known.delete(text);
    known.set(text, parsed);
    const [oldest] = known.keys();
    if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
    return parsed;
  };
}
