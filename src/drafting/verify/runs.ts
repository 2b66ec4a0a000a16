/** Runs of whole sentences that somebody says in one paragraph, and how much of a report they say. */
import { overlap, type Range, spanOf } from '../../reading/text.ts';
import type { Span } from '../../reading/types.ts';
import { isBalanced } from './marks.ts';
import { type Cover, joined, type Report, type Vocabulary, type Wording } from './report.ts';
import type { Fault, Passage, SaidSentence } from './said.ts';

/** Words that share less than this with a report say something else. */
const LEAST = { share: 0.16, common: 2 };
/** Where the page does not tell who speaks, words have to share at least this much with the report. */
const LEAST_OF_OPEN = { share: 0.35, common: 4 };
/** The share of the report that a further sentence has to add, so that words are no longer than they need to be. */
const COST_OF_SENTENCE = 0.07;
/** What each part of the report that is said adds to the worth of a run. */
const GAIN_OF_PART = 0.08;
const LONGEST_RUN = 6;
const SHORT_QUOTATION = 2;

export interface Run extends Range {
  passage: Passage;
  /** indexes of its first and last sentence */
  from: number;
  to: number;
  vocabulary: Vocabulary;
  cover: Cover;
  fault?: Fault;
}

/** Finds runs on one page, and keeps the vocabulary of each sentence for the next report. */
export class Runs {
  readonly #text: string;
  readonly #wording: Wording;
  readonly #vocabularies = new Map<SaidSentence, Vocabulary>();

  constructor(text: string, wording: Wording) {
    this.#text = text;
    this.#wording = wording;
  }

  /** The run of a passage's sentences that says most of a report in the fewest; undefined where none is like it. */
  best(passage: Passage, report: Report, taken: readonly Range[]): Run | undefined {
    let best: { run: Run; value: number } | undefined;
    const { sentences } = passage;
    const isFree = (sentence: Range) => !taken.some((each) => overlap(each, sentence));
    for (const from of sentences.keys()) {
      for (let to = from; to < from + LONGEST_RUN; to += 1) {
        const last = sentences[to];
        if (last === undefined || !isFree(last)) break;
        const run = this.#run(passage, from, to, report);
        const value = worthOf(run, report);
        if (best === undefined || value > best.value) best = { run, value };
      }
    }
    if (best === undefined || !isAlike(best.run)) return undefined;
    return sentences.every(isFree) ? this.#withRest(best.run, report) : best.run;
  }

  /** Run after run, each without the sentence at an end that says less of the report. */
  shorterThan(run: Run, report: Report): Span[] {
    const found: Span[] = [];
    for (let { from, to } = run; from < to; ) {
      const later = this.#run(run.passage, from + 1, to, report);
      const earlier = this.#run(run.passage, from, to - 1, report);
      const next = later.cover.share > earlier.cover.share ? later : earlier;
      found.push(spanOf(this.#text, next));
      ({ from, to } = next);
    }
    return found;
  }

  /** The whole of a short quotation where its best run says a part of the report only: the other sentence may say the rest in other words. */
  #withRest(run: Run, report: Report): Run {
    const { sentences } = run.passage;
    if (sentences.length > SHORT_QUOTATION || run.fault !== undefined || !report.isSaidInPart(run.vocabulary))
      return run;
    const whole = this.#run(run.passage, 0, sentences.length - 1, report);
    return whole.fault === undefined ? whole : run;
  }

  #run(passage: Passage, from: number, to: number, report: Report): Run {
    const own = passage.sentences.slice(from, to + 1);
    const [start, end] = [own[0]?.start ?? 0, own.at(-1)?.end ?? 0];
    const isWhole = isBalanced(this.#text.slice(start, end));
    const fault = own.find((sentence) => sentence.fault !== undefined)?.fault ?? (isWhole ? undefined : 'mixed-marks');
    const vocabulary = joined(own.map((sentence) => this.#vocabularyOf(sentence)));
    const cover = report.cover(vocabulary);
    return { passage, from, to, start, end, vocabulary, cover, ...(fault === undefined ? {} : { fault }) };
  }

  #vocabularyOf(sentence: SaidSentence): Vocabulary {
    const known = this.#vocabularies.get(sentence);
    if (known !== undefined) return known;
    const vocabulary = this.#wording.vocabularyOf(this.#text.slice(sentence.start, sentence.end));
    this.#vocabularies.set(sentence, vocabulary);
    return vocabulary;
  }
}

function worthOf({ cover, vocabulary, from, to, fault }: Run, report: Report): number {
  const gain = GAIN_OF_PART * report.partsSaid(vocabulary);
  // Of two runs that say as much, the one without a fault is better.
  return cover.share + gain - COST_OF_SENTENCE * (to - from) - (fault === undefined ? 0 : 0.01);
}

function isAlike({ cover, passage }: Run): boolean {
  const least = passage.openTo === 'nobody' ? LEAST : LEAST_OF_OPEN;
  return cover.share >= least.share && cover.common >= least.common;
}
