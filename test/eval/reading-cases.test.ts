import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { Corpus } from '../../src/corpus/corpus.ts';
import { loadCorpus } from '../../src/corpus/files.ts';
import { type Extraction, extractionOf, findingsIn } from '../../src/drafting/extraction.ts';

type Speaker = string | null | (string | null)[] | { all: string[] };
type Period = { from: string; to: string };
interface WantedFigure {
  value: number;
  unit?: string;
  area?: string | string[];
  measure?: string;
  period?: Period;
  periodWithin?: Period;
}

/** A small text, and what is to be read from it; a control is one where the opposite of a kind’s rule is right. */
interface Case {
  id: string;
  kind: string;
  set: 'twin' | 'control';
  text: string;
  published?: string;
  expect: {
    quotes?: { has: string; speaker: Speaker; kind?: string; role?: string | null }[];
    notQuotes?: string[];
    notSpeakers?: string[];
    figures?: WantedFigure[];
    notFigures?: WantedFigure[];
  };
}

const corpus = new Corpus((await loadCorpus('corpus')).content);
const CASES = readFileSync(path.join(import.meta.dirname, 'reading-cases.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line): Case => JSON.parse(line));

const plain = (text: string) => text.replace(/[“”"]/g, '').replace(/[’‘]/g, "'").replace(/\s+/g, ' ').toLowerCase();
const bare = (name: string) => plain(name).replace(/^(?:the|an?|sir|dame|mr|ms|mrs|dr|cllr) /, '');
type Quote = Extraction['quotes'][number];
const names = ({ speaker, personId }: Quote) => [speaker ?? '', personId?.replaceAll('-', ' ') ?? ''].map(bare);
const words = ({ spans, text }: Quote) => plain(spans?.map((span) => span.text).join(' ') ?? text);

function isSpeaker(quote: Quote, wanted: Speaker): boolean {
  if (wanted !== null && typeof wanted === 'object' && 'all' in wanted)
    return wanted.all.every((name) => names(quote)[0]?.includes(bare(name)));
  return [wanted].flat().some((name) => (name === null ? quote.speaker === null : names(quote).includes(bare(name))));
}

function quoteFaults(
  { quotes = [], notQuotes = [], notSpeakers = [] }: Case['expect'],
  found: readonly Quote[],
): string[] {
  const faults = quotes.flatMap(({ has, speaker, kind, role }) => {
    const holding = found.filter((quote) => words(quote).includes(plain(has)));
    const mayBeNobody = [speaker].flat().includes(null);
    if (holding.length === 0) return mayBeNobody ? [] : [`“${has}” is not found`];
    const isRight = holding.every((quote) => isSpeaker(quote, speaker) || (mayBeNobody && quote.speaker === null));
    const isWhole = kind === undefined || holding.some((quote) => quote.kind === kind);
    const hasRole = role === undefined || holding.some((quote) => (quote.role ?? null) === role);
    return isRight && isWhole && hasRole
      ? []
      : [`“${has}”: ${holding.map((quote) => `${quote.speaker} (${quote.role})`)}`];
  });
  const named = found.filter(({ speaker }) => speaker !== null);
  const wrong = notQuotes.filter((has) =>
    named.some((quote) => words(quote).includes(plain(has)) && !isDenied(quote, plain(has))),
  );
  const nobody = notSpeakers.filter((word) =>
    named.some((quote) => names(quote).some((name) => name.includes(plain(word)))),
  );
  return [...faults, ...wrong.map((has) => `“${has}” is nobody’s`), ...nobody.map((word) => `${word} says nothing`)];
}

/** “denied that the force was “finished””: the denial is told with the words. */
function isDenied(quote: Quote, has: string): boolean {
  const before = `${quote.cue?.text ?? ''} ${words(quote).slice(0, words(quote).indexOf(has))}`;
  return quote.kind !== 'direct' && /\b(?:not|never|no|den\w+|reject\w+)\b|n't\b/.test(before);
}

function isFigure(
  wanted: WantedFigure,
  { value, unit, area, measure, period }: Extraction['figures'][number],
): boolean {
  const isAt = (place: string) => (place === 'London' ? area === undefined || area === place : area === place);
  const { periodWithin: within } = wanted;
  return (
    value === wanted.value &&
    (wanted.unit === undefined || unit === wanted.unit) &&
    (wanted.area === undefined || [wanted.area].flat().some(isAt)) &&
    (wanted.measure === undefined || measure === wanted.measure) &&
    (wanted.period === undefined || (period?.from === wanted.period.from && period.to === wanted.period.to)) &&
    (within === undefined || period === undefined || (period.from >= within.from && period.to <= within.to))
  );
}

test.each(CASES.map((each) => [each.set, each.kind, each] as const))(
  '%s: %s',
  (_set, _kind, { id, text, published, expect: wanted }) => {
    const { quotations, quantities } = findingsIn(text, corpus, { published, today: '2026-11-30' });
    const { quotes, figures } = extractionOf(id, quotations, quantities);
    const missing = (wanted.figures ?? []).filter((figure) => !figures.some((each) => isFigure(figure, each)));
    const wrong = (wanted.notFigures ?? []).filter((figure) => figures.some((each) => isFigure(figure, each)));
    expect({ faults: quoteFaults(wanted, quotes), missing, wrong }, text).toEqual({
      faults: [],
      missing: [],
      wrong: [],
    });
  },
);
