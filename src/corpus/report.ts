import type { Problem } from './problem.ts';
import type { CorpusContent } from './schema.ts';

/** What `corpus check --json` prints. Other programs rely on this shape: add optional fields, never change or remove one. */
export interface CorpusReport {
  /** no errors (warnings allowed) */
  ok: boolean;
  /** of what could be loaded */
  counts: {
    sources: number;
    statements: number;
    verbatim: number;
    figures: number;
    people: number;
    topics: number;
    measures: number;
    terms: number;
  };
  problems: Problem[];
}

/** Counts what was loaded of a corpus folder, beside all its problems. */
export function reportOf(content: CorpusContent, problems: Problem[]): CorpusReport {
  const statements = content.sources.flatMap((source) => source.statements);
  return {
    ok: problems.every(({ severity }) => severity !== 'error'),
    counts: {
      sources: content.sources.length,
      statements: statements.length,
      verbatim: statements.filter(({ form }) => form === 'verbatim').length,
      figures: content.sources.flatMap((source) => source.figures).length,
      people: content.people.length,
      topics: content.topics.length,
      measures: content.measures.length,
      terms: content.terms.length,
    },
    problems,
  };
}
