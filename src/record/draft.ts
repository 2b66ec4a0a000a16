/** A source in the making, as it is kept between two steps of its review. */
import { z } from 'zod';
import {
  frontMatterSchema,
  type Measure,
  measureSchema,
  type Person,
  personSchema,
  type Source,
  type Subject,
  subjectSchema,
} from '../corpus/schema.ts';
import { OWN_PREFIX } from '../corpus/scope.ts';
import { nameKey, namesOf } from '../corpus/subjects.ts';
import { ID_TO_FILL_IN, isToDo } from '../corpus/unfinished.ts';
import { listText, sourceText } from '../corpus/write.ts';
import type { Draft } from '../drafting/types.ts';
import { verbatimPieces } from '../drafting/verbatim.ts';
import type { Quotation } from '../reading/types.ts';
import { type Origin, originSchema, SHARED_SCOPE } from '../store/revisions.ts';
import type { Change, ChangedEntry, MovedWords } from './change.ts';

const hintSchema = z.object({
  /** whom the reading took for the speaker; absent where it found none, and for figures */
  speaker: z.string().optional(),
  sentence: z.string(),
  confidence: z.number(),
  evidence: z.string(),
  doubts: z.array(z.string()),
});

export const sourceDraftSchema = z.object({
  state: z.literal('source'),
  /** it changes a source that is on record, whose id it keeps */
  isOnRecord: z.boolean(),
  /** the newest revision of the source that its author has seen; 0 for none */
  seen: z.number(),
  /** hash of the shipped text that it is made from; null where nothing ships */
  base: z.string().nullable(),
  origin: originSchema,
  /** the whole text that was read, from which exact words are chosen; empty where the page was not read yet */
  article: z.string(),
  /** what stands there between quotation marks */
  passages: z.array(z.string()),
  source: z.object({
    ...frontMatterSchema.shape,
    // A file leaves the address out where there is none; here it is empty.
    url: frontMatterSchema.shape.url.or(z.literal('')),
    id: z.string(),
    body: z.string(),
  }),
  /** what a reviewer needs to know, by the ids of statements and figures */
  hints: z.record(z.string(), hintSchema),
  /** ids of statements and figures that are left out; they can be put back */
  omitted: z.array(z.string()),
  /** entries that come on record with it */
  people: z.array(personSchema),
  measures: z.array(measureSchema),
  /** drafts of earlier versions bring none along */
  subjects: z.array(subjectSchema).default([]),
  /** what the reading found and did not take up: its words, and why */
  leftOver: z.array(z.object({ text: z.string(), reason: z.string() })),
  /** what the reading found unclear about the source as a whole */
  doubts: z.array(z.string()),
  /** ids of everybody who has worked on it: none of them can be the second moderator */
  writers: z.array(z.string()),
  /** what a second moderator wants to be looked at again */
  notes: z.array(z.string()),
  /** a whole text that somebody wrote and that can’t stand as it is */
  typed: z.string().optional(),
  /** what somebody handed in last with a form and could not be taken: it still stands in the form when that is opened again */
  handedIn: z.object({ form: z.string(), values: z.record(z.string(), z.array(z.string())) }).optional(),
  /** why it is added, once its author holds it ready to be published */
  why: z.string().optional(),
  /** the question that it was added for: it had no answer */
  gap: z.object({ subject: z.string(), question: z.string() }).optional(),
});
export type SourceDraft = z.output<typeof sourceDraftSchema>;
export type Hint = z.output<typeof hintSchema>;

/** A doubt that only other words dispel. */
export const NOT_QUOTED = 'These words don’t stand between quotation marks in the source: are they anybody’s?';

/** What there is to know of a statement or figure that nobody but a person has found. */
export const ADDED_BY_HAND: Hint = { sentence: '', confidence: 1, evidence: 'added by hand', doubts: [] };

/** A page has more numbers in it than anybody reads. */
const MOST_LEFT_OVER = 20;

/** What an article's text holds beside its draft. */
interface ReadText {
  text: string;
  quotations: readonly Quotation[];
}

/** Begins the review of what was drafted from an article. A server's own people and measures get names of their own. */
export function draftOfArticle(
  draft: Draft,
  read: ReadText,
  { origin, scope, author }: { origin: Origin; scope: string; author: string },
): SourceDraft {
  const ownName = scope === SHARED_SCOPE ? (id: string) => id : (id: string) => `${OWN_PREFIX}${id}`;
  const renamed = new Map([...draft.people, ...draft.measures].map(({ id }) => [id, ownName(id)]));
  const now = (id: string) => renamed.get(id) ?? id;
  const statements = draft.source.statements.map((each) => ({ ...each, speaker: now(each.speaker) }));
  const figures = draft.source.figures.map((each) => ({ ...each, measure: now(each.measure), by: now(each.by) }));
  const hints = [...draft.statements, ...draft.figures];
  const speakers = statements.map(({ speaker }) => (speaker === ID_TO_FILL_IN ? undefined : speaker));
  return {
    state: 'source',
    isOnRecord: false,
    seen: 0,
    base: null,
    origin,
    article: read.text,
    passages: passagesIn(read),
    source: { ...draft.source, statements, figures },
    hints: Object.fromEntries(
      [...statements, ...figures].map(({ id }, index) => [id, hintOf(hints[index], speakers[index])]),
    ),
    writers: [author],
    notes: [],
    // What nobody has put into words is not on record, unless somebody does.
    omitted: statements.filter(({ text }) => isToDo(text)).map(({ id }) => id),
    people: draft.people.map((person) => ({ ...person, id: now(person.id) })),
    measures: draft.measures.map((measure) => ({ ...measure, id: now(measure.id) })),
    subjects: [],
    leftOver: draft.leftOver.slice(0, MOST_LEFT_OVER).map(({ text, reason }) => ({ text, reason })),
    doubts: draft.doubts,
  };
}

/** Begins the review of a source that is on record. */
export function draftOfSource(
  source: Source,
  { origin, seen, base, author }: Pick<SourceDraft, 'origin' | 'seen' | 'base'> & { author: string },
): SourceDraft {
  const { added: _, ...rest } = source;
  return {
    state: 'source',
    isOnRecord: true,
    seen,
    base,
    origin,
    article: '',
    passages: [],
    source: rest,
    hints: {},
    omitted: [],
    people: [],
    measures: [],
    subjects: [],
    leftOver: [],
    doubts: [],
    writers: [author],
    notes: [],
  };
}

/** The passages that a text sets between quotation marks, each that could be a statement. */
export function passagesIn({ text, quotations }: ReadText): string[] {
  const pieces = quotations
    .filter(({ kind }) => kind === 'direct')
    .flatMap((quotation) => verbatimPieces(text, quotation));
  return [...new Set(pieces.map((piece) => piece.text))];
}

/** The source as it would be on record: without what is left out. */
export function finished({ source, omitted }: Pick<SourceDraft, 'source' | 'omitted'>): Source {
  const isKept = ({ id }: { id: string }) => !omitted.includes(id);
  return { ...source, statements: source.statements.filter(isKept), figures: source.figures.filter(isKept) };
}

/**
 * What publishing the draft changes: the source, and before it whom and what it brings along and still names.
 * @param record knows of an entry the revision that withdrew it, if it is withdrawn: such an entry comes back
 */
export function changeOf(
  draft: SourceDraft,
  why: string,
  record: { withdrawalOf(entry: Pick<ChangedEntry, 'kind' | 'entry'>): { number: number } | undefined },
): Change {
  const source = finished(draft);
  const named = new Set([
    ...source.statements.map(({ speaker }) => speaker),
    ...source.figures.flatMap(({ by, measure }) => [by, measure]),
  ]);
  /** What comes back was withdrawn together with whatever ships of it. */
  const fresh = (entry: Pick<ChangedEntry, 'kind' | 'entry'>, base: string | null, seen = 0) => {
    const number = record.withdrawalOf(entry)?.number ?? 0;
    return number === 0 ? { seen, base } : { seen: Math.max(seen, number) };
  };
  const newcomer = (kind: 'person' | 'measure' | 'subject', each: Person | Measure | Subject): ChangedEntry => ({
    kind,
    entry: each.id,
    text: listText([each]),
    origin: { how: 'edited' },
    ...fresh({ kind, entry: each.id }, null),
  });
  const name = { kind: 'source' as const, entry: source.id };
  const { seen, base } = draft;
  return {
    state: 'change',
    title: source.title,
    why,
    entries: [
      ...draft.people.filter(({ id }) => named.has(id)).map((person) => newcomer('person', person)),
      ...draft.measures.filter(({ id }) => named.has(id)).map((measure) => newcomer('measure', measure)),
      ...namedSubjects(draft).map((subject) => newcomer('subject', subject)),
      {
        ...name,
        text: sourceText(source),
        origin: draft.origin,
        ...(draft.isOnRecord ? { seen, base } : fresh(name, base, seen)),
      },
    ],
  };
}

/** The subjects that come along and that a stance of the source still names. */
export function namedSubjects(draft: Pick<SourceDraft, 'source' | 'omitted' | 'subjects'>): Subject[] {
  const names = namesOf(draft.subjects);
  const stances = finished(draft).statements.flatMap(({ stance }) => stance ?? []);
  const named = new Set(stances.flatMap(({ on }) => names.get(nameKey(on))?.subject ?? []));
  return draft.subjects.filter((subject) => named.has(subject));
}

/** Words that the reading heard from one speaker and that the draft gives to another. */
export function reattributed(draft: SourceDraft): MovedWords[] {
  return finished(draft).statements.flatMap(({ id, speaker, form, text }) => {
    const from = draft.hints[id]?.speaker;
    return form === 'verbatim' && from !== undefined && from !== speaker ? [{ from, to: speaker, text }] : [];
  });
}

function hintOf(hint: Omit<Hint, 'speaker'> | undefined, speaker: string | undefined): Hint {
  const { sentence = '', confidence = 0, evidence = '', doubts = [] } = hint ?? {};
  return { ...(speaker === undefined ? {} : { speaker }), sentence, confidence, evidence, doubts };
}
