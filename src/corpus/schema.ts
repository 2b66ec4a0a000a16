/**
 * The corpus format as zod schemas, and the types that the rest of the program trusts.
 * What each field means is told in corpus/README.md. Unknown keys are errors everywhere.
 */
import { z } from 'zod';

/** A real calendar day, YYYY-MM-DD. ISO dates compare as text. */
export const isoDate = z.iso.date();
export type IsoDate = string;

/** Lower-case words joined by hyphens: ids of people, topics, measures, subjects, terms, statements and figures. */
const kebabId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters and digits, joined by hyphens');

const line = z
  .string()
  .trim()
  .min(1)
  .refine((text) => !text.includes('\n'), 'one line');
const lines = z.string().trim().min(1);
const webAddress = z.url({ protocol: /^https?$/ });

const officeSchema = z.strictObject({
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
  offices: z.array(officeSchema).default([]),
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
  url: webAddress,
  published: isoDate,
  kind: z.enum(SOURCE_KINDS),
  topics: z.array(kebabId).min(1),
  text: z.enum(['summary', 'full']).default('summary'),
  licence: line.optional(),
  statements: z.array(statementSchema).default([]),
  figures: z.array(figureSchema).default([]),
  corrections: z.array(z.strictObject({ date: isoDate, note: lines })).default([]),
});

export type Office = z.output<typeof officeSchema>;
export type Person = z.output<typeof personSchema>;
export type Topic = z.output<typeof topicSchema>;
export type Measure = z.output<typeof measureSchema>;
export type Term = z.output<typeof termSchema>;
export type Subject = z.output<typeof subjectSchema>;
export type Statement = z.output<typeof statementSchema>;
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
export type Source = z.output<typeof frontMatterSchema> & { id: string; body: string; added?: Added };

/** Everything that a corpus folder holds. */
export interface CorpusContent {
  people: Person[];
  topics: Topic[];
  measures: Measure[];
  subjects: Subject[];
  terms: Term[];
  sources: Source[];
}
