/**
 * What an item cannot answer however well its words match: another year, another city, another speaker.
 * These are rules and not weights, since no number of shared words makes up for them.
 */
import { type Evidence, speaksFor } from './evidence.ts';
import type { Question } from './question.ts';

/** From here on a question asks for a voice's own words, and nobody else's will do. */
const ASKS_FOR_THEIR_WORDS = 0.9;

/** Whether an item is of the wrong time, place or speaker for a question. */
export function isRuledOut(question: Question, evidence: Evidence): boolean {
  const { features, entry } = evidence;
  if (features.placeMissed > 0 || features.dateMissed > 0) return true;
  return entry.kind === 'statement' && isByAnother(question, evidence);
}

function isByAnother({ voices }: Question, { entry }: Evidence): boolean {
  const asked = voices.filter(({ speaks }) => speaks >= ASKS_FOR_THEIR_WORDS);
  return asked.length > 0 && !voices.some((voice) => speaksFor(voice, entry) > 0 && voice.speaks > 0.5);
}
