/**
 * Follow-ups: *and in 2019?*, *who counted that?*, *what did she say about knife crime?* What a text leaves out is filled
 * from the query before it and from the item that led the answer to that.
 */
import type { Entry } from '../corpus/corpus.ts';
import type { Period } from '../corpus/schema.ts';
import { shiftDays, wholeYear, yearOf } from '../dates/calendar.ts';
import { BEGINNING, END, periodInWords } from '../dates/words.ts';
import { words as lexicon, pattern } from '../lexicon/lexicon.ts';
import { words } from '../search/analyzer.ts';
import { readExtreme } from './extremes.ts';
import { followUpWords, inYears, type Leaning, spelledOut } from './leanings.ts';
import { readMarkup, withoutAsides } from './markup.ts';
import { holdersThen, speakersMeant, speakersOf, without } from './meant.ts';
import { parseFirst, type Reading, readText } from './parse.ts';
import { print } from './print.ts';
import { asksWho, peopleMeant, pronounIn } from './pronouns.ts';
import { queries } from './queries.ts';
import { type After, type Concept, isTyped, type Query, type Turn, type TypedQuery } from './query.ts';
import { correct, fill, isTelling, ofSide } from './refill.ts';
import { isWhole } from './whole.ts';

/** Verbs of what somebody does with words: they frame a follow-up and say nothing of what it is about. */
const SPEAKING = lexicon('follow-ups.speaking');
const LIGHT = lexicon('follow-ups.light');
/** *Did Apple answer?*, of somebody whom the record does not know. */
const STRANGER = new RegExp(
  `^(?:did|does|has|have) (?!${pattern('questions.nobody')}\\b)\\w+ ${pattern('follow-ups.speaking')}\\b`,
  'i',
);

/** “What's the chair asking for?”: what somebody does, where “what's the bill?” names a thing. */
const SENTENCE = new RegExp(`\\b${pattern('follow-ups.verbs')}\\b|\\bwhat's [^.?!]{2,60}\\w{2}ing\\b`, 'i');
const WHEN = new RegExp(`\\bwhen ${pattern('follow-ups.when')}\\b`, 'i');

/** Words of somebody are asked for, and nothing else. */
const WHAT_THEY_SAID =
  /^(?:and |so )?what (?:did|does|has) (?:he|she|they)(?: actually| really)? (?:say|said|think)[?!. ]*$/i;

/** Asks the bot who is right. */
const VERDICT = new RegExp(`\\b${pattern('follow-ups.verdict')}(?: then| or not)?[?!. ]*$`, 'i');
/** “The mayor's view”: words of theirs, not who they are. */
const THEIR_WORDS = new RegExp(`['’]s? ${pattern('follow-ups.theirs')}\\b`, 'i');
/** “How many of them were over 70?” */
const PREDICATE = new RegExp(`\\b(?:how many|any)\\b[^.?!]{0,80}? ${pattern('follow-ups.amount')} ([^.?!]{2,80})`, 'i');

/** “Were any of them *children*?” */
const WERE_ANY = new RegExp(
  `^(?:and |so )?(?:were|was|are|is) ${pattern('follow-ups.some')}(?: of)? .{2,60}? (\\w+)[?!. ]*$`,
  'i',
);

/** Longer texts stand by themselves: nobody leaves out what is meant at such length. */
const MAX_CHARACTERS = 500;

/** A concept that is taken over from before weighs this share of its weight: the follow-up's own words come first. */
const TAKEN_OVER = 0.5;
const MOST_TAKEN_OVER = 10;

/**
 * What a text asks after the turns before it. One that stands by itself is read as if nothing had gone before.
 * @param typed with whatever markup it bears
 * @param turn the latest turn; undefined where a conversation begins
 */
export function followUp(typed: string, turn: Turn | undefined, reading: Reading): Query {
  const { index } = reading;
  const asTyped = parseFirst(typed, reading);
  const text = withoutAsides(readMarkup(typed), (word) => index.names(word).length > 0);
  const alone = isTyped(asTyped) && text !== typed && text.trim() !== '' ? readText(text, reading) : asTyped;
  if (turn === undefined || !isTyped(alone) || text.length > MAX_CHARACTERS) return alone;
  const spelled = inYears(spelledOut(text), timeOf(turn));
  const { rest, isNew, leaning } = followUpWords(spelled, timeOf(turn));
  if (isNew) return withText(readText(rest, reading), text);
  if (alone.cues.opinion) return alone;
  if (VERDICT.test(text)) return asOpinion(alone);
  if (!isTyped(turn.query)) {
    const filled = fill(turn.query, alone, leaning, reading.corpus);
    if (filled !== undefined) return filled;
  }
  const own = framed(withText(rest === text ? alone : readText(rest, reading), spelled));
  const corrected = correct(turn, own, leaning) ?? ofSide(turn, own);
  if (corrected !== undefined) return corrected;
  if (!turn.isAnswered && (leaning.how === 'again' || leaning.how === 'who')) return own;
  const about = described(own, leaning, turn, reading);
  if (about !== undefined) return about;
  return isWhole(own, leaning) ? alone : withText(lean(own, leaning, turn, reading), text);
}

/** The time of what was shown; where nothing was, the one that was asked about. */
function timeOf({ isAnswered, lead, query }: Turn): Period | undefined {
  const [asked] = query.when.periods;
  if (lead === undefined || (!isAnswered && asked !== undefined)) return asked;
  return lead.kind === 'figure' ? lead.figure.period : wholeYear(yearOf(lead.said));
}

function asOpinion(query: TypedQuery): TypedQuery {
  return { ...query, cues: { ...query.cues, opinion: true } };
}

/** The words that ask for words tell nothing by themselves here: *did she accept that?* */
function framed(query: TypedQuery): TypedQuery {
  return {
    ...query,
    concepts: query.concepts.map((concept) =>
      SPEAKING.has(concept.words) || LIGHT.has(concept.words) ? { ...concept, framing: true, weight: 0 } : concept,
    ),
  };
}

function withText(query: TypedQuery, text: string): TypedQuery {
  return { ...query, text };
}

/** *Who is he?* asks for the person who was shown; a question that names a thing of its own asks for that. */
function described(own: TypedQuery, { how }: Leaning, turn: Turn, reading: Reading): Query | undefined {
  const { corpus } = reading;
  if (how === 'who') {
    const { lead } = turn;
    const pronoun = pronounIn(own.text);
    const [person] = pronoun === undefined || pronoun === 'they' ? [] : peopleMeant(pronoun, turn, corpus);
    const byLead = lead?.kind === 'statement' ? lead.speaker.id : lead?.by.id;
    const shown = person ?? byLead ?? turn.about ?? turn.people[0];
    return shown !== undefined && corpus.person(shown) !== undefined ? { ...queries.about(shown) } : undefined;
  }
  const then = holdersThen(own, turn.lead, corpus);
  if (then !== undefined) return { ...own, wants: 'about', entries: then };
  if (THEIR_WORDS.test(own.text)) return undefined;
  const [, thing] = MEANS.exec(own.text) ?? [];
  const meaning = thing === undefined ? own : readText(`what is ${thing}`, reading);
  return meaning.wants === 'about' && how === undefined ? withText(meaning, own.text) : undefined;
}

/** “What does that even mean, kettling?” */
const MEANS = /^what does (?:that|it|this)(?: even| actually)? mean,? ([^?]{2,60})\??$/i;

/** A follow-up with what it takes from before, to be answered near what was shown. */
function lean(
  own: TypedQuery,
  { how, period, said, isExtreme, later, earlier }: Leaning,
  turn: Turn,
  reading: Reading,
): TypedQuery {
  const { lead } = turn;
  const asksForWords = own.words.split(' ').some((word) => SPEAKING.has(word));
  const pronoun = pronounIn(own.text);
  const isPerson = pronoun !== undefined && (pronoun !== 'they' || asksForWords);
  const mayMean = isPerson ? peopleMeant(pronoun, turn, reading.corpus) : [];
  const isOther = isPerson && asksWho(own.text);
  const meant = isOther ? undefined : mayMean[0];
  const before = isTyped(turn.query) ? turn.query : readText(print(turn.query, reading.corpus), reading);
  const told = new Set(own.concepts.map(({ words }) => words));
  const taken = before.concepts
    .filter((concept) => isTelling(concept) && !told.has(concept.words))
    .slice(0, MOST_TAKEN_OVER)
    .map((concept): Concept => ({ ...concept, weight: concept.weight * TAKEN_OVER, focus: false }));
  const implied = speakersMeant(own, turn, reading.corpus);
  const speakers =
    implied ??
    (isOther
      ? [...own.speakers, ...without(mayMean[0])]
      : speakersOf(own, before, isPerson ? mayMean : undefined, lead));
  const named = period === undefined ? own.when : { periods: [period], relation: 'in' as const, untilNow: false };
  const since =
    later && lead !== undefined
      ? { periods: [sinceLead(lead)], relation: 'since' as const, untilNow: false }
      : undefined;
  const until =
    earlier && lead !== undefined
      ? { periods: [untilLead(lead)], relation: 'before' as const, untilNow: false }
      : undefined;
  const isOfChange =
    how === undefined &&
    own.cues.trend &&
    lead?.kind === 'figure' &&
    !asksWho(own.text) &&
    !own.concepts.some(isTelling);
  // “What did he say?” of somebody whose words were shown.
  const isOfLead =
    how === undefined &&
    meant !== undefined &&
    lead?.kind === 'statement' &&
    lead.speaker.id === meant &&
    WHAT_THEY_SAID.test(own.text);
  const isCounter = implied === undefined && isOfCounter(own, lead);
  const ofOther = speakers === own.speakers && own.speakers.length > 0 && named.periods.length === 0;
  const after: After = {
    how: isOfLead
      ? 'again'
      : isOfChange
        ? 'change'
        : how === undefined || how === 'who'
          ? asksWhen(own)
            ? 'again'
            : 'near'
          : how,
    own: own.concepts.length,
    ...predicateOf(own),
    ...(lead === undefined ? {} : { item: lead.id }),
    ...(pronoun === undefined || meant === undefined || speakers === own.speakers
      ? {}
      : { meant: { said: pronoun, id: meant } }),
    ...(period === undefined || said === undefined ? {} : { time: [{ said, taken: periodInWords(period) }] }),
    speaks: speakers.some(({ excluded }) => !excluded)
      ? speakers !== own.speakers || asksForWords || speaksIn(own)
      : STRANGER.test(own.text),
    ...(isPerson && !isOther && speakers.length === 0 ? { called: pronoun } : {}),
    dated: named.periods.length > 0 || since !== undefined || until !== undefined,
    // A figure's time is not that in which others spoke of it, but it is that of another count: “and thefts?”
    sameTime:
      (how === undefined && isOtherCount(own, before, lead)) ||
      (ofOther &&
        implied === undefined &&
        lead?.kind !== 'figure' &&
        before.when.periods.length > 0 &&
        !own.cues.figure),
  };
  return {
    ...own,
    wants: own.wants === 'about' ? 'statements' : own.wants,
    ...(isExtreme ? extremeOf(own, lead) : {}),
    concepts: [...own.concepts, ...taken],
    speakers,
    measures: own.measures.length > 0 ? own.measures : before.measures,
    when: until ?? since ?? (after.sameTime ? before.when : named),
    cues: {
      ...own.cues,
      figure:
        !WHY.test(own.text) &&
        ((own.cues.figure && !(meant !== undefined && asksForWords && !own.cues.count)) ||
          ((isBare(own) || isCounter) && !isPerson && (before.cues.figure || lead?.kind === 'figure'))),
    },
    after,
  };
}

/** Reasons are told in words. */
const WHY = /^(?:and |so |but )*(?:why|how come)\b/i;

/** The end of the series of what was shown: whether the worst is the most or the least depends on what is counted. */
function extremeOf({ text }: TypedQuery, lead: Entry | undefined): Pick<TypedQuery, 'extreme'> {
  const extreme = lead?.kind === 'figure' ? readExtreme(`${text}, the year of ${lead.measure.label}`) : undefined;
  return extreme === undefined ? {} : { extreme };
}

/** What those have to be that are counted: “how many of them were *over 70*”. */
function predicateOf({ text, concepts }: TypedQuery): Pick<After, 'predicate'> {
  const told = new Set(words((PREDICATE.exec(text) ?? WERE_ANY.exec(text))?.[1] ?? ''));
  const predicate = concepts.flatMap((concept, at) =>
    isTelling(concept) && concept.words.split(' ').some((word) => told.has(word)) ? [at] : [],
  );
  return predicate.length === 0 ? {} : { predicate };
}

/** *When did it start?*, and nothing that tells what. */
function asksWhen({ text, concepts, speakers }: TypedQuery): boolean {
  return WHEN.test(text) && speakers.length === 0 && !concepts.some(isTelling);
}

/** No sentence: a thing or a time that takes the place of another. */
function isBare({ text, speakers, cues }: TypedQuery): boolean {
  return speakers.length === 0 && !cues.said && !cues.position && !SENTENCE.test(text);
}

/** “And by the Met?” after a number: another one's number is asked for, and no words. */
function isOfCounter({ text, speakers, cues, concepts }: TypedQuery, lead: Entry | undefined): boolean {
  const isAnother = speakers.length > 0 && speakers.every(({ organisation, speaks }) => organisation && speaks < 0.5);
  return (
    isAnother &&
    lead?.kind === 'figure' &&
    !cues.said &&
    !cues.position &&
    !SENTENCE.test(text) &&
    !concepts.some(isTelling)
  );
}

/** A thing or a place takes the place of what was counted or of where, and nothing takes that of its time. */
function isOtherCount(own: TypedQuery, before: TypedQuery, lead: Entry | undefined): boolean {
  const { areas, elsewhere } = own.where;
  const isOther = areas.length + elsewhere.length > 0 || own.concepts.some(isTelling);
  const isOfTime = before.when.periods.length === 1 && before.when.relation === 'in';
  return isBare(own) && isOther && own.when.periods.length === 0 && lead?.kind === 'figure' && isOfTime;
}

/** The speakers that it names are asked for their words, not only what it is about. */
function speaksIn({ speakers, concepts, cues }: TypedQuery): boolean {
  const bare = concepts.every(({ framing, speaker }) => framing || speaker !== undefined);
  return speakers.some(({ excluded, speaks }) => !excluded && ((bare && speaks > 0) || cues.said || speaks >= 0.6));
}

/** What was said the same day is not more recent. */
function sinceLead(lead: Entry): Period {
  return { from: lead.kind === 'figure' ? lead.figure.period.to : shiftDays(lead.said, 1), to: END };
}

function untilLead(lead: Entry): Period {
  return { from: BEGINNING, to: lead.kind === 'figure' ? lead.figure.period.from : lead.said };
}
