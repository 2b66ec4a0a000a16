/**
 * The corpus format as zod schemas, and the types that the rest of the program trusts.
 * What each field means is told in corpus/README.md. Unknown keys are errors everywhere.
 */
import { z } from 'zod';

/** A real calendar day, YYYY-MM-DD. ISO dates compare as text. */
export const isoDate = z.iso.date();
export type IsoDate = string;

/** Lower-case words joined by hyphens: the ids of everything that has one. */
const kebabId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters and digits, joined by hyphens');

const line = z
  .string()
  .trim()
  .min(1)
  .refine((text) => !text.includes('\n'), 'one line');
const lines = z.string().trim().min(1);
const webAddress = z.url({ protocol: /^https?$/ });

/** One term of office of a person, under the title that it has there. */
const tenureSchema = z.strictObject({
  title: line,
  from: isoDate.optional(),
  to: isoDate.optional(),
});

export const personSchema = z.strictObject({
  id: kebabId,
  name: line,
  kind: z.enum(['person', 'organisation']),
  description: lines.optional(),
  aliases: z.array(line).default([]),
  offices: z.array(tenureSchema).default([]),
});

export const topicSchema = z.strictObject({
  id: kebabId,
  label: line,
  description: lines,
  synonyms: z.array(line).default([]),
});

export const measureSchema = z.strictObject({
  id: kebabId,
  label: line,
  unit: line,
  synonyms: z.array(line).default([]),
  definition: lines,
  /** ids of measures that it has taken in: sources that were stored before name them still */
  formerly: z.array(kebabId).min(1).optional(),
});

export const termSchema = z.strictObject({
  id: kebabId,
  term: line,
  aliases: z.array(line).default([]),
  definition: lines,
  topics: z.array(kebabId).default([]),
});

export const POSITIONS = ['for', 'against', 'conditional', 'neutral'] as const;
export type Position = (typeof POSITIONS)[number];

/** What people take sides on: a proposal or a practice, and the texts that stances call it by. */
export const subjectSchema = z.strictObject({
  id: kebabId,
  label: line,
  question: lines,
  aliases: z.array(line).default([]),
  topics: z.array(kebabId).default([]),
  /** texts that say the opposite of the label */
  polarity: z.record(line, z.literal('reversed')).optional(),
});

/** An office as people name it. Who holds it is told by the titles that it goes by in people.yaml and in statements' `as`. */
export const officeSchema = z.strictObject({
  id: kebabId,
  title: line,
  /** a mark … stands for any words */
  titles: z.array(line).min(1),
  aliases: z.array(line).default([]),
  /** the organisation that the office belongs to, and that speaks for whoever holds it */
  body: kebabId.optional(),
  /** held by many at once */
  many: z.literal(true).optional(),
});

export const EVENT_KINDS = [
  'protest',
  'disorder',
  'crime',
  'death',
  'incident',
  'emergency',
  'occasion',
  'election',
  'office',
  'decision',
  'ruling',
  'report',
  'operation',
] as const;

/** Something that happened, by which people date other things. It has a day or a period. */
export const eventSchema = z.strictObject({
  id: kebabId,
  name: line,
  aliases: z.array(line).default([]),
  kind: z.enum(EVENT_KINDS),
  day: isoDate.optional(),
  period: z.strictObject({ from: isoDate, to: isoDate }).optional(),
  /** the record does not give the day: it lies in the period */
  approximate: z.literal(true).optional(),
  place: kebabId.optional(),
  /** ids of the sources that its date rests on */
  sources: z.array(kebabId).min(1),
});

export const PLACE_KINDS = [
  'area',
  'borough',
  'city',
  'county',
  'nation',
  'country',
  'region',
  'continent',
  'force',
] as const;

export const placeSchema = z.strictObject({
  id: kebabId,
  name: line,
  kind: z.enum(PLACE_KINDS),
  /** the place in which it lies */
  in: kebabId.optional(),
  aliases: z.array(line).default([]),
});

/** Words that narrow what is counted. A mark * stands for any ending of a word. */
export const qualifierSchema = z.strictObject({
  id: kebabId,
  label: line,
  words: z.array(line).min(1),
  /** words that ask for this part among others: *racial disparity* is of each group */
  besides: z.array(line).default([]),
  /** phrases in which the words say something else */
  except: z.array(line).default([]),
  /** it is a part of the people: a count of everyone says nothing of them */
  people: z.literal(true).optional(),
  /** without it a count is of something else altogether */
  strict: z.literal(true).optional(),
});

/** Words and phrases that stand for one another when the record is searched. */
export const wordGroupSchema = z.strictObject({ id: kebabId, words: z.array(line).min(2) });

const stanceSchema = z.strictObject({ on: line, position: z.enum(POSITIONS) });

/** How people ask for an item, in everyday words: for finding only, never shown or quoted. */
const askedSchema = z.array(line).min(1);

export const statementSchema = z.strictObject({
  id: kebabId,
  speaker: kebabId,
  as: line.optional(),
  said: isoDate.optional(),
  where: line.optional(),
  form: z.enum(['verbatim', 'reported']),
  // Not trimmed: a statement's words are shown exactly as they stand.
  text: z.string().min(1),
  topics: z.array(kebabId).min(1),
  stance: stanceSchema.optional(),
  asked: askedSchema.optional(),
});

const periodSchema = z.strictObject({ from: isoDate, to: isoDate });

export const figureSchema = z.strictObject({
  id: kebabId,
  measure: kebabId,
  value: z.number(),
  approximate: z.literal(true).optional(),
  period: periodSchema,
  area: line.optional(),
  event: line.optional(),
  by: kebabId,
  given: z.literal(true).optional(),
  note: lines.optional(),
  asked: askedSchema.optional(),
});

export const SOURCE_KINDS = [
  'news',
  'debate',
  'hearing',
  'press-release',
  'report',
  'statistics',
  'speech',
  'letter',
  'law',
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** The front matter of a source's file. */
export const frontMatterSchema = z.strictObject({
  title: line,
  publisher: line,
  /** empty where somebody vouches for what no page has */
  url: webAddress.default(''),
  vouchedBy: line.optional(),
  published: isoDate,
  kind: z.enum(SOURCE_KINDS),
  topics: z.array(kebabId).min(1),
  text: z.enum(['summary', 'full']).default('summary'),
  licence: line.optional(),
  statements: z.array(statementSchema).default([]),
  figures: z.array(figureSchema).default([]),
  corrections: z.array(z.strictObject({ date: isoDate, note: lines })).default([]),
});

export type Tenure = z.output<typeof tenureSchema>;
export type Person = z.output<typeof personSchema>;
export type Topic = z.output<typeof topicSchema>;
export type Measure = z.output<typeof measureSchema>;
export type Term = z.output<typeof termSchema>;
export type Subject = z.output<typeof subjectSchema>;
export type Office = z.output<typeof officeSchema>;
export type DatedEvent = z.output<typeof eventSchema>;
export type Place = z.output<typeof placeSchema>;
export type Qualifier = z.output<typeof qualifierSchema>;
export type WordGroup = z.output<typeof wordGroupSchema>;
/** Exact words of a statement as they were found on its page. They stand over the files, never in one. */
export interface ExactWords {
  text: string;
  /** the day and the address; where the Internet Archive has kept the page, the day of its copy */
  seen: { on: IsoDate; at: string; archived?: IsoDate };
  /** the day on which they were looked for again and stood there no more */
  missing?: IsoDate;
  /** they point outside themselves (“Should this change …”), or say only a part of what the statement reports */
  leans?: true;
}

/** A statement of a source; `words` are shown in the place of its text, which is searched as well. */
export type Statement = z.output<typeof statementSchema> & { words?: ExactWords };
export type Figure = z.output<typeof figureSchema>;
export type Period = z.output<typeof periodSchema>;

/** How a source came on record that did not ship with it. */
export interface Added {
  /** the server whose moderators added it, or the curators of what all servers share */
  by: 'server' | 'curators';
  /** whether its words have been found on its page, or were only given by a person */
  how: 'fetched' | 'file' | 'pasted' | 'given' | 'edited';
}

/** One source: its front matter, its id (the file's stem), its Markdown body, and how it was added where it did not ship. */
export type Source = Omit<z.output<typeof frontMatterSchema>, 'statements'> & {
  statements: Statement[];
  id: string;
  body: string;
  added?: Added;
};

/** Further ways in which people ask for an item, beside those in its source. */
export interface Asked {
  /** `<source id>#<statement or figure id>`; one that is on record no longer is passed over */
  id: string;
  phrases: readonly string[];
}

/** Everything that a corpus folder holds. */
export interface CorpusContent {
  people: Person[];
  topics: Topic[];
  measures: Measure[];
  subjects: Subject[];
  terms: Term[];
  offices: Office[];
  events: DatedEvent[];
  places: Place[];
  qualifiers: Qualifier[];
  thesaurus: WordGroup[];
  /** how people ask for items, beside what their sources tell of it */
  asked: Asked[];
  sources: Source[];
}

/** What a source gives of a number that it does not give itself. */
export type Bound = 'more than' | 'just over' | 'at least' | 'up to' | 'nearly' | 'under';
/** What a number is that nobody counted. */
export type Basis = 'plan' | 'target' | 'estimate';

/** Where a figure was counted when its source names no other place. */
export const HOME_AREA = 'London';
