/** What a person may change of a source in the making. Pure: each function gives the draft as it is then, or why not. */
import type { Corpus } from '../corpus/corpus.ts';
import { expectedAt } from '../corpus/expectation.ts';
import { fieldName } from '../corpus/problem.ts';
import {
  type Figure,
  frontMatterSchema,
  type Measure,
  measureSchema,
  type Person,
  personSchema,
  type Source,
  type Statement,
} from '../corpus/schema.ts';
import { OWN_PREFIX } from '../corpus/scope.ts';
import { ID_TO_FILL_IN } from '../corpus/unfinished.ts';
import { Ids, slug, sourceId } from '../drafting/ids.ts';
import type { Origin } from '../store/revisions.ts';
import { SHARED_SCOPE } from '../store/revisions.ts';
import { ADDED_BY_HAND, NOT_QUOTED, type SourceDraft, sourceDraftSchema } from './draft.ts';

/** Why a draft can't be edited so. Views word it. */
export type Refusal =
  /** exact words that are not in the source's text */
  | { refused: 'not-in-source' }
  /** the source's text was not read: there is nothing to choose exact words from */
  | { refused: 'not-read' }
  | { refused: 'no-words' }
  | { refused: 'stance-on-what' }
  /** somebody or something of this name is on record already */
  | { refused: 'known-already'; id: string }
  /** another press has changed the draft meanwhile */
  | { refused: 'gone' }
  /** the format does not take it */
  | { refused: 'invalid-field'; field: string; expected: string };

export type EditResult = SourceDraft | Refusal;

export function isRefusal(result: object): result is Refusal {
  return 'refused' in result;
}

export function withStatement(draft: SourceDraft, id: string, edit: (statement: Statement) => Statement): EditResult {
  const { source } = draft;
  if (!source.statements.some((each) => each.id === id)) return { refused: 'gone' };
  const statements = source.statements.map((each) => (each.id === id ? edit(each) : each));
  return checked({ ...draft, source: { ...source, statements } });
}

function withFigure(draft: SourceDraft, id: string, edit: (figure: Figure) => Figure): EditResult {
  const { source } = draft;
  if (!source.figures.some((each) => each.id === id)) return { refused: 'gone' };
  const figures = source.figures.map((each) => (each.id === id ? edit(each) : each));
  return checked({ ...draft, source: { ...source, figures } });
}

/** A person has said who or what it was: what the reading was not sure of is settled. */
function withoutDoubts(draft: SourceDraft, id: string): SourceDraft {
  const hint = draft.hints[id];
  if (hint === undefined) return draft;
  const doubts = hint.doubts.filter((doubt) => doubt === NOT_QUOTED);
  return { ...draft, hints: { ...draft.hints, [id]: { ...hint, doubts } } };
}

/**
 * Where a source is, as a person writes it into one field: an address, or else who vouches for what stands on no page.
 * What looks like an address and is none is left to the format to refuse.
 */
export function whereOf(typed: string): Pick<Source, 'url' | 'vouchedBy'> {
  return /^\S+[.:]\S+$/.test(typed) ? { url: typed } : { url: '', vouchedBy: typed };
}

/** Where a draft’s words come from once its source has an address: those read from one are not known to stand at another. */
export function originAfter({ origin, source }: SourceDraft, url: string): Origin {
  return origin.how === 'fetched' && url !== source.url ? { how: 'given' } : origin;
}

/** The draft, if the format takes it. */
export function checked(draft: SourceDraft): EditResult {
  const read = sourceDraftSchema.safeParse(draft);
  if (read.success) return read.data;
  const [, ...path] = read.error.issues[0]?.path ?? [];
  return invalidField(frontMatterSchema, path);
}

/** What of a value the format does not take. */
export function invalidField(schema: Parameters<typeof expectedAt>[0], path: readonly PropertyKey[]): Refusal {
  const steps = path.filter((step) => typeof step !== 'symbol');
  return { refused: 'invalid-field', field: fieldName(steps), expected: expectedAt(schema, steps) };
}

/** Fields that were left empty are not there. */
function withoutEmpty<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== '' && each !== undefined)) as T;
}

/** The field with the ways of asking for an item; not there where there are none. */
function asking(asked: string[]): { asked?: string[] } {
  return asked.length === 0 ? {} : { asked };
}

/**
 * What the source is. Its id says so too, unless it is on record under it.
 * @param corpus whose ids are taken
 */
export function withDetails(
  draft: SourceDraft,
  details: Pick<Source, 'title' | 'publisher' | 'url' | 'vouchedBy' | 'published' | 'kind'>,
  corpus: Corpus,
): EditResult {
  const { isOnRecord } = draft;
  const { vouchedBy: _, ...source } = draft.source;
  const id = isOnRecord ? source.id : sourceId(details.published, details.publisher, details.title, corpus);
  return checked({
    ...draft,
    origin: originAfter(draft, details.url),
    doubts: [],
    source: { ...source, ...details, id },
  });
}

/** What the source is about; statements without a topic of their own have the source’s. */
export function withTopics(draft: SourceDraft, topics: string[]): EditResult {
  const statements = draft.source.statements.map((statement) =>
    statement.topics.includes(ID_TO_FILL_IN) ? { ...statement, topics } : statement,
  );
  return checked({ ...draft, source: { ...draft.source, topics, statements } });
}

export function withSummary(draft: SourceDraft, body: string): EditResult {
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

/** A role that was the speaker's before goes with them: it is nobody else's until a person says so. */
export function withSaying(draft: SourceDraft, id: string, { speaker, as, said, where }: Saying): EditResult {
  return withStatement(withoutDoubts(draft, id), id, (statement) => {
    const isOthers = speaker !== statement.speaker && as === statement.as;
    const day = said === draft.source.published ? '' : said;
    return withoutEmpty({ ...statement, speaker, as: isOthers ? '' : as, said: day, where });
  });
}

/** What a statement is about. @param asked how people might ask for it; empty for no such phrases */
export function withStatementTopics(draft: SourceDraft, id: string, topics: string[], asked: string[]): EditResult {
  return withStatement(draft, id, ({ asked: _, ...statement }) => ({ ...statement, topics, ...asking(asked) }));
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

export function withCounting(
  draft: SourceDraft,
  id: string,
  { measure, value, from, to, by, area }: Counting,
): EditResult {
  return withFigure(withoutDoubts(draft, id), id, (figure) =>
    withoutEmpty({ ...figure, measure, value, period: { from, to }, by, area }),
  );
}

/** What a reader must know to use a figure rightly. */
export interface Caveats {
  approximate: boolean;
  event: string;
  note: string;
  /** how people might ask for it; empty for no such phrases */
  asked: string[];
}

export function withCaveats(draft: SourceDraft, id: string, { approximate, event, note, asked }: Caveats): EditResult {
  return withFigure(draft, id, ({ approximate: _, asked: __, ...figure }) =>
    withoutEmpty({ ...figure, ...(approximate ? { approximate } : {}), event, note, ...asking(asked) }),
  );
}

export function withAddedFigure(draft: SourceDraft, counting: Counting): EditResult {
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

/** Somebody who is not on record yet and comes with the draft. */
export interface Newcomer {
  name: string;
  kind: Person['kind'];
  /** the office that they hold; empty for none */
  office: string;
}

/** Brings somebody along. @param scope whose record it is for: a server’s own people have names that nobody shares */
export function withNewcomer(
  draft: SourceDraft,
  { name, kind, office }: Newcomer,
  known: readonly Person[],
  scope: string,
): { draft: SourceDraft; id: string } | Refusal {
  const namesake = [...known, ...draft.people].find((person) =>
    [person.name, ...person.aliases].some((each) => each.toLowerCase() === name.trim().toLowerCase()),
  );
  if (namesake !== undefined) return { refused: 'known-already', id: namesake.id };
  const id = freshId(name, [...known, ...draft.people], scope);
  const offices = office.trim() === '' ? [] : [{ title: office.trim() }];
  const person = personSchema.safeParse({ id, name, kind, offices });
  if (!person.success) return invalidField(personSchema, person.error.issues[0]?.path ?? []);
  return { draft: { ...draft, people: [...draft.people, person.data] }, id };
}

/** Brings a measure along. */
export function withNewMeasure(
  draft: SourceDraft,
  { label, unit, definition }: Pick<Measure, 'label' | 'unit' | 'definition'>,
  known: readonly Measure[],
  scope: string,
): { draft: SourceDraft; id: string } | Refusal {
  const same = [...known, ...draft.measures].find((each) => each.label.toLowerCase() === label.trim().toLowerCase());
  if (same !== undefined) return { refused: 'known-already', id: same.id };
  const id = freshId(label, [...known, ...draft.measures], scope);
  const measure = measureSchema.safeParse({ id, label, unit, definition });
  if (!measure.success) return invalidField(measureSchema, measure.error.issues[0]?.path ?? []);
  return { draft: { ...draft, measures: [...draft.measures, measure.data] }, id };
}

/** Defines a measure that is published together with the draft. */
export function withMeasure(draft: SourceDraft, measure: Measure): EditResult {
  const read = measureSchema.safeParse(measure);
  if (!read.success) return invalidField(measureSchema, read.error.issues[0]?.path ?? []);
  return { ...draft, measures: draft.measures.map((each) => (each.id === measure.id ? read.data : each)) };
}

/** An id for an entry of a list. @param scope whose record it is for: what a server adds has names that nobody shares */
export function freshId(name: string, known: readonly { id: string }[], scope: string): string {
  const prefix = scope === SHARED_SCOPE ? '' : OWN_PREFIX;
  return new Ids([ID_TO_FILL_IN, ...known.map(({ id }) => id)]).take(`${prefix}${slug(name)}`, `${prefix}entry`);
}

/** An id for a statement or a figure of a draft. */
export function freshItemId({ source }: SourceDraft, wish: string): string {
  return new Ids([...source.statements, ...source.figures].map(({ id }) => id)).take(wish, 'item');
}
