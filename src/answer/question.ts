import type { Corpus } from '../corpus/corpus.ts';
import type { IsoDate, Period, Position } from '../corpus/schema.ts';
import { isStopWord, normalizeWord, tokenize } from '../search/analyzer.ts';
import { isEnglish, isEveryday } from '../search/english.ts';
import type { Index } from '../search/index.ts';
import type { Mention } from '../search/vocabulary.ts';
import { type Cues, readCues } from './cues.ts';
import { type DateMention, readDates } from './dates.ts';
import { readEvent } from './events.ts';
import { readVoices, type Voice } from './voices.ts';

/** A word or name of a question that an answer has to be about, with everything that may stand for it. */
interface Concept {
  /** as typed */
  words: string;
  /** how much it tells: inverse document frequency, lowered for words that only frame the question */
  weight: number;
  /** the corpus has it, or a synonym of it */
  known: boolean;
  /** it frames the question rather than saying what it is about */
  framing: boolean;
  /** runs of term numbers that stand for it, and how surely, 0 to 1 */
  alternatives: { terms: number[]; weight: number }[];
  /** the voice that these words name: met as well by an item of theirs */
  voice?: Voice;
}

/** A question, understood. */
export interface Question {
  text: string;
  cues: Cues;
  concepts: Concept[];
  /** people, organisations and offices that it names, each with the part it plays */
  voices: Voice[];
  /** ids of measures, topics and glossary terms that it names outright */
  measures: string[];
  topics: string[];
  terms: string[];
  /** periods that it asks about, in order */
  dates: Period[];
  dateRelation: DateMention['relation'];
  /** one time is to be held against the present: "than in 2016", "since early 2019" */
  untilNow: boolean;
  /** places other than London that it names */
  places: string[];
  /** it asks about the whole country */
  nationwide: boolean;
  /** words that it quotes, normalised and joined by blanks */
  quoted: string[];
  side?: Position;
}

/** Words that frame a question (who said, how many, in what year) rather than say what it is about. */
const FRAMING = new Set(
  `number numbers many figure figures total totals tally count percent percentage proportion share rate amount stat stats statistic
  view views opinion opinions stance stances position positions side sides compare compared comparison comparing versus difference
  different trend year years month months week weeks day days date time times period
  quote quotes word words statement claim claims claimed explain explained explanation reaction react reacted response respond responded
  verdict argue argued argument reason reasons reckon reckons reckoned describe described talk talked talking mention mentioned
  comment comments commented speak speaking spoke spoken answer answered question anyone favour support supports supported supporting
  supporters back backs backed oppose opposes opposed opposing object objects objected defend defends defended against critics critic
  critical agree agrees disagree london londons met police policing officer officers force thing people person record actual general
  long short big whole entire exact rough roughly exactly apparently hear heard read remember wonder wondering interested looking trying
  essay coursework dissertation argument mate mates lads folks evening morning afternoon thread channel bot serious honest full
  according vs v versus find finds found idea show shown case happen start started stop latest current recent recently today last first end next`.split(
    /\s+/,
  ),
);
const FRAMING_SHARE = 0.35;
/** Terms in fewer entries than this tell no more than those: one more source would change their number. */
const MIN_FREQUENCY = 3;
const EVERYDAY_SHARE = 0.75;
/** How much a word counts that the corpus has never seen, as shares of the rarest word's weight. */
const UNKNOWN_EVERYDAY = 0.25;
const UNKNOWN_ENGLISH = 0.6;
const UNKNOWN_NAME = 0.7;
const CORRECTED_WEIGHT = 0.85;
const SYNONYM_WEIGHT = 0.7;
/** Questions are read as far as this; what goes beyond is chat or paste. */
const MAX_CHARACTERS = 4_000;
const MAX_CONCEPTS = 40;

const CHAT: ReadonlyMap<string, string> = new Map([
  ['n', 'and'],
  ['ppl', 'people'],
  ['govt', 'government'],
  ['pls', 'please'],
  ['w', 'with'],
  ['abt', 'about'],
  ['bc', 'because'],
]);
const NOW = /\bnow\b|\bthese days\b|\btoday\b|\bsince\b/i;
const THAN_THEN = /\bthan\b.{0,20}\b(?:in|during)\b/i;
/** Words of change: a trend shows it, no item says it. */
const CHANGE =
  /^(?:rise|rises|rose|risen|rising|fall|falls|fell|fallen|falling|drop\w*|grow|grows|grew|grown|growing|shrink|shrinks|shrank|shrunk|increas\w+|decreas\w+|declin\w+|chang\w+|widen\w*|narrow\w*|doubl\w+|halv\w+|go|gone|going|went|up|down|higher|lower|fewer|more|less|worse|better|bigger|smaller|lose|lost|gain\w*|high|low|peak)$/;
const QUOTED = /"([^"]{3,300})"|“([^”]{3,300})”|‘([^’]{8,300})’/g;

export interface Word {
  /** normalised and, where it was misspelt, corrected */
  word: string;
  corrected: boolean;
  start: number;
  end: number;
}

/**
 * Understands a question against what an index knows.
 * @param text the question as typed, of any length
 * @param index whose names and words it is read with
 * @param today the day that "last year" is worked out from
 */
export function readQuestion(text: string, index: Index, today: IsoDate): Question {
  const question = text.slice(0, MAX_CHARACTERS).replace(/\s&\s/g, ' and ');
  const typed = readWords(question, index);
  const plain = typed.map(({ word }) => word);
  const mentions = index.names(plain);
  const cues = readCues(plainly(question));
  const voices = readVoices(typed, mentions, question, index.corpus);
  const dates = datesOf(question, today, voices, index.corpus);
  const named = (kind: 'measure' | 'topic' | 'term') => [
    ...new Set(
      mentions.flatMap(({ names }) => names.flatMap((name) => (name.kind === kind && 'ids' in name ? name.ids : []))),
    ),
  ];
  return {
    text,
    cues,
    concepts: readConcepts(typed, voices, dates.spans, index).map((concept) =>
      cues.trend && CHANGE.test(concept.words) ? asFraming(concept) : concept,
    ),
    voices,
    measures: named('measure'),
    topics: named('topic'),
    terms: named('term'),
    dates: dates.periods,
    dateRelation: dates.relation,
    untilNow:
      cues.trend &&
      dates.periods.length > 0 &&
      (NOW.test(question) || (dates.periods.length === 1 && THAN_THEN.test(question))),
    places: mentions.flatMap(({ names }) => names.flatMap((name) => (name.kind === 'place' ? [name.name] : []))),
    nationwide: isNationwide(question, mentions),
    quoted: [...question.matchAll(QUOTED)].map((match) =>
      tokenize(match[1] ?? match[2] ?? match[3] ?? '')
        .map(({ word }) => word)
        .join(' '),
    ),
    ...(cues.side === undefined ? {} : { side: cues.side }),
  };
}

/** The whole country is asked about, not named beside the force or the capital ("the Met's share of the country's"). */
function isNationwide(question: string, mentions: readonly Mention[]): boolean {
  const named = mentions.some(({ names }) => names.some((name) => name.kind === 'nationwide'));
  const plain = question.replace(/\bnot (?:just |only )?(?:in )?(?:the )?\w+/gi, '');
  return named && !/\b(?:london|capital|mets?)\b/i.test(plain);
}

/** Curly quotes and odd spaces made plain, so that the cues need to know one form only. */
function plainly(text: string): string {
  return text.replace(/[’‘]/g, "'").replace(/\s+/g, ' ').trim();
}

/** The words of a text, abbreviations of chat written out and misspelt ones mended. */
export function readWords(question: string, index: Index): Word[] {
  return tokenize(question).map(({ word, start, end }) => {
    const known = CHAT.get(word) ?? word;
    if (
      isStopWord(known) ||
      isEnglish(known) ||
      index.lexicon.knows(known) ||
      index.lexicon.id(index.termOf(known)) !== undefined
    ) {
      return { word: known, corrected: false, start, end };
    }
    const correction = index.mended(known);
    return { word: correction ?? known, corrected: correction !== undefined, start, end };
  });
}

interface DatesAsked {
  periods: Period[];
  relation: DateMention['relation'];
  spans: { start: number; end: number }[];
}

/** Dates typed, taken from a happening, or from an office that somebody held ("before he was mayor"). */
function datesOf(question: string, today: IsoDate, voices: readonly Voice[], corpus: Corpus): DatesAsked {
  const typed = readDates(question, today);
  if (typed.length > 0) {
    return { periods: typed.map(({ from, to }) => ({ from, to })), relation: typed[0]?.relation ?? 'in', spans: typed };
  }
  const event = readEvent(question) ?? readTenure(question, voices, corpus);
  if (event === undefined) return { periods: [], relation: 'in', spans: [] };
  return { periods: [{ from: event.from, to: event.to }], relation: event.relation, spans: [] };
}

/** "before he was mayor", "back when Boris ran London": the term of office of the person who is named. */
function readTenure(
  question: string,
  voices: readonly Voice[],
  corpus: Corpus,
): (Period & { relation: 'in' | 'before' | 'since' }) | undefined {
  const match =
    /\b(before|after|since|when|while|during|once|under)\b[^.?!,]{0,30}?\b(?:was|became|becoming|ran|were|run|running|being|time as|mayoralty|in charge)\b/i.exec(
      question,
    );
  if (match === null) return undefined;
  const person = voices.find(({ ids, role }) => ids.length === 1 && role === undefined);
  const role = voices.find((voice) => voice.role !== undefined)?.role;
  const offices = corpus.person(person?.ids[0] ?? '')?.offices ?? [];
  const office = offices.find(
    ({ title, from }) =>
      from !== undefined && (role === undefined ? /mayor|commissioner|secretary/i : role.title).test(title),
  );
  if (office?.from === undefined) return undefined;
  const word = match[1]?.toLowerCase();
  const to = office.to ?? '9999-12-31';
  if (word === 'before') return { from: '0000-01-01', to: office.from, relation: 'before' };
  if (word === 'after') return { from: to, to: '9999-12-31', relation: 'since' };
  return { from: office.from, to, relation: word === 'since' ? 'since' : 'in' };
}

function readConcepts(
  typed: readonly Word[],
  voices: readonly Voice[],
  dateSpans: readonly { start: number; end: number }[],
  index: Index,
): Concept[] {
  const concepts: Concept[] = [];
  for (let at = 0; at < typed.length && concepts.length < MAX_CONCEPTS; ) {
    const word = typed[at];
    if (word === undefined) break;
    const voice = voices.find(({ from, to }) => from <= at && at < to);
    if (voice !== undefined) {
      concepts.push(conceptOfVoice(voice, typed, index));
      at = voice.to;
      continue;
    }
    if (isStopWord(word.word) || dateSpans.some(({ start, end }) => word.start >= start && word.start < end)) {
      at += 1;
      continue;
    }
    const { concept, length } = conceptAt(typed, at, index);
    concepts.push(concept);
    at += length;
  }
  return concepts;
}

function asFraming(concept: Concept): Concept {
  return concept.framing ? concept : { ...concept, framing: true, weight: concept.weight * FRAMING_SHARE };
}

/** The concept that begins at a word: the longest run that the synonyms know, or the word alone. */
function conceptAt(typed: readonly Word[], at: number, index: Index): { concept: Concept; length: number } {
  for (let length = Math.min(typed.length - at, index.synonyms.longest + 2); length > 1; length -= 1) {
    const run = typed.slice(at, at + length);
    if (isStopWord(run.at(-1)?.word ?? '')) continue;
    const stems = run.filter(({ word }) => !isStopWord(word)).map(({ word }) => index.termOf(word));
    if (stems.length > 1 && index.synonyms.of(stems).length > 0)
      return { concept: makeConcept(run, stems, index), length };
  }
  const run = typed.slice(at, at + 1);
  return {
    concept: makeConcept(
      run,
      run.map(({ word }) => index.termOf(word)),
      index,
    ),
    length: 1,
  };
}

function makeConcept(run: readonly Word[], stems: readonly string[], index: Index): Concept {
  const surely = run.some(({ corrected }) => corrected) ? CORRECTED_WEIGHT : 1;
  const phrases = [
    { stems, weight: surely },
    ...index.synonyms.of(stems).map((synonym) => ({ stems: synonym, weight: SYNONYM_WEIGHT * surely })),
  ];
  const alternatives = phrases.flatMap(({ stems: phrase, weight }) => {
    const terms = phrase.map((term) => index.lexicon.id(term));
    return terms.every((term) => term !== undefined) ? [{ terms, weight }] : [];
  });
  const typedWords = run.map(({ word }) => word).join(' ');
  const framing = run.every(({ word }) => FRAMING.has(word));
  return {
    words: typedWords,
    weight:
      weightOf(
        run.map(({ word }) => word).filter((word) => !isStopWord(word)),
        alternatives,
        index,
      ) * (framing ? FRAMING_SHARE : 1),
    known: alternatives.length > 0,
    framing,
    alternatives,
  };
}

/** What an entry has to hold to be about a voice: one of its names; or else be an item of theirs. */
function conceptOfVoice(voice: Voice, typed: readonly Word[], index: Index): Concept {
  const names = voice.ids.flatMap((id) => {
    const person = index.corpus.person(id);
    return person === undefined ? [] : [person.name.split(' of ')[0] ?? person.name, ...person.aliases];
  });
  const phrases = [voice.words, ...names].map((name) =>
    tokenize(name)
      .map(({ word }) => word)
      .filter((word) => !isStopWord(word))
      .map(index.termOf),
  );
  const alternatives = phrases.flatMap((phrase) => {
    const terms = phrase.map((term) => index.lexicon.id(term));
    return phrase.length > 0 && terms.every((term) => term !== undefined) ? [{ terms, weight: 1 }] : [];
  });
  const framing = typed.slice(voice.from, voice.to).every(({ word }) => FRAMING.has(normalizeWord(word)));
  return {
    words: voice.words,
    weight: weightOf([voice.words], alternatives, index) * (framing ? FRAMING_SHARE : 1),
    known: true,
    framing,
    alternatives,
    voice,
  };
}

/**
 * How much a concept tells. It is met by its synonyms too, so it is only as rare as it and they together; a phrase is as
 * rare as its rarest word. Everyday words weigh less, and least where the corpus has never used them: they are chat.
 */
function weightOf(run: readonly string[], alternatives: Concept['alternatives'], index: Index): number {
  const { lexicon } = index;
  const everyday = run.every(isEveryday);
  if (alternatives.length === 0)
    return (
      lexicon.idf(MIN_FREQUENCY) * (everyday ? UNKNOWN_EVERYDAY : run.every(isEnglish) ? UNKNOWN_ENGLISH : UNKNOWN_NAME)
    );
  const frequencies = alternatives.map(({ terms }) => Math.min(...terms.map((term) => lexicon.frequency(term))));
  const own = frequencies[0] ?? 0;
  const together = Math.max(...frequencies);
  const rarity =
    own === 0
      ? lexicon.idf(Math.max(together, MIN_FREQUENCY))
      : (lexicon.idf(Math.max(own, MIN_FREQUENCY)) + lexicon.idf(Math.max(together, MIN_FREQUENCY))) / 2;
  return rarity * (everyday ? EVERYDAY_SHARE : 1);
}
