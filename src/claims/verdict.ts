/** The verdict on one claim, and the differences that it rests on. */
import type { Entry, FigureEntry } from '../corpus/corpus.ts';
import { type FigureMatch, figureMatches } from './compare-figures.ts';
import { compareWords, type WordsMatch, wordsMatches } from './compare-words.ts';
import type { ClaimRecord } from './evidence.ts';
import type { StatedNumber } from './numbers.ts';
import { daysOf, type ReadClaim } from './reading.ts';
import type { Claim, Difference, Verdict } from './types.ts';
import { significant } from './values.ts';

type Judged = Pick<Claim, 'verdict' | 'verbatim' | 'entries' | 'differences' | 'confidence'>;

/** @param after what follows the claim in its message, up to the next claim */
export function judge(claim: ReadClaim, after: string, record: ClaimRecord): Claim {
  const judged = claim.kind === 'figure' ? judgeFigure(claim, record) : judgeWords(claim, after, record);
  const { start, end, text } = claim;
  return { start, end, text, type: typeOf(claim), ...judged };
}

function typeOf({ kind, quoted }: ReadClaim): Claim['type'] {
  if (kind === 'figure') return 'figure';
  return quoted.length > 0 ? 'quotation' : 'statement';
}

const NOT_ON_RECORD: Judged = { verdict: 'not-on-record', entries: [], differences: [], confidence: 0.6 };

function judgeFigure(claim: ReadClaim, record: ClaimRecord): Judged {
  const counted = claim.numbers.filter(({ isSmallWord, kind }) => !isSmallWord && kind !== 'duration');
  const numbers = (counted.length > 0 ? counted : claim.numbers).slice(0, 3);
  const judged = numbers.map((number) => judgeNumber(claim, number, record));
  const wrong = judged.find(({ verdict }) => verdict === 'differs' || verdict === 'misleading');
  const [first] = judged;
  if (first === undefined) return NOT_ON_RECORD;
  const entries = [...new Set(judged.flatMap((each) => each.entries))];
  return wrong === undefined
    ? { ...first, entries }
    : { ...wrong, entries: [...new Set([...wrong.entries, ...entries])] };
}

function judgeNumber(claim: ReadClaim, number: StatedNumber, record: ClaimRecord): Judged {
  const matches = figureMatches(claim, number, record);
  const held = matches.find(
    (match) => isValue(match) && isTopic(match) && isWhen(match) && !match.isElsewhere && isRate(number, match),
  );
  if (held !== undefined) {
    if (isPartYear(claim, held))
      return found('misleading', [held], [difference('period', claim, number, held, periodText(held))]);
    return found('as-on-record', [held], []);
  }
  const value = matches.find((match) => isValue(match) && isTopic(match));
  if (value !== undefined && (significant(value.value) >= 3 || value.topic > 0.7)) {
    const slot = value.isElsewhere ? 'area' : isRate(number, value) ? 'period' : 'unit';
    return found(
      'differs',
      [value, ...matches.filter((match) => isRival(match, value)).slice(0, 1)],
      [difference(slot, claim, number, value, slot === 'period' ? periodText(value) : String(value.value))],
    );
  }
  const garbled = matches.find(
    (match) =>
      match.fit === 'garbled' &&
      isWhen(match) &&
      !match.isElsewhere &&
      match.topic >= (match.when === 'same' ? 0.45 : 0.65),
  );
  if (garbled !== undefined)
    return found('differs', [garbled], [difference('value', claim, number, garbled, String(garbled.value))]);
  const other = matches.find(
    (match) =>
      match.fit === 'other' &&
      match.kind === number.kind &&
      match.when === 'same' &&
      !match.isElsewhere &&
      match.topic >= 0.75,
  );
  if (other !== undefined)
    return found('differs', [other], [difference('value', claim, number, other, String(other.value))]);
  return NOT_ON_RECORD;
}

function isRival(match: FigureMatch, value: FigureMatch): boolean {
  return (
    match.item.entry.kind === 'figure' &&
    value.item.entry.kind === 'figure' &&
    match.item.entry.measure.id === value.item.entry.measure.id &&
    match.when === 'same'
  );
}

function found(verdict: Verdict, matches: readonly FigureMatch[], differences: Difference[]): Judged {
  const entries = [...new Set(matches.map(({ item }) => item.entry))];
  return { verdict, entries, differences, confidence: Math.min(0.95, Math.max(0.5, (matches[0]?.score ?? 0) / 2)) };
}

function difference(
  slot: Difference['slot'],
  claim: ReadClaim,
  number: StatedNumber,
  match: FigureMatch,
  recorded: string,
): Difference {
  const at = { start: number.start, end: number.end };
  return {
    slot,
    said: { ...at, text: claim.text.slice(at.start - claim.start, at.end - claim.start) },
    recorded,
    item: match.item.entry.id,
  };
}

function periodText({ item: { entry } }: FigureMatch): string {
  return entry.kind === 'figure' ? `${entry.figure.period.from}/${entry.figure.period.to}` : entry.said;
}

function isValue({ fit }: FigureMatch): boolean {
  return fit === 'same' || fit === 'rounded';
}

function isTopic({ fit, value, topic }: FigureMatch): boolean {
  const digits = significant(value);
  if (fit === 'rounded') return topic >= 0.45;
  return topic >= (digits >= 4 ? 0.15 : digits === 3 ? 0.25 : digits === 2 ? 0.45 : 0.55);
}

function isWhen({ when }: FigureMatch): boolean {
  return when !== 'other';
}

function isRate(number: StatedNumber, { item: { entry, text } }: FigureMatch): boolean {
  if (number.rate === undefined) return true;
  if (entry.kind === 'statement')
    return (
      new RegExp(`\\b(?:an?|per|every|each) ${number.rate}|\\b${number.rate}ly|each`, 'i').test(text) ||
      text.includes(number.rate)
    );
  const days = daysOf(entry.figure.period);
  const length = {
    year: 365,
    annually: 365,
    yearly: 365,
    month: 30,
    monthly: 30,
    week: 7,
    weekly: 7,
    day: 1,
    daily: 1,
  }[number.rate];
  if (length !== undefined)
    return (
      (days > length * 0.8 && days < length * 1.2) ||
      new RegExp(number.rate, 'i').test(entry.measure.unit + entry.measure.label + (entry.figure.note ?? ''))
    );
  return new RegExp(number.rate, 'i').test(entry.measure.unit + entry.measure.label);
}

/** A part of a year told as the year. */
function isPartYear({ periods }: ReadClaim, { when, item: { entry } }: FigureMatch): boolean {
  if (when !== 'within' || entry.kind !== 'figure' || isEvent(entry)) return false;
  const days = daysOf(entry.figure.period);
  const [period] = periods;
  return period !== undefined && daysOf(period) > 360 && days > 20 && days < 340;
}

function isEvent({ figure }: FigureEntry): boolean {
  return figure.event !== undefined;
}

const HELD = 0.62;

function judgeWords(claim: ReadClaim, after: string, record: ClaimRecord): Judged {
  const matches = wordsMatches(claim, record);
  const [best] = matches;
  if (best === undefined) return NOT_ON_RECORD;
  const own = claim.speaker === undefined ? best : matches.find(({ by = 0 }) => by >= 0.5);
  if (own !== undefined && isStrong(own) && own.score >= best.score - 0.2) return judgeOwn(claim, own, after);
  if (isStrong(best) && claim.speaker !== undefined) {
    const { start, end, text } = claim.speaker;
    return {
      verdict: 'other-speaker',
      entries: [best.entry],
      differences: [
        { slot: 'speaker', said: { start, end, text }, recorded: best.entry.speaker.name, item: best.entry.id },
      ],
      confidence: 0.7,
    };
  }
  if (own !== undefined && own.held >= 0.42 && own.score >= best.score - 0.1) {
    const judged = judgeOwn(claim, own, after);
    return judged.verdict === 'as-on-record' ? { ...judged, verdict: 'differs', confidence: 0.5 } : judged;
  }
  return NOT_ON_RECORD;
}

function isStrong({ held, used }: WordsMatch): boolean {
  return held + 0.3 * used >= HELD + 0.05;
}

function judgeOwn(claim: ReadClaim, match: WordsMatch, after: string): Judged {
  const { oppositions, numbers, sweeping, conditional, quoted, verbatim } = compareWords(claim, match, after);
  const entries: Entry[] = [match.entry];
  const item = match.entry.id;
  const span = (start: number, end: number) => ({
    start: start + claim.start,
    end: end + claim.start,
    text: claim.text.slice(start, end),
  });
  const differences: Difference[] = [
    ...oppositions.map(
      ({ by, start, end, other }): Difference => ({
        slot: by === 'negation' ? 'negation' : 'words',
        said: span(start, end),
        recorded: other,
        item,
      }),
    ),
    ...numbers.map(
      ({ start, end, recorded }): Difference => ({
        slot: 'value',
        said: span(start - claim.start, end - claim.start),
        recorded,
        item,
      }),
    ),
    ...(quoted !== undefined && quoted < 1 && quoted >= 0.5
      ? [{ slot: 'words' as const, recorded: match.entry.statement.text, item }]
      : []),
  ];
  if (sweeping && conditional)
    return {
      verdict: 'misleading',
      entries,
      differences: [{ slot: 'cut', recorded: match.entry.statement.text, item }, ...differences],
      confidence: 0.6,
    };
  if (differences.length > 0) return { verdict: 'differs', entries, differences, confidence: 0.6 };
  return {
    verdict: 'as-on-record',
    ...(verbatim && { verbatim }),
    entries,
    differences,
    confidence: Math.min(0.95, match.score),
  };
}
