import { pattern } from '../lexicon/lexicon.ts';
import { paragraphsOf } from './text.ts';
import type { Speech } from './types.ts';

/** Labels of who asks and who answers: “Question by: Ada Moss”, “Asked of:” with “Bo Lund (2008 – 2016)” on the next line. */
const ASKED_BY = /^(?:[-•] )?(?:question|asked) by:? ?(.*)$/i;
const ASKED_OF = /^(?:[-•] )?asked of:? ?(.*)$/i;
const ANSWERED_BY = /^(?:[-•] )?answered by:? ?(.*)$/i;
const QUESTION = /^question$/i;
const ANSWER = /^answer(?: for .{1,100})?$/i;
const BELOW_ANSWER = new RegExp(String.raw`^${pattern('pages.below-answers')}\b`, 'i');

interface Part {
  speaker: string | undefined;
  start: number | undefined;
  end: number;
}

/**
 * The question and the answer of a page that names above them who asks and who answers, as the London Assembly’s pages do, as the
 * speeches of these two. Empty for any other page.
 */
export function answersIn(text: string): Speech[] {
  const paragraphs = paragraphsOf(text);
  const line = (at: number) => text.slice(paragraphs[at]?.start, paragraphs[at]?.end);
  const question: Part = { speaker: undefined, start: undefined, end: 0 };
  const answer: Part = { speaker: undefined, start: undefined, end: 0 };
  let part: Part | undefined;
  for (let at = 0; at < paragraphs.length; at += 1) {
    const own = line(at);
    if (BELOW_ANSWER.test(own)) break;
    const label = [ASKED_BY, ASKED_OF, ANSWERED_BY].find((form) => form.test(own));
    const told = label?.exec(own)?.[1] ?? '';
    if (label !== undefined && told === '') at += 1;
    const name = nameIn(told === '' ? line(at) : told);
    if (label === ASKED_BY) question.speaker ??= name;
    if (label === ASKED_OF) answer.speaker ??= name;
    if (label === ANSWERED_BY) answer.speaker = name;
    if (label !== undefined) part = label === ASKED_BY ? undefined : label === ASKED_OF ? question : answer;
    else if (QUESTION.test(own) || ANSWER.test(own)) part = QUESTION.test(own) ? question : answer;
    else if (part !== undefined) {
      part.start ??= paragraphs[at]?.start;
      part.end = paragraphs[at]?.end ?? part.end;
    }
  }
  return [question, answer].flatMap(({ speaker, start, end }) =>
    speaker === undefined || start === undefined || end <= start ? [] : [{ speaker, start, end }],
  );
}

/** The name without the years of an office in brackets behind it. */
function nameIn(told: string): string {
  return told.replace(/ \(.*$/, '').trim();
}
