import type { FieldPath } from '../problem.ts';
import type { CorpusContent, Figure, Source, Statement } from '../schema.ts';

/** A record of the corpus that something can be said about. */
export type CorpusRecord = CorpusContent[keyof CorpusContent][number];

/** Something wrong (error) or odd (warning) that shows only beside the rest of the corpus. Where its file is, the loader knows. */
export interface Finding {
  severity: 'error' | 'warning';
  code: string;
  of: CorpusRecord;
  /** the field, from the record's own root */
  path: FieldPath;
  message: string;
  expected: string;
}

/** The ids that the files declare, those of entries that are themselves broken too; undefined where a file cannot be read. */
type Declared = Record<'people' | 'topics' | 'measures' | 'places' | 'sources', ReadonlySet<string> | undefined>;

/** What the rules look at. */
export interface Evidence {
  content: CorpusContent;
  declared: Declared;
  /** the list of subjects is there, and every entry of it could be read */
  subjectsRead: boolean;
  /** whether a source ships; the others are published, or still drafts */
  ships(source: Source): boolean;
  /** every source of the folder could be read */
  complete: boolean;
}

export interface PlacedStatement {
  source: Source;
  statement: Statement;
  path: FieldPath;
}

export interface PlacedFigure {
  source: Source;
  figure: Figure;
  path: FieldPath;
}

export function error(code: string, of: CorpusRecord, path: FieldPath, message: string, expected: string): Finding {
  return { severity: 'error', code, of, path, message, expected };
}

export function warning(code: string, of: CorpusRecord, path: FieldPath, message: string, expected: string): Finding {
  return { severity: 'warning', code, of, path, message, expected };
}

/** Every statement, with its source and its place in it. */
export function statementsOf(content: Pick<CorpusContent, 'sources'>): PlacedStatement[] {
  return content.sources.flatMap((source) =>
    source.statements.map((statement, index) => ({ source, statement, path: ['statements', index] })),
  );
}

/** Every figure, with its source and its place in it. */
export function figuresOf(content: Pick<CorpusContent, 'sources'>): PlacedFigure[] {
  return content.sources.flatMap((source) =>
    source.figures.map((figure, index) => ({ source, figure, path: ['figures', index] })),
  );
}

/** What is made of a source alone: worked out once for each, also where several corpora hold it. */
export function rememberedOf<T>(make: (source: Source) => T): (source: Source) => T {
  const made = new WeakMap<Source, T>();
  return (source) => {
    let known = made.get(source);
    if (known === undefined) {
      known = make(source);
      made.set(source, known);
    }
    return known;
  };
}
