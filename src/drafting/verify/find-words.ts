/** Finds on a source's page the exact words that are due to each statement which we only report. */
import type { Corpus } from '../../corpus/corpus.ts';
import type { Source, Statement } from '../../corpus/schema.ts';
import { type Range, spanOf } from '../../reading/text.ts';
import type { Span } from '../../reading/types.ts';
import { pointsOutside } from './pointing.ts';
import { Rarity, Report } from './report.ts';
import { type Fault, type Passage, saidOn } from './said.ts';
import type { Candidate, LookReason, NoOfferReason, ReadPage, WordsFound, WordsOffer } from './types.ts';

/** Less alike than this, words say something else. */
const LEAST = { share: 0.2, common: 2 };
/** Words of a speaker whom the page leaves open have to be so much alike. */
const LEAST_OF_OPEN = { share: 0.45, common: 4 };
/** From here on words are like our text without a doubt, */
const CLEAR = { share: 0.4, common: 4 };
/** and the next ones must not be nearer to it than this part of their likeness. */
const MOST_OF_NEXT = 0.55;
/** What a sentence more has to add, so that words are no longer than they need to be. */
const COST_OF_SENTENCE = 0.07;
/** What it is worth that a further part of the report is said. */
const GAIN_OF_PART = 0.08;
const LONGEST_RUN = 6;
const SHORT_QUOTATION = 2;
const MOST_CANDIDATES = 3;

interface Run extends Range {
  passage: Passage;
  /** indexes of sentences */
  from: number;
  to: number;
  share: number;
  common: number;
  fault?: Fault;
}

interface Wanted {
  statement: Statement;
  report: Report;
  /** best first */
  runs: Run[];
}

/** Of each statement of a source, the words of its page that may take the place of our report, or why there are none. */
export function findWords(source: Source, page: ReadPage, corpus: Corpus): WordsFound {
  const said = saidOn(page.text, corpus, source);
  const found: WordsFound = { offers: [], notOffered: [] };
  const wanted: Wanted[] = [];
  for (const statement of source.statements) {
    if (statement.form === 'verbatim') found.notOffered.push({ statement: statement.id, reason: 'verbatim' });
    else wanted.push(wantedFor(statement, said, page.text, corpus));
  }
  const taken: Run[] = [];
  const best = (each: Wanted) => each.runs[0]?.share ?? 0;
  for (const each of wanted.sort((left, right) => best(right) - best(left))) {
    const offer = offerFor(each, taken, page);
    if (typeof offer === 'string') found.notOffered.push({ statement: each.statement.id, reason: offer });
    else found.offers.push(offer);
  }
  return inOrder(found, source);
}

function wantedFor(statement: Statement, said: readonly Passage[], text: string, corpus: Corpus): Wanted {
  const person = corpus.person(statement.speaker);
  const names = person === undefined ? [] : [person.name, ...person.aliases];
  const report = new Report(statement, names, Rarity.in(corpus));
  const isBody = person?.kind === 'organisation';
  const own = said.filter(
    ({ speaker, openTo }) => speaker === statement.speaker || openTo === 'anybody' || (isBody && openTo === 'bodies'),
  );
  return { statement, report, runs: own.flatMap((passage) => bestRun(passage, report, text, []) ?? []).sort(byShare) };
}

function byShare(left: Run, right: Run): number {
  return right.share - left.share || left.start - right.start;
}

/** The run of a passage's sentences that says most of a report in the fewest. */
function bestRun(passage: Passage, report: Report, text: string, taken: readonly Range[]): Run | undefined {
  let best: { run: Run; value: number } | undefined;
  const { sentences } = passage;
  const isFree = (sentence: Range) => !taken.some((each) => overlap(each, sentence));
  for (let from = 0; from < sentences.length; from += 1) {
    for (let to = from; to < Math.min(sentences.length, from + LONGEST_RUN); to += 1) {
      const [first, last] = [sentences[from], sentences[to]];
      if (first === undefined || last === undefined || !isFree(last)) break;
      const run = runOf(passage, from, to, report, text);
      const gain = GAIN_OF_PART * report.partsSaid(text.slice(run.start, run.end));
      const value = run.share + gain - COST_OF_SENTENCE * (to - from) - (run.fault === undefined ? 0 : 0.01);
      if (best === undefined || value > best.value) best = { run, value };
    }
  }
  const isAlike = best !== undefined && isEnough(best.run, passage.openTo === 'nobody' ? LEAST : LEAST_OF_OPEN);
  return best !== undefined && isAlike ? withRest(best.run, report, text, isFree) : undefined;
}

/** What a run leaves of our text may stand in other words in the sentences around it: of a short quotation they belong to it. */
function withRest(run: Run, report: Report, text: string, isFree: (sentence: Range) => boolean): Run {
  const { sentences } = run.passage;
  const isShort = sentences.length <= SHORT_QUOTATION && sentences.length > run.to - run.from + 1;
  if (!isShort || run.fault !== undefined || !report.isSaidInPart(text.slice(run.start, run.end))) return run;
  const whole = runOf(run.passage, 0, sentences.length - 1, report, text);
  return whole.fault === undefined && sentences.every(isFree) ? whole : run;
}

function runOf(passage: Passage, from: number, to: number, report: Report, text: string): Run {
  const own = passage.sentences.slice(from, to + 1);
  const [start, end] = [own[0]?.start ?? 0, own.at(-1)?.end ?? 0];
  const fault = own.find((sentence) => sentence.fault !== undefined)?.fault;
  const words = text.slice(start, end);
  const { share, common } = report.cover(words);
  return { passage, from, to, start, end, share, common, ...(fault === undefined ? {} : { fault }) };
}

function isEnough(run: Pick<Run, 'share' | 'common'>, least: typeof LEAST): boolean {
  return run.share >= least.share && run.common >= least.common;
}

function offerFor({ statement, report, runs }: Wanted, taken: Run[], page: ReadPage): WordsOffer | NoOfferReason {
  const { text } = page;
  if (runs.length === 0) return 'unlike';
  const free = runs
    .flatMap((run) =>
      taken.some((each) => overlap(each, run)) ? (bestRun(run.passage, report, text, taken) ?? []) : [run],
    )
    .sort(byShare);
  const whole = free.filter(({ fault }) => fault === undefined);
  const [best] = whole;
  if (best === undefined) return free[0]?.fault ?? 'taken';
  const [first] = free;
  if (first?.fault !== undefined && first.share > best.share / MOST_OF_NEXT) return first.fault;
  const candidates = distinct(whole, text).slice(0, MOST_CANDIDATES);
  const reasons = reasonsFor(best, candidates[1], { report, taken, page });
  taken.push(best);
  return {
    statement: statement.id,
    heap: reasons.length === 0 ? 'clear' : 'look',
    reasons,
    candidates: [
      candidateOf(best, statement, report, text),
      ...candidates.slice(1).map((run) => candidateOf(run, statement, report, text)),
    ],
  };
}

/** Without words that a page gives twice, in its headline as well. */
function distinct(runs: readonly Run[], text: string): Run[] {
  const words = (run: Run) => text.slice(run.start, run.end);
  return runs.filter((run, at) => !runs.slice(0, at).some((before) => words(before).includes(words(run))));
}

interface Judged {
  report: Report;
  taken: readonly Run[];
  page: ReadPage;
}

function reasonsFor(run: Run, next: Run | undefined, { report, taken, page }: Judged): LookReason[] {
  const words = page.text.slice(run.start, run.end);
  const found: [LookReason, boolean][] = [
    ['unlike', !isEnough(run, CLEAR)],
    ['near-candidates', next !== undefined && next.share > run.share * MOST_OF_NEXT],
    ['in-part', report.isSaidInPart(words)],
    ['points-outside', pointsOutside(words)],
    ['number-missing', !report.hasNumbers(words)],
    ['quoted-words-missing', report.shareQuoted(words) < 1],
    ['speaker-unsure', !run.passage.isTold],
    ['same-paragraph', taken.some(({ passage }) => passage.paragraph.start === run.passage.paragraph.start)],
    ['shortened', /…|\.\.\.|\[[^\]]*\]/.test(words)],
    ['archived', page.archived !== undefined],
  ];
  return found.flatMap(([reason, isSo]) => (isSo ? [reason] : []));
}

function candidateOf(run: Run, statement: Statement, report: Report, text: string): Candidate {
  const { start, end, passage, share } = run;
  return {
    words: text.slice(start, end),
    start,
    end,
    paragraph: passage.paragraph,
    likeness: Math.round(share * 100) / 100,
    speaker: statement.speaker,
    shorter: shorterThan(run, report, text),
  };
}

/** Run after run, each without the sentence at an end that says less of the report. */
function shorterThan(run: Run, report: Report, text: string): Span[] {
  const found: Span[] = [];
  for (let { from, to } = run; from < to; ) {
    const [later, earlier] = [
      runOf(run.passage, from + 1, to, report, text),
      runOf(run.passage, from, to - 1, report, text),
    ];
    const next = later.share > earlier.share ? later : earlier;
    found.push(spanOf(text, next));
    ({ from, to } = next);
  }
  return found;
}

function overlap(left: Range, right: Range): boolean {
  return left.start < right.end && right.start < left.end;
}

function inOrder({ offers, notOffered }: WordsFound, { statements }: Source): WordsFound {
  const place = new Map(statements.map(({ id }, at) => [id, at]));
  const byPlace = (left: { statement: string }, right: { statement: string }) =>
    (place.get(left.statement) ?? 0) - (place.get(right.statement) ?? 0);
  return { offers: offers.sort(byPlace), notOffered: notOffered.sort(byPlace) };
}
