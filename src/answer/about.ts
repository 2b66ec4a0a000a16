import type { Entry } from '../corpus/corpus.ts';
import type { Index } from '../search/index.ts';

/** How much is on record about something that is described: by a person, of a topic or measure, in the words of a term. */
export function held(id: string, index: Index): { statements: number; figures: number } {
  const related = entriesOn(id, index);
  const statements = related.filter(({ kind }) => kind === 'statement').length;
  return { statements, figures: related.length - statements };
}

function entriesOn(id: string, index: Index): Entry[] {
  const { corpus } = index;
  const term = corpus.term(id);
  if (term !== undefined) return index.entriesWith([term.term, ...term.aliases]);
  if (corpus.topic(id) !== undefined) return corpus.entries.filter((entry) => topicsOf(entry).includes(id));
  return [...index.bySpeaker(id), ...index.byMeasure(id)].map((number) => index.entry(number));
}

function topicsOf(entry: Entry): readonly string[] {
  return entry.kind === 'figure' ? entry.source.topics : entry.statement.topics;
}
