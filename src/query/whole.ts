/** Whether a text says by itself all that it asks, so that nothing has to be taken from what was asked before it. */
import { HOME_AREA } from '../corpus/schema.ts';
import { pattern } from '../lexicon/lexicon.ts';
import { COMPARES_SHOWN, isOfEvent, type Leaning } from './leanings.ts';
import type { After, TypedQuery } from './query.ts';
import { isTelling } from './refill.ts';

/** “Compare” and “against” lean on what was shown only where a text does not name two things itself. */
const MAY_LEAN = new Set<Leaning['how']>([undefined, 'change']);
/** So many telling words make a question whole, though it names nothing that the record has a name for. */
const TELLS_MUCH = 3;
/** With so many, a pronoun stands for something that the question itself tells. */
const TELLS_MOST = 4;
const SURELY_SPEAKS = 0.5;

/** Begins as a question, or says what is to be done. */
const SENTENCE = new RegExp(
  `^(?:who|whose|which|${pattern('operations.asks-number')}|${pattern('operations.question-words')}|${pattern('operations.auxiliaries')}|compare|${pattern('operations.timeline')})\\b|\\b${pattern('follow-ups.verbs')}\\b`,
  'i',
);
const OPENS = new RegExp(`^(?:${pattern('follow-ups.leading')})\\b`, 'i');
/** “How many were stabbed?”, “how many of the robbers …”, “any of the matches”: what is counted was told before. */
const ELLIPSIS = new RegExp(
  `\\b(?:how many|what (?:share|proportion|percentage)) ${pattern('follow-ups.omitted')}\\b|\\b(?:how many|any|none|some) of (?:the|them|those|these)\\b`,
  'i',
);
const PERSONAL = new RegExp(`\\b${pattern('follow-ups.stands-for-somebody')}\\b`, 'i');
/** “That” before a clause stands for nothing: “who said that it would”. */
const OTHER = new RegExp(
  `\\b(?:${pattern('follow-ups.stands-for')}|ones?(?=[?!., ]*$)|that(?=[?!., ]*$| ${pattern('follow-ups.being')}\\b))\\b|^${pattern('operations.auxiliaries')} that\\b`,
  'i',
);
/** “How much did *that* cost them”: what is asked for is not what the pronoun after its verb means. */
const OF_WHAT_IS_ASKED = new RegExp(
  `^(?:${pattern('follow-ups.leading')} )*(?:how many|how much|what|which) (?:(?!${pattern('operations.auxiliaries')} )[^\\s,.?!]+ ){0,8}${pattern('operations.auxiliaries')} (?:that|${pattern('follow-ups.stands-for', 'follow-ups.stands-for-somebody')})\\b`,
  'i',
);

/**
 * Whether a text is a question of its own. Pronouns, what is left out and names that take the place of another are signs that
 * it goes on from what was shown; a question without them, that names what it asks about, is answered as if nothing had gone before.
 * @param own what its own words mean, words of speech told apart
 */
export function isWhole(own: TypedQuery, { how, period }: Leaning): boolean {
  if (!MAY_LEAN.has(how) || isShown(own) || (how === 'change' && COMPARES_SHOWN.test(own.text))) return false;
  if (isOfEvent(own.text)) return false;
  const { when, where, speakers } = own;
  const told = own.concepts.filter(isTelling).length;
  const opens = OPENS.test(own.text);
  const isNarrowed =
    (own.cues.trend && own.measures.length > 0 && !opens) ||
    when.periods.length > 0 ||
    where.areas.length + where.elsewhere.length > 0 ||
    own.words.split(' ').includes(HOME_AREA.toLowerCase()) ||
    speakers.some(({ speaks }) => speaks >= SURELY_SPEAKS) ||
    own.extreme !== undefined ||
    own.operation !== undefined ||
    own.side !== undefined;
  if (period !== undefined && when.periods.length === 0) return false;
  const names = (namesThing(own) && told > 0) || own.ofStrength === true;
  // “Phone robberies 2023” is whole, “phone robberies” takes the place of something.
  if (opens || !SENTENCE.test(own.text)) return told >= TELLS_MUCH || (names && isNarrowed);
  return told >= TELLS_MUCH || names || (told > 1 && isNarrowed) || speakers.length > 1;
}

/**
 * Whether a text that nothing near what was shown answers may be asked by itself: it names a time or a place, or it is a
 * sentence that tells several things, and no pronoun in it means what was shown.
 */
export function mayStandAlone({ text, concepts, when, where }: TypedQuery): boolean {
  if (OPENS.test(text) || ELLIPSIS.test(text)) return false;
  const told = concepts.filter(isTelling).length;
  const isPlaced = when.periods.length + where.areas.length > 0;
  if (PERSONAL.test(text) || OTHER.test(text)) return told > 1 && isPlaced;
  return (told > 0 && isPlaced) || (told > 1 && SENTENCE.test(text));
}

/** Whether words of the person whom a pronoun means are asked for on a thing that the text names itself: “what did she say about mopeds”. */
export function asksMeant({ concepts }: TypedQuery, { meant, speaks }: After): boolean {
  return meant !== undefined && speaks && concepts.some(isTelling);
}

/** Whether something in a text stands for what was shown: a pronoun with nothing before it that it may mean, or what is left out. */
function isShown(own: TypedQuery): boolean {
  const { text, concepts, speakers } = own;
  if (concepts.filter(isTelling).length >= TELLS_MOST) return false;
  if (ELLIPSIS.test(text) || OF_WHAT_IS_ASKED.test(text)) return true;
  const lower = text.toLowerCase();
  const person = PERSONAL.exec(lower);
  const names = speakers.filter(({ ids, organisation }) => ids.length > 0 && !organisation);
  if (person !== null && !names.some(({ words }) => isBefore(words, lower, person.index))) return true;
  const other = OTHER.exec(lower);
  return other !== null && !concepts.some(({ words, framing }) => !framing && isBefore(words, lower, other.index));
}

function isBefore(words: string, text: string, at: number): boolean {
  const found = text.indexOf(words.split(' ')[0] ?? words);
  return found !== -1 && found < at;
}

/** It names a thing of the record. */
function namesThing({ measures, topics, terms, subjects }: TypedQuery): boolean {
  return measures.length + topics.length + terms.length + subjects.length > 0;
}
