/** What a person may mend of a source in the making. Pure: each function gives the draft as it is then, or why not. */
import type { Corpus } from '../corpus/corpus.ts';
import type { Figure, Source } from '../corpus/schema.ts';
import { ID_TO_FILL_IN } from '../corpus/unfinished.ts';
import { slug, sourceId } from '../drafting/ids.ts';
import { ADDED_BY_HAND, type SourceDraft } from './draft.ts';
import { freshItemId } from './fresh-ids.ts';
import { checked, type Mended, originAfter, withFigure, withoutDoubts, withoutEmpty, withStatement } from './mended.ts';

/**
 * What the source is. Its id says so too, unless it is on record under it.
 * @param corpus whose ids are taken
 */
export function withDetails(
  draft: SourceDraft,
  details: Pick<Source, 'title' | 'publisher' | 'url' | 'published' | 'kind'>,
  corpus: Corpus,
): Mended {
  const { isOnRecord, source } = draft;
  const id = isOnRecord ? source.id : sourceId(details.published, details.publisher, details.title, corpus);
  return checked({
    ...draft,
    origin: originAfter(draft, details.url),
    doubts: [],
    source: { ...source, ...details, id },
  });
}

/** What the source is about; statements without a topic of their own have the source’s. */
export function withTopics(draft: SourceDraft, topics: string[]): Mended {
  const statements = draft.source.statements.map((statement) =>
    statement.topics.includes(ID_TO_FILL_IN) ? { ...statement, topics } : statement,
  );
  return checked({ ...draft, source: { ...draft.source, topics, statements } });
}

export function withSummary(draft: SourceDraft, body: string): Mended {
  return checked({ ...draft, source: { ...draft.source, body } });
}

/** The page’s text, read again: exact words can be chosen from it. */
export function withArticle(draft: SourceDraft, article: string, passages: string[]): SourceDraft {
  return { ...draft, article, passages };
}

/** Who said something, and in which circumstances; an empty text is none. */
export interface Saying {
  /** an id of people.yaml, or of somebody who comes with the draft */
  speaker: string;
  as: string;
  said: string;
  where: string;
}

export function withSaying(draft: SourceDraft, id: string, { speaker, as, said, where }: Saying): Mended {
  return withStatement(withoutDoubts(draft, id), id, (statement) =>
    withoutEmpty({ ...statement, speaker, as, said: said === draft.source.published ? '' : said, where }),
  );
}

export function withStatementTopics(draft: SourceDraft, id: string, topics: string[]): Mended {
  return withStatement(draft, id, (statement) => ({ ...statement, topics }));
}

/** A number, what it counts, when, where, and who counted it; an empty text is none. */
export interface Counting {
  /** an id of measures.yaml, or of a measure that comes with the draft */
  measure: string;
  value: number;
  from: string;
  to: string;
  /** an id of people.yaml, or of somebody who comes with the draft */
  by: string;
  area: string;
}

export function withCounting(draft: SourceDraft, id: string, { measure, value, from, to, by, area }: Counting): Mended {
  return withFigure(withoutDoubts(draft, id), id, (figure) =>
    withoutEmpty({ ...figure, measure, value, period: { from, to }, by, area }),
  );
}

/** What a reader must know to use a figure rightly. */
export interface Caveats {
  approximate: boolean;
  event: string;
  note: string;
}

export function withCaveats(draft: SourceDraft, id: string, { approximate, event, note }: Caveats): Mended {
  return withFigure(draft, id, ({ approximate: _, ...figure }) =>
    withoutEmpty({ ...figure, ...(approximate ? { approximate } : {}), event, note }),
  );
}

export function withAddedFigure(draft: SourceDraft, counting: Counting): Mended {
  const { source } = draft;
  const { measure, value, from, to, by, area } = counting;
  const id = freshItemId(draft, slug(`${measure}-${to.slice(0, 4)}`) || 'figure');
  const figure: Figure = withoutEmpty({ id, measure, value, period: { from, to }, by, area });
  return checked({
    ...draft,
    source: { ...source, figures: [...source.figures, figure] },
    hints: { ...draft.hints, [id]: ADDED_BY_HAND },
  });
}

/** Leaves a statement or figure out. It stays in the draft and can be put back. */
export function withOmitted(draft: SourceDraft, id: string): SourceDraft {
  return { ...draft, omitted: [...new Set([...draft.omitted, id])] };
}

export function withPutBack(draft: SourceDraft, id: string): SourceDraft {
  return { ...draft, omitted: draft.omitted.filter((each) => each !== id) };
}
