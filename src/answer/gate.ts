/**
 * Whether a pin may serve as a way of asking: the questions that ship for this are asked with it, and none that is answered
 * rightly without it may be answered wrongly then.
 */

import type { Corpus } from '../corpus/corpus.ts';
import { readText } from '../query/parse.ts';
import { terms } from '../search/analyzer.ts';
import type { Index } from '../search/index.ts';
import type { Asked } from './answerer.ts';
import { Pins, shareMet, type Trial, wordsOf } from './pins.ts';
import type { Answer } from './types.ts';

/** A question of which it is known what answers it. */
export interface GateQuestion {
  id: string;
  q: string;
  /** items each of which is a right first answer; none where nothing on record answers */
  any: string[];
  /** what may be described instead */
  about?: string[];
}

/** The day on which the questions are meant. */
const ASKED_ON = '2026-11-01';
/** Of 25 ways of asking, none changed the answer to a question of which it meets less than a third. */
const LEAST_SHARE = 0.1;

/** What answers. */
interface Answering {
  readonly corpus: Corpus;
  answer(question: string, asked: Asked): Answer;
}

/**
 * The first question that the pin would break.
 * @param index what the questions are read with
 * @param questions those whose items are gone, and the pin’s own, are left out
 */
export function brokenBy(
  { pin, others, scope }: Trial,
  answerer: Answering,
  questions: readonly GateQuestion[],
  index: Index,
): GateQuestion | undefined {
  const [before, after] = [new Pins(others), new Pins([{ ...pin, reach: 'phrase' }, ...others])];
  return questionsMet(pin.question, questions, index).find((question) => {
    if (isGone(question, answerer.corpus)) return false;
    const isRightWith = (pins: Pins) =>
      isRight(question, answerer.answer(question.q, { today: ASKED_ON, scope, pins }));
    return !isRightWith(after) && isRightWith(before);
  });
}

/** Questions that share enough with another for that to change their answers, what shares most first. */
function questionsMet(asked: string, questions: readonly GateQuestion[], index: Index): GateQuestion[] {
  const own = wordsOf(asked);
  const taught = new Set(terms(asked));
  return questions
    .filter(({ q }) => wordsOf(q) !== own)
    .map((question) => ({ question, share: shareMet(readText(question.q, { index, today: ASKED_ON }), taught) }))
    .filter(({ share }) => share >= LEAST_SHARE)
    .sort((one, other) => other.share - one.share)
    .map(({ question }) => question);
}

function isGone({ any, about = [] }: GateQuestion, corpus: Corpus): boolean {
  const wanted = [...any, ...about];
  const isThere = (id: string) =>
    (corpus.entry(id) ?? corpus.person(id) ?? corpus.topic(id) ?? corpus.measure(id) ?? corpus.term(id)) !== undefined;
  return wanted.length > 0 && !wanted.some(isThere);
}

function isRight({ any, about = [] }: GateQuestion, answer: Answer): boolean {
  if (any.length + about.length === 0) return !answer.answered;
  if (answer.kind === 'about' && about.includes(answer.about)) return true;
  return answer.answered && any.includes(answer.items[0]?.id ?? '');
}
