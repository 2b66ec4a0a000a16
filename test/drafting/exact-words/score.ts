/** Scores the words that are found for the reports of invented pages: `node test/drafting/exact-words/score.ts [--failures]`. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { Corpus } from '../../../src/corpus/corpus.ts';
import { personSchema, type Source, type Statement } from '../../../src/corpus/schema.ts';
import { findWords } from '../../../src/drafting/verify/find-words.ts';
import type { WordsOffer } from '../../../src/drafting/verify/types.ts';
import { readHtml } from '../../../src/reading/html.ts';
import { shippedContent } from '../../eval/questions.ts';

const pageSchema = z.strictObject({
  id: z.string(),
  kind: z.string(),
  page: z.string().optional(),
  html: z.string().optional(),
  statements: z.array(
    z.strictObject({
      speaker: z.string(),
      text: z.string(),
      /** the right words, or any of several; absent where the page has none for the report */
      due: z.union([z.string(), z.array(z.string())]).optional(),
      /** a person has to look at the words: they are wrong among the clear ones */
      look: z.literal(true).optional(),
      /** the words may be clear or to be looked at */
      loose: z.literal(true).optional(),
    }),
  ),
});

export type PageSet = 'tuned' | 'unseen';

/** One report, the words that are right for it, and those that were offered. */
export interface Outcome {
  page: string;
  kind: string;
  due: readonly string[];
  offer: WordsOffer | undefined;
  /** why nothing is offered */
  reason: string | undefined;
  /** the first candidate holds the right words */
  isRight: boolean;
  /** the first candidate is exactly the right words */
  isTight: boolean;
  /** offered as clear although they are wrong, or have to be looked at */
  isFalselyClear: boolean;
}

/** What is found for every report of a set, on the record's lists with some invented people. */
export async function score(set: PageSet): Promise<Outcome[]> {
  const read = (name: string) => parse(readFileSync(path.join(import.meta.dirname, name), 'utf8'));
  const people = z.array(personSchema).parse(read('people.yaml'));
  const content = await shippedContent();
  const corpus = new Corpus({ ...content, people: [...content.people, ...people] });
  return z
    .array(pageSchema)
    .parse(read(`${set}.yaml`))
    .flatMap((page) => outcomesOf(page, corpus));
}

function outcomesOf(page: z.infer<typeof pageSchema>, corpus: Corpus): Outcome[] {
  const statements = page.statements.map(
    ({ speaker, text }, at): Statement => ({ id: `s${at}`, speaker, text, form: 'reported', topics: ['knife-crime'] }),
  );
  const source: Source = {
    id: page.id,
    title: page.id,
    publisher: 'Wenford Courier',
    url: 'https://example.org/',
    published: '2024-03-05',
    kind: page.kind === 'debate' ? 'debate' : 'news',
    topics: ['knife-crime'],
    text: 'summary',
    statements,
    figures: [],
    corrections: [],
    body: '',
  };
  const article = page.html === undefined ? { text: page.page ?? '' } : readHtml(page.html, source.url);
  const { offers, notOffered } = findWords(source, article, corpus);
  return page.statements.map((wanted, at) => {
    const offer = offers.find(({ statement }) => statement === `s${at}`);
    const due = [wanted.due ?? []].flat();
    const words = offer?.candidates[0].words ?? '';
    const isTight = due.includes(words);
    const isRight = due.some((each) => words.includes(each));
    return {
      page: page.id,
      kind: page.kind,
      due,
      offer,
      reason: notOffered.find(({ statement }) => statement === `s${at}`)?.reason,
      isRight,
      isTight,
      isFalselyClear: offer?.heap === 'clear' && (!isRight || wanted.look === true),
    };
  });
}

/** The shares of right words that are offered (recall) and of offered words that are right (precision), for all and for clear ones. */
export function summarise(outcomes: readonly Outcome[]) {
  const due = outcomes.filter((each) => each.due.length > 0);
  const offered = outcomes.filter(({ offer }) => offer !== undefined);
  const clear = offered.filter(({ offer }) => offer?.heap === 'clear');
  const right = outcomes.filter(({ isRight }) => isRight);
  return {
    due: due.length,
    recall: right.length / due.length,
    offered: offered.length,
    precision: right.length / offered.length,
    tight: right.filter(({ isTight }) => isTight).length / right.length,
    clear: clear.length,
    clearRecall: clear.filter(({ isRight }) => isRight).length / due.length,
    clearPrecision: clear.filter(({ isFalselyClear }) => !isFalselyClear).length / clear.length,
  };
}

if (import.meta.main) {
  for (const set of ['tuned', 'unseen'] as const) {
    const outcomes = await score(set);
    console.log(set);
    const kinds = [...new Set(outcomes.map(({ kind }) => kind))];
    console.table({
      all: summarise(outcomes),
      ...Object.fromEntries(kinds.map((kind) => [kind, summarise(outcomes.filter((each) => each.kind === kind))])),
    });
    if (process.argv.includes('--failures'))
      for (const each of outcomes.filter(
        ({ isRight, isFalselyClear, due, offer }) =>
          isFalselyClear || (due.length > 0 ? !isRight : offer !== undefined),
      ))
        console.log(
          `${each.page} [${each.kind}] ${each.offer?.heap ?? `none: ${each.reason}`} ${each.offer?.reasons.join(',') ?? ''}\n   due ${each.due[0] ?? 'none'}\n   got ${each.offer?.candidates.map(({ words, likeness }) => `${likeness} ${words}`).join('\n       ') ?? ''}`,
        );
  }
}
