import type { IsoDate, Period, Position } from '../corpus/schema.ts';
import { tokenize } from '../search/analyzer.ts';
import type { Index } from '../search/index.ts';
import type { Mention } from '../search/vocabulary.ts';
import { readAskedDates } from './asked-dates.ts';
import { type Concept, readConcepts } from './concepts.ts';
import { type Cues, readCues } from './cues.ts';
import type { DateMention } from './dates.ts';
import { readWords } from './typed-words.ts';
import { readVoices, type Voice } from './voices.ts';

/** A question, understood. */
export interface Question {
  text: string;
  /** its words, normalised, misspelt ones mended, joined by blanks */
  words: string;
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

/** Questions are read as far as this; what goes beyond is chat or paste. */
const MAX_CHARACTERS = 4_000;

const NOW = /\bnow\b|\bthese days\b|\btoday\b|\bsince\b/i;
const THAN_THEN = /\bthan\b.{0,20}\b(?:in|during)\b/i;
const QUOTED = /"([^"]{3,300})"|“([^”]{3,300})”|‘([^’]{8,300})’/g;

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
  const cues = readCues(plainly(question.replace(QUOTED, '…')));
  const voices = readVoices(typed, mentions, question, index.corpus);
  const dates = readAskedDates(question, today, voices, index.corpus);
  const named = (kind: 'measure' | 'topic' | 'term') => [
    ...new Set(
      mentions.flatMap(({ names }) => names.flatMap((name) => (name.kind === kind && 'ids' in name ? name.ids : []))),
    ),
  ];
  return {
    text,
    words: plain.join(' '),
    cues,
    concepts: readConcepts(typed, voices, dates.spans, cues.trend, index),
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
