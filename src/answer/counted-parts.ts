/** Whether a figure counts just what is asked for: not a part of it, and not more. */
import type { Corpus, FigureEntry, StatementEntry } from '../corpus/corpus.ts';
import type { Qualifier } from '../corpus/schema.ts';
import { pattern } from '../lexicon/lexicon.ts';
import { terms } from '../search/analyzer.ts';
import type { Index } from '../search/index.ts';
import type { Question } from './question.ts';

/** What stands between things of which each is asked for: “arrests vs convictions”, “arrested → charged → convicted”. */
const APART = new RegExp(String.raw`[,;→+]|\s[-–/]\s|\b(?:${pattern('operations.sets-against')}|or|and)\b`, 'i');
/** “Of the 74 killed, how many were women” asks for a part of what comes before, and a count asked behind a part is of that part. */
const OF_ALL = /^\s*of\b/i;
const HOW_MANY = /\bhow many\b/i;
/** A part beside the whole: “total, not just Islamophobic”. */
const NOT_JUST = /\bnot (?:just|only|merely|all) (?:the )?[\w-]+/gi;
/** A clause that dates what is counted: “in the years before Dick handed out more Tasers”. */
const DATING = /\b(?:before|after|when|since) (?:\w+ ){1,4}?\w+(?:ed|ing)\b.*$/i;

/** The asker, and those for whom they care, are not who is counted: “tourist here with two kids”, “for my students”. */
const ASKER = new RegExp(
  String.raw`\b${pattern('questions.of-the-asker')} (?:(?:\d+|${pattern('numbers.small')}) )?(?:${pattern('questions.of-age')} )?[\w-]+`,
  'gi',
);

/** The parts that a question narrows a count to. */
export class CountedParts {
  readonly #index: Index;
  /** those that a figure may be narrowed to */
  readonly #named: readonly Qualifier[];
  /** those that what is counted has to be: the others only date it, or stand beside it */
  readonly #required: readonly Qualifier[];
  /** those that are one of several things asked for */
  readonly #alternatives: ReadonlySet<Qualifier>;

  constructor({ text, words }: Question, index: Index) {
    const { corpus } = index;
    this.#index = index;
    const narrowed = corpus.qualifiersOf(words);
    this.#named = corpus.qualifiersAskedIn(words.replace(NOT_JUST, ' '));
    this.#required = narrowed.length === 0 ? [] : requiredIn(text, narrowed, corpus);
    this.#alternatives = narrowed.length === 0 ? new Set() : this.#apart(text);
  }

  /** Parts beside which something else is asked for that is counted, or another part. */
  #apart(text: string): Set<Qualifier> {
    const { corpus, units, dictionary } = this.#index;
    const segments = text.split(APART).map((segment) => ({
      parts: corpus.qualifiersOf(segment),
      counts: !OF_ALL.test(segment) && terms(segment).some((term) => units.includes(dictionary.id(term) ?? -1)),
      asks: HOW_MANY.test(segment),
    }));
    return new Set(
      segments.flatMap((segment) =>
        segment.parts.filter((part) =>
          segments.some(
            ({ parts, counts, asks }) =>
              !parts.includes(part) &&
              (parts.some((other) => areAlike(part, other)) || counts) &&
              (segment.asks || !asks),
          ),
        ),
      ),
    );
  }

  /** Whether words name none of the people to whom a question narrows what it asks for. */
  isUnsaidIn({ statement, source }: StatementEntry): boolean {
    const people = this.#required.filter((part) => part.people && !this.#alternatives.has(part));
    if (people.length === 0) return false;
    const { text, words } = statement;
    const named = this.#index.corpus.qualifiersOf([source.title, text, words?.text].join(' '));
    return people.some((part) => !named.includes(part));
  }

  /** Whether a figure counts a part that is not asked for, and how surely it counts more than what is. */
  of({ measure, figure }: FigureEntry): { narrower: number; wider: number } {
    const { corpus } = this.#index;
    const counted = corpus.qualifiersOf(measure.label);
    const narrower = counted.some((part) => !this.#named.includes(part)) ? 1 : 0;
    const missing = this.#required.filter((part) => !counted.includes(part));
    if (missing.length === 0) return { narrower, wider: 0 };
    const held = corpus.qualifiersOf([measure.definition, ...measure.synonyms, figure.note, figure.event].join(' '));
    const wanting = missing.filter((part) => !held.includes(part));
    const isSurely = wanting.some((part) => part.strict && !this.#alternatives.has(part));
    return { narrower, wider: isSurely ? 1 : wanting.length > 0 ? 0.5 : 0 };
  }
}

/** Women stand beside men, and knives beside guns; a poll on guns is none beside the women who were asked. */
function areAlike(one: Qualifier, other: Qualifier): boolean {
  return one.people === other.people;
}

function requiredIn(text: string, named: readonly Qualifier[], corpus: Corpus): Qualifier[] {
  const inMain = corpus.qualifiersOf(text.replace(NOT_JUST, ' ').replace(DATING, ' ').replace(ASKER, ' '));
  const inText = corpus.qualifiersOf(text);
  return named.filter((part) => inMain.includes(part) || !inText.includes(part));
}
