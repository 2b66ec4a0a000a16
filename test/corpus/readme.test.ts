import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  EVENT_KINDS,
  eventSchema,
  figureSchema,
  frontMatterSchema,
  measureSchema,
  officeSchema,
  PLACE_KINDS,
  personSchema,
  placeSchema,
  qualifierSchema,
  statementSchema,
  subjectSchema,
  termSchema,
  topicSchema,
  wordGroupSchema,
} from '../../src/corpus/schema.ts';

const readme = await readFile(path.join(import.meta.dirname, '../../corpus/README.md'), 'utf8');

/** A heading of the README, and the fields that its table has to hold. */
const TABLES: [heading: string, schema: z.ZodObject][] = [
  ['### A source', frontMatterSchema],
  ['### A statement', statementSchema],
  ['### A figure', figureSchema],
  ['### People and organisations', personSchema],
  ['### Topics', topicSchema],
  ['### Measures', measureSchema],
  ['### Subjects', subjectSchema],
  ['### Glossary', termSchema],
  ['### Offices', officeSchema],
  ['### Events', eventSchema],
  ['### Places', placeSchema],
  ['### Qualifiers', qualifierSchema],
  ['### Thesaurus', wordGroupSchema],
];

/** The names in the first column of the table below a heading: `**` marks required ones. */
function fieldsBelow(heading: string): { name: string; required: boolean }[] {
  const [, section = ''] = readme.split(heading);
  const [table = ''] = section.split('\n#', 1);
  const firstCells = table.split('\n').flatMap((row) => /^\| (.*?) \|/.exec(row)?.[1] ?? []);
  return firstCells.flatMap((cell) =>
    [...cell.matchAll(/(\*\*)?`(\w+)`/g)].map(([, bold, name = '']) => ({ name, required: bold !== undefined })),
  );
}

test.each(TABLES)('%s in the README has every field of the schema, and no other', (heading, schema) => {
  const inSchema = Object.entries(schema.shape).map(([name, field]) => ({
    name,
    required: !z.safeParse(field, undefined).success,
  }));
  const byName = (left: { name: string }, right: { name: string }) => left.name.localeCompare(right.name);
  expect(fieldsBelow(heading).sort(byName)).toEqual(inSchema.sort(byName));
});

test('every kind of source, event and place is named', () => {
  const kinds = [...frontMatterSchema.shape.kind.options, ...EVENT_KINDS, ...PLACE_KINDS];
  for (const kind of kinds) expect(readme).toContain(`\`${kind}\``);
});
