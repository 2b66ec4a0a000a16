/** Finds on a source's page the exact words of each statement that the record only reports. */
import type { Corpus } from '../../corpus/corpus.ts';
import type { Source, Statement } from '../../corpus/schema.ts';
import { overlap } from '../../reading/text.ts';
import { pointsOutside } from './pointing.ts';
import { Report, Wording } from './report.ts';
import { type Run, Runs } from './runs.ts';
import { type Passage, saidOn } from './said.ts';
import type { Candidate, LookReason, NoOfferReason, ReadPage, WordsFound, WordsOffer } from './types.ts';

/** Words that share at least this much with our text may be taken without a look at each, */
const CLEAR = { share: 0.4, common: 4 };
/** unless the next best words share more than this part of what they share. */
const MOST_OF_NEXT = 0.55;
const MOST_CANDIDATES = 3;
/** A further candidate shares at least this part of what the first one shares with our text. */
const LEAST_OF_OTHERS = 0.4;

/** A statement, and the runs of its speaker's sentences that are like it, best first. */
interface Wanted {
  statement: Statement;
  report: Report;
  runs: Run[];
}

/** Of each statement of a source, the words of its page that may take the place of our report, or why there are none. */
export function findWords(source: Source, page: ReadPage, corpus: Corpus): WordsFound {
  return new Search(source, page, corpus).found();
}

class Search {
  readonly #source: Source;
  readonly #page: ReadPage;
  readonly #corpus: Corpus;
  readonly #said: readonly Passage[];
  readonly #runs: Runs;
  /** the words offered so far: none are offered for two statements */
  readonly #taken: Run[] = [];

  constructor(source: Source, page: ReadPage, corpus: Corpus) {
    this.#source = source;
    this.#page = page;
    this.#corpus = corpus;
    this.#said = saidOn(page.text, corpus, source);
    this.#runs = new Runs(page.text, Wording.in(corpus));
  }

  found(): WordsFound {
    const offers = new Map<string, WordsOffer | NoOfferReason>();
    const { statements } = this.#source;
    const wanted = statements.filter(({ form }) => form === 'reported').map((statement) => this.#wanted(statement));
    // Where two statements want the same words, the one that they fit better gets them.
    const best = ({ runs }: Wanted) => runs[0]?.cover.share ?? 0;
    for (const each of wanted.toSorted((left, right) => best(right) - best(left)))
      offers.set(each.statement.id, this.#offer(each));
    const results = statements.map(({ id }) => ({ statement: id, offer: offers.get(id) ?? ('verbatim' as const) }));
    return {
      offers: results.flatMap(({ offer }) => (typeof offer === 'string' ? [] : [offer])),
      notOffered: results.flatMap(({ statement, offer }) =>
        typeof offer === 'string' ? [{ statement, reason: offer }] : [],
      ),
    };
  }

  #wanted(statement: Statement): Wanted {
    const person = this.#corpus.person(statement.speaker);
    const names = person === undefined ? [] : [person.name, ...person.aliases];
    const report = new Report(statement, names, Wording.in(this.#corpus));
    const isBody = person?.kind === 'organisation';
    const own = this.#said.filter(
      ({ speaker, openTo }) => speaker === statement.speaker || openTo === 'anybody' || (isBody && openTo === 'bodies'),
    );
    return { statement, report, runs: own.flatMap((passage) => this.#runsOf(passage, report)).sort(byShare) };
  }

  /** The best run of a passage, and the best of what is left of it. */
  #runsOf(passage: Passage, report: Report, taken: readonly Run[] = []): Run[] {
    const best = this.#runs.best(passage, report, taken);
    const next = best && this.#runs.best(passage, report, [...taken, best]);
    return [best, next].filter((run) => run !== undefined);
  }

  #offer({ statement, report, runs }: Wanted): WordsOffer | NoOfferReason {
    if (runs.length === 0) return this.#isQuoted(statement) ? 'unlike' : 'not-quoted';
    const isTaken = (run: Run) => this.#taken.some((each) => overlap(each, run));
    const free = runs.some(isTaken)
      ? [...new Set(runs.map(({ passage }) => passage))]
          .flatMap((passage) => this.#runsOf(passage, report, this.#taken))
          .sort(byShare)
      : runs;
    const [first] = free;
    const whole = free.filter(({ fault }) => fault === undefined);
    const [best] = whole;
    if (first === undefined) return 'taken';
    // Faultless words that say much less than the best ones, which have a fault, are about something else.
    if (best === undefined || (first.fault !== undefined && first.cover.share * MOST_OF_NEXT > best.cover.share))
      return first.fault ?? 'taken';
    const isNear = ({ cover }: Run) => cover.share >= LEAST_OF_OTHERS * best.cover.share;
    const [own = best, ...others] = this.#distinct(whole.filter(isNear)).slice(0, MOST_CANDIDATES);
    const reasons = this.#reasons(own, others[0], report);
    this.#taken.push(own);
    const candidate = (run: Run) => this.#candidate(run, statement, report);
    return {
      statement: statement.id,
      heap: reasons.length === 0 ? 'clear' : 'look',
      reasons,
      candidates: [candidate(own), ...others.map(candidate)],
    };
  }

  #isQuoted(statement: Statement): boolean {
    return this.#said.some(({ speaker }) => speaker === statement.speaker);
  }

  /** Without words that a page gives twice, in its headline as well. */
  #distinct(runs: readonly Run[]): Run[] {
    return runs.filter(
      (run, at) => !runs.slice(0, at).some((before) => this.#words(before).includes(this.#words(run))),
    );
  }

  #reasons(run: Run, next: Run | undefined, report: Report): LookReason[] {
    const { cover, passage, vocabulary } = run;
    const words = this.#words(run);
    const found: [LookReason, boolean][] = [
      ['unlike', cover.share < CLEAR.share || cover.common < CLEAR.common],
      ['near-candidates', next !== undefined && next.cover.share > cover.share * MOST_OF_NEXT],
      ['in-part', report.isSaidInPart(vocabulary)],
      ['points-outside', pointsOutside(words)],
      ['number-missing', !report.hasNumbers(words)],
      ['quoted-words-missing', !report.hasQuoted(words)],
      ['speaker-unsure', !passage.isTold],
      ['same-paragraph', this.#taken.some((each) => each.passage.paragraph.start === passage.paragraph.start)],
      ['shortened', /…|\.\.\.|\[[^\]]*\]/.test(words)],
      ['archived', this.#page.archived !== undefined],
    ];
    return found.flatMap(([reason, isSo]) => (isSo ? [reason] : []));
  }

  #candidate(run: Run, { speaker }: Statement, report: Report): Candidate {
    const { start, end, passage, cover } = run;
    return {
      words: this.#words(run),
      start,
      end,
      paragraph: passage.paragraph,
      likeness: Math.round(cover.share * 100) / 100,
      speaker,
      shorter: this.#runs.shorterThan(run, report),
    };
  }

  #words({ start, end }: Run): string {
    return this.#page.text.slice(start, end);
  }
}

function byShare(left: Run, right: Run): number {
  return right.cover.share - left.cover.share || left.start - right.start;
}
