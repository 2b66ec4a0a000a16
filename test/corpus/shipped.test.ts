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
  const others = loaded.problems.filter(({ code }) => !code.startsWith('asked-'));
  expect(others.map(({ code, file, field }) => `${code} ${file} ${field}`)).toEqual([
    'forecast sources/2011-01-14-joanne-mccartney-officer-numbers-set-to-fall.md figures[1].period.to',
    'forecast sources/2013-09-09-london-assembly-recruitment-of-police-officers.md figures[0].period.to',
    'forecast sources/2013-09-09-london-assembly-recruitment-of-police-officers.md figures[1].period.to',
    'forecast sources/2013-09-09-london-assembly-recruitment-of-police-officers.md figures[2].period.to',
    'office-of-another sources/2015-10-28-parallel-parliament-lords-police-cuts.md statements[2].as',
    'forecast sources/2018-02-13-news-from-crystal-palace-basic-command-units.md figures[0].period.to',
    'forecast sources/2018-06-26-parallel-parliament-capital-cities-grant.md figures[0].period.to',
    'forecast sources/2018-06-26-parallel-parliament-capital-cities-grant.md figures[1].period.to',
    'forecast sources/2018-06-26-parallel-parliament-capital-cities-grant.md figures[2].period.to',
    'figures-disagree sources/2018-10-08-guardian-met-use-of-force-jumps.md figures[2].value',
    'office-of-another sources/2019-03-21-london-assembly-police-officer-numbers.md statements[0].as',
    'forecast sources/2019-12-18-itv-news-council-tax-rise.md figures[0].period.to',
    'forecast sources/2019-12-18-itv-news-council-tax-rise.md figures[1].period.to',
    'forecast sources/2019-12-18-london-gov-uk-additional-money-vru.md figures[0].period.to',
    'forecast sources/2019-12-18-london-gov-uk-additional-money-vru.md figures[1].period.to',
    'forecast sources/2019-12-18-london-gov-uk-additional-money-vru.md figures[2].period.to',
    'forecast sources/2020-09-23-watford-observer-vru-underspend.md figures[0].period.to',
    'forecast sources/2020-09-23-watford-observer-vru-underspend.md figures[1].period.to',
    'forecast sources/2022-09-16-lbc-queens-funeral-ring-of-steel.md figures[0].period.to',
    'forecast sources/2024-02-20-parallel-parliament-lords-violence-reduction-units.md figures[0].period.to',
    'forecast sources/2024-06-04-the-courier-lowest-staffing-level.md figures[3].period.to',
    'forecast sources/2024-06-04-the-courier-lowest-staffing-level.md figures[4].period.to',
    'forecast sources/2024-11-14-bbc-met-faces-service-cuts.md figures[0].period.to',
    'forecast sources/2024-11-14-bbc-met-faces-service-cuts.md figures[1].period.to',
    'forecast sources/2024-11-14-bbc-met-faces-service-cuts.md figures[2].period.to',
    'figures-disagree sources/2024-12-10-city-london-news-met-to-lose-2300-officers.md figures[2].value',
    'forecast sources/2024-12-10-city-london-news-met-to-lose-2300-officers.md figures[2].period.to',
    'figures-disagree sources/2025-01-08-counter-terror-business-met-could-lose-thousands.md figures[2].value',
    'forecast sources/2025-01-08-counter-terror-business-met-could-lose-thousands.md figures[2].period.to',
    'office-of-another sources/2025-01-24-fulhamsw6-mayor-council-tax.md statements[0].as',
    'forecast sources/2025-02-18-express-and-star-substantial-tough-choices.md figures[0].period.to',
    'figures-disagree sources/2025-02-18-express-and-star-substantial-tough-choices.md figures[1].value',
    'forecast sources/2025-02-18-express-and-star-substantial-tough-choices.md figures[1].period.to',
    'forecast sources/2025-09-05-the-independent-adelekan-no-choice.md figures[0].period.to',
    'figures-disagree sources/2025-09-10-shropshire-star-rowley-700-arrests.md figures[2].value',
  ]);
});

test('few of the ways in which people ask name a year or a person that the item is not of', () => {
  const codes = loaded.problems.flatMap(({ code }) => (code.startsWith('asked-') ? [code] : []));
  expect(Object.fromEntries([...Map.groupBy(codes, (code) => code)].map(([code, all]) => [code, all.length]))).toEqual({
    'asked-speaker': 46,
    'asked-year': 45,
  });
});

test('the corpus that ships holds what it did', () => {
  expect(reportOf(loaded.content, loaded.problems).counts).toEqual({
    sources: 439,
    statements: 1091,
    verbatim: 5,
    figures: 556,
    people: 241,
    topics: 40,
    measures: 292,
    terms: 88,
  });
});

test('every statement of the corpus that ships can be linked to', () => {
  for (const entry of new Corpus(loaded.content).entries) {
    if (entry.kind === 'statement')
      expect(URL.canParse(cite(entry.source, [entry.statement.text]).passageUrl ?? '')).toBe(true);
  }
});
