import { ComponentType } from 'discord.js';
import type { IsoDate } from '../../corpus/schema.ts';
import { readPeriod } from '../../dates/words.ts';
import { CHECKED_ID, EARLIER_ID, QUESTION_ID } from '../cards/frame.ts';
import { DISCORD, MESSAGE } from '../kit/limits.ts';
import { escapeText, shorten, unescapeText } from '../kit/markdown.ts';
import { CARD, CHECK } from '../kit/words.ts';

/** Control and direction characters: they would disturb the card that a question is printed on. */
const UNPRINTABLE = /[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+/gu;

/** What is asked, exactly as it will be printed and read back. */
export interface Wording {
  question: string;
  /** the end of an overlong text was left out */
  cut: boolean;
}

/** A person's text as one printable line of bounded length, cut only at a word's end. */
export function wordingOf(text: string): Wording {
  const line = printable(text);
  if (line.length <= MESSAGE.questionCharacters) return { question: line, cut: false };
  return { question: shorten(line, MESSAGE.questionCharacters).replace(/…$/, ''), cut: true };
}

/** A text on one line, without characters that would disturb its card. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, ' ').replace(/\s+/g, ' ').trim();
}

/** The latest of the earlier questions that a card has room for, oldest first. */
export function earlierThatFit(questions: readonly string[]): string[] {
  const fitting: string[] = [];
  let room: number = MESSAGE.earlierCharacters;
  for (const question of questions.toReversed()) {
    room -= escapeText(question).length + CARD.earlier('').length + 4;
    if (room < 0) break;
    fitting.unshift(question);
  }
  return fitting;
}

/** What a card of ours was asked: its question, and those before it, oldest first. */
export interface Printed {
  question: string;
  earlier: string[];
}

/** Reads the question back from a message of ours; undefined where it shows none. */
export function readPrinted(components: readonly unknown[]): Printed | undefined {
  const question = lines(textOf(components, QUESTION_ID))[0];
  if (question === undefined) return undefined;
  const prefix = CARD.earlier('');
  const earlier = lines(textOf(components, EARLIER_ID)).map((line) => line.slice(prefix.length));
  return { question: unescapeText(question), earlier: earlier.map(unescapeText) };
}

/** A message that was checked, as it was read, and the day on which it was written. */
export interface Checked {
  text: string;
  written: IsoDate;
}

/** Reads the message that was checked back from a card of ours; undefined where it shows no check. */
export function readChecked(components: readonly unknown[]): Checked | undefined {
  const [head = '', ...text] = lines(textOf(components, CHECKED_ID));
  const before = CHECK.read('').slice(0, -':'.length);
  const written = readPeriod(head.slice(before.length, -':'.length));
  return written && { text: text.map(unescapeText).join('\n'), written: written.from };
}

/** The lines of a text display without the mark of small print. */
function lines(content: string | undefined): string[] {
  return content === undefined ? [] : content.split('\n').map((line) => line.replace(/^-# /, ''));
}

/** Components arrive as plain JSON, of whatever shape another version of the bot gave them. */
function textOf(components: readonly unknown[], id: number): string | undefined {
  for (const component of components.slice(0, DISCORD.components)) {
    if (!isRecord(component)) continue;
    if (component.type === ComponentType.TextDisplay && component.id === id && typeof component.content === 'string') {
      return component.content;
    }
    const found = Array.isArray(component.components) ? textOf(component.components, id) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
