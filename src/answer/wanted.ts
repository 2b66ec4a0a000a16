/**
 * What kind of thing a question wants told, where only that answers it: “which borough” is not answered by a number for all of
 * London, “how old was he” not by words that tell no age.
 */
import type { Corpus, Entry, StatementEntry } from '../corpus/corpus.ts';
import { remembered } from '../corpus/field.ts';
import type { Period, Statement } from '../corpus/schema.ts';
import { pattern } from '../lexicon/lexicon.ts';
import type { TypedQuery } from '../query/query.ts';
import { words } from '../search/analyzer.ts';
import type { Lacking } from './confidence.ts';
import type { Evidence } from './features.ts';
import { daysFrom } from './periods.ts';
import { ASKS_FOR_THEIR_WORDS, MAY_SPEAK } from './speaking.ts';
import { ThingsAsked } from './things-told.ts';
import {
  inFigures,
  numbersIn,
  tellsName,
  textOf,
  timesTold,
  toldNumbers,
  withoutOtherNumbers,
  wordsOfNames,
} from './told.ts';

const BOROUGH = /\b(?:which|what|name of the|name the) (?:[\w-]+ ){0,2}?boroughs?\b/i;
const NAME = new RegExp(String.raw`\b${pattern('questions.names-asked')}\b`, 'i');
/** “Who was the judge”, “names of those who …”, “name pls”. */
const WHO = /\bwho(?:['’]?s| was| is| were| are) (?:the|that)\b|\bnames?\b/i;
/** “Arrests at the vigil – number”, “shoplifting 2025 total”. */
const NUMBER_ASKED = new RegExp(String.raw`\b${pattern('questions.counts-asked')}\b`, 'i');
const HOW_MANY = /\bhow many\b/i;
const AGE = /\bhow old\b|\b(?:average|mean|what) age\b|\bage of\b/i;
const AGE_TOLD = /\baged?\b|\byears? old\b|\byear-old\b/i;
const DURATION = new RegExp(
  String.raw`\bhow long(?! ago\b)|\bin ${pattern('questions.durations')}\b|\b(?:average|mean) (?:\w+ ){0,3}?${pattern('questions.waits')}\b`,
  'i',
);
const DURATION_TOLD = new RegExp(String.raw`\b${pattern('questions.duration-told')}\b`, 'i');

const SHARE = new RegExp(String.raw`\b${pattern('questions.share-outright')}\b`, 'i');
/** “What %”; a share that stands there already is given. */
const SHARE_SIGN = /(?<!\d ?)%/;
const SHARE_TOLD = new RegExp(
  String.raw`%|\b${pattern('questions.share-told')}\b|\b(?:one|\d+) in \w|\bout of \w`,
  'i',
);

/** “What did the trial find”, “results of the consultation”, “what did it cost in the end”. */
const RESULT = new RegExp(
  [
    String.raw`\b(?:what|which|how) (?:[\w'’-]+ ){0,3}?(?:did|does|do) [^?.!]{0,80}?\b${pattern('wanted.finds')}\b`,
    String.raw`\b${pattern('wanted.results')} (?:of|from)\b`,
    String.raw`\b${pattern('wanted.results-closing')}\b`,
  ].join('|'),
  'i',
);
const WORDS_ASKED = new RegExp(String.raw`\b${pattern('wanted.words-asked')}\b`, 'i');
const RESULT_TOLD = new RegExp(String.raw`\b${pattern('wanted.results-told')}\b|\d`, 'i');
const PLAN_TOLD = new RegExp(String.raw`\b${pattern('wanted.plans-told')}\b`, 'i');

/** Whether a statement tells what is to come, and not what has come of it. */
const tellsPlanOnly = remembered(
  ({ text }: Statement): boolean => PLAN_TOLD.test(text) && !RESULT_TOLD.test(text.replace(YEARS, '')),
);
const YEARS = /\b(?:19|20)\d\d\b/g;

/** “How many fans *were arrested*, and …”: what is counted, with what was done to it. */
const COUNTED_CLAUSE = /\b(?:how many|numbers? of) ([^?!.;,+&]{2,120}?)(?: and | but |[?!.;,+&]|$)/i;
/** “How many names were left”: those that remain, or those that went. */
const REMAINING = 'left';
/** Something is met that is met so well. */
const MET = 0.3;

/** The places of the concepts that tell what came of those who are counted. */
function actsCounted({ text, concepts }: TypedQuery): number[] {
  const counted = new Set(words(COUNTED_CLAUSE.exec(text)?.[1] ?? ''));
  return concepts.flatMap(({ outcome, framing, words: typed }, at) => {
    const isCounted = typed !== REMAINING && typed.split(' ').some((word) => counted.has(word));
    return outcome && !framing && isCounted ? [at] : [];
  });
}

/** What a question wants told; made once for a question. */
export class Wanted {
  readonly #question: TypedQuery;
  /** what is asked for by name */
  readonly #things: ThingsAsked;
  /** whether a text tells what is wanted: each of them has to hold */
  readonly #tests: readonly ((told: string) => boolean)[];
  /** numbers that the question tells itself, where it asks for one */
  readonly #given: ReadonlySet<string>;
  /** the stems of what is counted, where a count is asked for */
  readonly #counted: ReadonlySet<string> | undefined;
  readonly #isOfPerson: boolean;
  /** whether a word makes no name of somebody else, where somebody's name is asked for */
  readonly #isKnown: ((word: string) => boolean) | undefined;
  readonly #asksNumber: boolean;
  /** the times of which a number is asked for, and nobody's words */
  readonly #ofTimes: readonly Period[];
  readonly #asksShare: boolean;
  readonly #asksLength: boolean;
  /** the concepts that a count has to meet, by their places */
  readonly #acts: readonly number[];
  /** what came of something is asked for */
  readonly #asksResult: boolean;

  constructor(question: TypedQuery, corpus: Corpus) {
    const { cues } = question;
    this.#question = question;
    this.#things = new ThingsAsked(question, corpus);
    this.#tests = testsFor(question, corpus);
    this.#given = new Set(
      cues.figure
        ? numbersIn(words(withoutOtherNumbers(question.text))).flatMap(({ word }) => [word, inFigures(word)])
        : [],
    );
    this.#counted = cues.count ? countedIn(question) : undefined;
    this.#isOfPerson = !cues.figure && asksForPerson(question);
    this.#isKnown =
      WHO.test(question.text) && !cues.said && !cues.position && !cues.count ? knownWords(question, corpus) : undefined;
    this.#asksNumber = HOW_MANY.test(question.text) || (!cues.said && NUMBER_ASKED.test(question.text));
    this.#ofTimes = isOfNumberAlone(question) ? question.when.periods : [];
    this.#asksShare = cues.share && (SHARE_SIGN.test(question.text) || SHARE.test(question.words));
    this.#asksLength = DURATION.test(question.text);
    this.#acts = cues.count ? actsCounted(question) : [];
    this.#asksResult = RESULT.test(question.text) && !WORDS_ASKED.test(question.text);
  }

  /** What an item lacks to answer the question, beside what its features tell. */
  lackingIn({ entry, features, own, shown }: Evidence): Lacking {
    return {
      wantedMissed:
        (this.#tests.length > 0 && !this.#tellsAll(textOf(entry))) ||
        this.#things.areMissedBy(entry) ||
        (this.#asksShare && entry.kind === 'statement' && !SHARE_TOLD.test(entry.statement.text)) ||
        (this.#asksLength && !DURATION_TOLD.test(entry.kind === 'figure' ? entry.measure.unit : entry.statement.text)),
      nameUntold: this.#isKnown !== undefined && !namesSomebody(entry, this.#isKnown),
      numberUntold: entry.kind === 'statement' && this.#isUntold(entry.statement, features),
      toldEarly: isToldEarly(this.#question, entry),
      toldOfOtherTime: entry.kind === 'statement' && this.#isOfOtherTime(entry),
      numberGiven: this.#isNumberGiven(entry),
      numberAside: entry.kind === 'statement' && this.#isNumberAside(entry.statement),
      actUncounted: entry.kind === 'figure' && this.#acts.some((at) => Math.min(own[at] ?? 0, shown[at] ?? 0) < MET),
      resultUntold: this.#asksResult && entry.kind === 'statement' && tellsPlanOnly(entry.statement),
      personUnheard: features.byAnother > 0 && this.#isOfPerson,
    };
  }

  /** Whether a number is asked for that a statement does not tell: no question that was put tells the number that it asks for. */
  #isUntold(statement: Statement, features: Evidence['features']): boolean {
    if (!this.#asksNumberOf(features)) return false;
    return !toldNumbers(statement).counts || (this.#question.cues.count && features.putsQuestion > 0);
  }

  /** In so many words, or by key words alone: “knife offences 2024”. */
  #asksNumberOf({ statementForFigure }: Evidence['features']): boolean {
    const { said, trend, cost } = this.#question.cues;
    return this.#asksNumber || (statementForFigure > 0 && !said && !trend && !cost);
  }

  #tellsAll(told: string): boolean {
    return this.#tests.every((tells) => tells(told));
  }

  /** “Eight plots were stopped in 2022”, said in 2023, tells no number of 2023. */
  #isOfOtherTime(entry: StatementEntry): boolean {
    if (this.#ofTimes.length === 0) return false;
    const told = timesTold(entry);
    return (
      told.length > 0 &&
      !told.some(({ from, to }) => this.#ofTimes.some((asked) => from <= asked.to && asked.from <= to))
    );
  }

  /** Whether what an entry counts, or every number that it tells, stands in the question already: “of the 126 arrests how many …”. */
  #isNumberGiven(entry: Entry): boolean {
    if (this.#given.size === 0) return false;
    if (entry.kind === 'figure') return this.#given.has(String(entry.figure.value));
    const { numbers } = toldNumbers(entry.statement);
    return numbers.length > 0 && numbers.every((number) => this.#given.has(number));
  }

  /** Whether no number of a statement stands beside the thing whose number is asked for. */
  #isNumberAside(statement: Statement): boolean {
    if (this.#counted === undefined) return false;
    const { beside } = toldNumbers(statement);
    return beside === undefined || this.#counted.isDisjointFrom(beside);
  }
}

/** A number of a time is asked for, and not what somebody said then. */
function isOfNumberAlone({ cues, when, speakers }: TypedQuery): boolean {
  if (!cues.figure || cues.said || cues.position || when.relation !== 'in') return false;
  return !speakers.some(({ speaks, organisation }) => speaks > MAY_SPEAK && !organisation);
}

/** A person is asked for by name, and not a body or an office, for which several may speak. */
function asksForPerson({ speakers }: TypedQuery): boolean {
  return speakers.some(
    ({ speaks, organisation, office, ids, unknown }) =>
      speaks >= ASKS_FOR_THEIR_WORDS && !organisation && office === undefined && (unknown || ids.length > 0),
  );
}

function testsFor({ text, cues }: TypedQuery, { gazetteer }: Corpus): ((told: string) => boolean)[] {
  const known = new Set(words(text));
  return [
    ...(BOROUGH.test(text) ? [(told: string) => gazetteer.namedWithinHome(words(told)).length > 0] : []),
    ...(NAME.test(text) && !cues.said && !cues.position
      ? [(told: string) => tellsName(told, (word) => known.has(word))]
      : []),
    ...(AGE.test(text) ? [(told: string) => AGE_TOLD.test(told)] : []),
  ];
}

/** Whether a word is one of a question or of the name of an organisation. */
function knownWords({ text }: TypedQuery, corpus: Corpus): (word: string) => boolean {
  const asked = new Set(words(text));
  const ofOrganisations = wordsOfOrganisations(corpus);
  return (word) => asked.has(word) || ofOrganisations.has(word);
}

const wordsOfOrganisations = remembered(({ people }: Corpus) =>
  wordsOfNames(people.filter(({ kind }) => kind === 'organisation')),
);

/** Whether an entry names somebody beside its speaker, who tells of somebody else. */
function namesSomebody(entry: Entry, isKnown: (word: string) => boolean): boolean {
  if (entry.kind === 'figure') return tellsName(textOf(entry), isKnown);
  const { speaker, statement } = entry;
  const own = new Set(words([speaker.name, ...speaker.aliases, statement.as ?? ''].join(' ')));
  return tellsName(statement.text, (word) => own.has(word) || isKnown(word));
}

/** The stems of the things whose number is asked for. */
function countedIn({ concepts }: TypedQuery): Set<string> {
  const focused = concepts.filter(({ focus }) => focus);
  const counted = focused.length > 0 ? focused : concepts.filter(({ speaker }) => speaker === undefined);
  return new Set(counted.flatMap(({ alternatives }) => alternatives.flatMap((each) => each.stems)));
}

/** In a shorter time somebody may well tell how many there are. */
const NEARLY_A_YEAR = 300;
/** “By Christmas 2023”: what is told so many days before the end of a time tells of nearly all of it. */
const NEARLY_OVER = 31;

function isToldEarly({ when, cues }: TypedQuery, entry: Entry): boolean {
  const [asked, another] = when.periods;
  if (entry.kind === 'figure' || asked === undefined || another !== undefined || when.relation !== 'in') return false;
  if (!cues.count || entry.said >= asked.to || daysFrom(asked.from, asked.to) < NEARLY_A_YEAR) return false;
  return daysFrom(entry.said, asked.to) > NEARLY_OVER;
}
