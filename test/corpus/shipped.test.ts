import path from 'node:path';
import { expect, test } from 'vitest';
import { cite } from '../../src/corpus/citation.ts';
import { Corpus } from '../../src/corpus/corpus.ts';
import { loadCorpus } from '../../src/corpus/files.ts';
import { reportOf } from '../../src/corpus/report.ts';

const loaded = await loadCorpus(path.join(import.meta.dirname, '../../corpus'));

test('the corpus that ships has no error', () => {
  expect(loaded.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(loaded.usable).toBe(true);
});

test('the corpus that ships has these warnings and no others', () => {
  expect(loaded.problems.map(({ code, file, field }) => `${code} ${file} ${field}`)).toEqual([
    'unused-term glossary.yaml [19].id',
    'office-of-another sources/2015-10-28-parallel-parliament-lords-police-cuts.md statements[2].as',
    'office-of-another sources/2019-03-21-london-assembly-police-officer-numbers.md statements[0].as',
    'forecast sources/2024-12-10-city-london-news-met-to-lose-2300-officers.md figures[2].period.to',
    'office-of-another sources/2025-01-24-fulhamsw6-mayor-council-tax.md statements[0].as',
  ]);
});

test('the corpus that ships holds what it did', () => {
  expect(reportOf(loaded.content, loaded.problems).counts).toEqual({
    sources: 152,
    statements: 437,
    verbatim: 5,
    figures: 187,
    people: 110,
    topics: 31,
    measures: 95,
    terms: 49,
  });
});

test('every statement of the corpus that ships can be linked to', () => {
  for (const entry of new Corpus(loaded.content).entries) {
    if (entry.kind === 'statement')
      expect(URL.canParse(cite(entry.source, [entry.statement.text]).passageUrl ?? '')).toBe(true);
  }
});
