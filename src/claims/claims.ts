/** A message held against the record: the claims that it makes, and how each stands to what is on record. */
import type { Corpus } from '../corpus/corpus.ts';
import type { IsoDate, Source } from '../corpus/schema.ts';
import { withoutIds } from '../query/markup.ts';
import { spanOf } from '../reading/text.ts';
import { type ClaimRecord, recordOf } from './evidence.ts';
import { judgeFigure } from './judge-figures.ts';
import { judgeWords } from './judge-words.ts';
import type { Judging } from './judging.ts';
import { numbersIn } from './numbers.ts';
import { compared, type JudgedClaim } from './pairs.ts';
import { periodsIn } from './periods.ts';
import { judgePosition } from './positions.ts';
import { shareHeld } from './rank.ts';
import { type ReadClaim, readClaim } from './reading.ts';
import { stretchesIn } from './segment.ts';
import type { Claim, Claims, Judgement } from './types.ts';

/** Messages are read as far as this. */
const MAX_CHARACTERS = 20_000;
/** “1/”, “2/5”, “3)” before a line of a thread or a list */
const MARKER = /^ ?\d{1,2}(?:\/\d{0,2}|[.)])(?= )|(?<=\s)\d{1,2}\/(?= )/gm;

/**
 * The claims of a message in its order, each with its verdict; none where it claims nothing.
 * @param published the day on which the message was written: “last year” is worked out from it
 */
export function checkMessage(message: string, corpus: Corpus, published: IsoDate): Claim[] {
  const text = withoutIds(message.slice(0, MAX_CHARACTERS)).replace(MARKER, (marker) => ' '.repeat(marker.length));
  const record = recordOf(corpus);
  const periods = periodsIn(text, published);
  const stretches = stretchesIn(text, record);
  const claims = stretches.map((stretch, at) => {
    const until = Math.min(stretches[at + 1]?.start ?? text.length, stretch.sentence.end);
    return readClaim(stretch, { text, periods, until }, record);
  });
  const judgeAll = (near: ReadonlySet<Source>) =>
    claims.flatMap((claim, at) => {
      const after = text.slice(claim.end, stretches[at + 1]?.start ?? text.length);
      const judgement = judge(claim, { after, near, record });
      return judgement === undefined ? [] : [{ claim, judgement }];
    });
  // What one claim of a message is surely from, others may be from as well.
  const first = judgeAll(new Set());
  const near = new Set(
    first.flatMap(({ judgement }) => judgement.entries.slice(0, judgement.sure ? 1 : 0).map(({ source }) => source)),
  );
  const judged = near.size === 0 || claims.length < 2 ? first : judgeAll(near);
  return compared(absorbed(judged, text, record), text).map(({ claim, judgement }) => {
    const { kind, quoted } = claim;
    const { sure: _sure, isPosition, ...shown } = judgement;
    const told = isPosition ? 'position' : 'statement';
    const type = kind === 'figure' ? 'figure' : quoted.length > 0 ? 'quotation' : told;
    return { ...spanOf(message, claim), type, ...shown };
  });
}

/**
 * Joins a clause to the claim before it in its sentence where the statement that decides that claim holds nearly all of the
 * clause: “Jo Bloggs said that …, and that the Mayor had …” reports one statement, though two people act in it.
 */
function absorbed(judged: readonly JudgedClaim[], text: string, record: ClaimRecord): JudgedClaim[] {
  const found: JudgedClaim[] = [];
  for (const each of judged) {
    const before = found.at(-1);
    const held = before?.judgement.entries[0];
    const isTold = each.judgement.verdict === 'other-speaker' || each.judgement.verdict === 'not-on-record';
    const isPart = before?.claim.kind === 'words' && isSameSentence(before.claim, each.claim, text);
    if (
      isTold &&
      isPart &&
      held?.kind === 'statement' &&
      shareHeld(each.claim.terms, record.evidenceOf(held)) >= NEARLY_ALL
    ) {
      const { start } = before.claim;
      const { end } = each.claim;
      found.splice(-1, 1, { ...before, claim: { ...before.claim, end, text: text.slice(start, end) } });
    } else found.push(each);
  }
  return found;
}

/** Whether no more than a semicolon parts two claims. */
function isSameSentence({ sentence: one }: ReadClaim, { sentence: other }: ReadClaim, text: string): boolean {
  return one.start === other.start || /^;?\s*$/.test(text.slice(one.end - 1, other.start));
}

const NEARLY_ALL = 0.7;
const VERY_LIKE = 0.95;

/**
 * Judges a claim as a figure or as words, by its kind; where that finds nothing, as the other: a statement may state the number,
 * and what a body says may be a figure.
 */
function judge(claim: ReadClaim, judging: Judging): Judgement | undefined {
  if (claim.kind === 'figure') {
    const figure = judgeFigure(claim, judging);
    // A number of the writer's own, or in a question, is a claim only where the record surely has it.
    if (claim.isVague) return figure.verdict === 'as-on-record' || figure.sure ? figure : undefined;
    if (figure.verdict !== 'not-on-record') return figure;
    const words = judgeWords({ ...claim, isVague: false }, judging);
    return words?.sure && words.verdict === 'as-on-record' && holdsNumber(claim, words) ? words : figure;
  }
  const words = judgeTold(claim, judging);
  if (
    words === undefined ||
    claim.numbers.length === 0 ||
    (words.verdict !== 'other-speaker' && holdsNumber(claim, words))
  )
    return words;
  const figure = judgeFigure(claim, judging);
  // “According to the Home Office it was 23%”: what a body counts is a figure of its.
  const isCounted =
    figure.verdict === 'as-on-record' && figure.entries[0]?.kind === 'figure' && claim.speaker?.isPerson === false;
  if (words.verdict === 'other-speaker') return isCounted ? figure : words;
  return figure.sure || isCounted || (words.verdict === 'not-on-record' && figure.verdict === 'differs')
    ? figure
    : words;
}

/** Judges what somebody said; where that finds nothing amiss, by the sides that they took. */
function judgeTold(claim: ReadClaim, judging: Judging): Judgement | undefined {
  const words = judgeWords(claim, judging);
  if (words !== undefined && words.verdict !== 'as-on-record' && words.verdict !== 'not-on-record') return words;
  // A statement that is told nearly in its words and whole is on record, also where it takes a side of something beside it.
  if (words?.verdict === 'as-on-record' && words.confidence >= VERY_LIKE && tellsAll(claim, words)) return words;
  const position = judgePosition(claim, judging);
  return position?.verdict === 'as-on-record' && words?.verdict === 'as-on-record' ? words : (position ?? words);
}

function tellsAll({ text }: ReadClaim, { entries: [entry] }: Judgement): boolean {
  return entry?.kind === 'statement' && text.length >= WHOLE * entry.statement.text.length;
}

const WHOLE = 0.7;

/** Whether an item that decides a claim states its number. */
function holdsNumber({ numbers }: ReadClaim, { entries }: Judgement): boolean {
  return entries.some((entry) => {
    const held =
      entry.kind === 'statement' ? numbersIn(entry.statement.text).map(({ value }) => value) : [entry.figure.value];
    return numbers.some(({ value, isSmallWord }) => !isSmallWord && held.includes(value));
  });
}

/** What `claims` prints of the claims of a message. */
export function claimsOf(id: string, claims: readonly Claim[]): Claims {
  return {
    id,
    claims: claims.map(({ start, end, text, type, verdict, entries, differences, confidence }) => ({
      start,
      end,
      text,
      type,
      verdict,
      items: entries.map((entry) => entry.id),
      confidence,
      ...(differences.length > 0 && { differences: [...differences] }),
    })),
  };
}
