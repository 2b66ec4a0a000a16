/** The passages of a long text: those that are answered, and those of a message that are checked. */
import type { Answer } from '../../answer/types.ts';
import type { Known } from '../../query/asks-message.ts';
import { MESSAGE } from '../kit/limits.ts';
import { escapeText, shorten } from '../kit/markdown.ts';
import { printable, wordingOf } from './question.ts';

/** What of the record a passage names. */
type KnownIn = (passage: string) => Known;

/** The passages of a long text that the record answers, best first; questions rank above statements. */
export function answeredPassages(text: string, known: KnownIn, find: (question: string) => Answer): string[] {
  const promising = passagesIn(text)
    .slice(0, MESSAGE.passages)
    .flatMap((passage) => {
      const { things, speakers } = known(passage);
      const names = things + speakers + Number(asks(passage));
      return things + speakers === 0 ? [] : [{ passage, names }];
    })
    .sort((one, other) => other.names - one.names)
    .slice(0, MESSAGE.passagesAsked);
  const scored = promising.flatMap(({ passage }) => {
    const { answered, items } = find(passage);
    return answered ? [{ passage, score: items[0]?.score ?? 0 }] : [];
  });
  const rank = ({ passage, score }: { passage: string; score: number }) => score + Number(asks(passage));
  return scored.sort((one, other) => rank(other) - rank(one)).map(({ passage }) => passage);
}

function asks(passage: string): boolean {
  return passage.endsWith('?');
}

/** The sentences of a text as a card would print them, without repeats and without those of a single word. */
function passagesIn(text: string): string[] {
  const passages = text
    .split(/\n+|(?<=[.!?…][”"’)]?)\s+(?=[\p{Lu}\p{N}“"‘'(])/u)
    .map((passage) => wordingOf(passage).question)
    .filter((passage) => passage.includes(' '));
  return [...new Set(passages)];
}

/** Stands at the end of what was read where something was left out. */
const LEFT_OUT = '[…]';

/**
 * The text of a message as a card prints it below the check, and as it is read back from there: lines without blanks
 * around them. Reading what was read gives the same again.
 */
export function checkedText(message: string, known: KnownIn): string {
  const whole = linesOf(message);
  if (fits(whole)) return whole;
  const passages = passagesIn(message)
    .slice(0, MESSAGE.passages)
    .filter((passage) => /\d/.test(passage) || namesSomething(known(passage)));
  const kept: string[] = [];
  for (const passage of passages) {
    if (!fits([...kept, passage, LEFT_OUT].join('\n'))) break;
    kept.push(passage);
  }
  const first = kept.length > 0 ? kept : [shorten(whole, MESSAGE.checkedCharacters / 2 - LEFT_OUT.length)];
  return linesOf([...first, LEFT_OUT].join('\n'));
}

function linesOf(text: string): string {
  return text
    .split('\n')
    .map(printable)
    .filter((line) => line !== '')
    .join('\n');
}

/** How much of a card a text takes up as small print. */
export function printedLength(text: string): number {
  return escapeText(text).length + '-# '.length * text.split('\n').length;
}

function fits(text: string): boolean {
  return printedLength(text) <= MESSAGE.checkedCharacters;
}

function namesSomething({ things, speakers }: Known): boolean {
  return things + speakers > 0;
}
