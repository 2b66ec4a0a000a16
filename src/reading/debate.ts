import { pattern, patternInAnyCase } from '../lexicon/lexicon.ts';
import type { Range } from './text.ts';
import { paragraphsOf } from './text.ts';
import type { Speech } from './types.ts';

/** Fewer lines that look like names may be anything. */
const FEWEST_SPEAKERS = 3;
const TITLES = patternInAnyCase('titles.courtesy', 'titles.honour', 'titles.learned', 'titles.debate');
const LETTERS = `(?:,? (?=[A-Z]{2})${patternInAnyCase('titles.letters')})*`;
const NAME = String.raw`(?:(?=\p{Lu})${TITLES} )*\p{Lu}[\p{L}’'-]+(?: ${pattern('function.within-names')} (?:the )?\p{Lu}[\p{L}’'-]+| \p{Lu}[\p{L}’'.-]+){0,7}`;
const BRACKETS = String.raw`(?: \(([^()\n]{1,80})\))?(?: \(([^()\n]{1,40})\))?`;
/** Hansard: “Baroness Moss of Wye (LD)”, on a line of its own or with a colon. Numbers of questions may stand before. */
const SPEAKER = new RegExp(String.raw`^(?:Q ?\d{1,4}\.? )?(${NAME}${LETTERS})${BRACKETS}:?$`, 'u');
/** “The Minister of State, Home Office (Baroness Moss) (Con)”: the post, and in brackets the person. */
const POST = new RegExp(String.raw`^(The \p{Lu}[^()\n:]{3,100})${BRACKETS}:?$`, 'u');
/** Committees and the Assembly: “Ada Moss AM: I should like to ask …”. */
const INLINE = new RegExp(String.raw`^(?:Q ?\d{1,4}\.? )?(${NAME}${LETTERS})${BRACKETS} ?: (?=\S)`, 'u');
/** Parallel Parliament: “Ada Moss Portrait Ada Moss (Wye) (LD)”, the name of a picture, then the text beside it. */
const PORTRAIT = /^\p{Lu}[^()\n:]{2,60} Portrait (?=\p{Lu})/u;
/** A name without anything that tells a speaker. */
const NAME_ALONE = new RegExp(`^${NAME}${LETTERS}$`, 'u');
/** “Conservative, Wye”, “The Minister for Boats”: what stands beside or below the name of a speaker. */
const POST_LINE = new RegExp(
  String.raw`^(?:The |Shadow )?(?:${pattern('names.parties')}|${patternInAnyCase('pages.debate-posts')})\b[^.!?:]*$`,
  'iu',
);
/** A line of the form above a written question: “Meeting date: 1 June 2023”. */
const FORM_LINE = new RegExp(`^(?:[-•] )?(?:${pattern('pages.form-labels')}:.{0,100}|answer for .{1,100})$`, 'i');
/** A constituency and a party, on the line below a name. */
const BRACKETS_ALONE = /^(?: ?\([^()\n]{1,80}\)){1,2}$/;
/** “The Minister of State, Home Office (Baroness Moss): My Lords, …” */
const POST_INLINE = /^(The \p{Lu}[^()\n:]{3,100}) \(((?=\p{Lu})[^()\n]{1,80})\)(?: \(([^()\n]{1,40})\))? ?: (?=\S)/u;
/** Lines of the report that nobody speaks: columns, times, divisions, links. */
const FURNITURE = new RegExp(
  String.raw`^(?:column \d+|-? ?(?:view speech )?-? ?hansard[ -]{0,9}(?:excerpts)?|\d{1,2}[.:]\d{2} ?[ap]\.?m\.?|\[.*\]|division \d+.*|${pattern('pages.debate-furniture')}:? ?\d*)$`,
  'i',
);
const LONGEST_LINE = 140;

/** Who holds the floor from a paragraph on. */
interface Turn {
  speaker: string;
  role?: string;
  party?: string;
  /** where their words begin */
  words: number;
  paragraph: Range;
}

/**
 * The speeches of a debate; none for any other text: at least three paragraphs have to name a speaker as reports do.
 * @param isKnown given where the text is known to be a debate: whether a name is on record. Then one speaker is enough, and a
 *   line with nothing but a known name begins a speech.
 */
export function speechesIn(text: string, isKnown?: (name: string) => boolean): Speech[] {
  const paragraphs = paragraphsOf(text);
  const turns = paragraphs.flatMap((_, at) => turnAt(text, paragraphs, at, isKnown) ?? []);
  const isDebate = turns.length >= FEWEST_SPEAKERS && turns.length * 12 >= paragraphs.length;
  if (!isDebate && isKnown === undefined) return [];
  const starts = new Map(turns.map((turn) => [turn.paragraph.start, turn]));
  const speeches: Speech[] = [];
  let speaking: Turn | undefined;
  let before: Range | undefined;
  for (const paragraph of paragraphs) {
    const turn = starts.get(paragraph.start);
    const isAlone = turn === undefined && isLineAlone(text, paragraph);
    // The post or party of a speaker may stand on the line below the name.
    if (isAlone && speaking?.words === before?.end && speaking?.paragraph === before && isPostLine(text, paragraph))
      continue;
    before = paragraph;
    // After a heading, or a speaker in a form that is not known, nobody is known to have the floor.
    speaking = turn ?? (isAlone ? undefined : speaking);
    const start = turn?.words ?? paragraph.start;
    if (speaking === undefined || start >= paragraph.end || isFurniture(text.slice(start, paragraph.end))) continue;
    const { speaker, role, party } = speaking;
    const last = speeches.at(-1);
    // One statement a paragraph would be torn; one a speech holds together what was said.
    if (turn === undefined && last !== undefined && last.speaker === speaker && onlyBlank(text, last.end, start)) {
      last.end = paragraph.end;
      continue;
    }
    speeches.push({
      speaker,
      ...(role === undefined ? {} : { role }),
      ...(party === undefined ? {} : { party }),
      start,
      end: paragraph.end,
    });
  }
  return speeches;
}

function isFurniture(line: string): boolean {
  return FURNITURE.test(line) || BRACKETS_ALONE.test(line) || FORM_LINE.test(line);
}

function isLabelOnly(text: string, paragraph: Range | undefined): boolean {
  return (
    paragraph !== undefined &&
    text[paragraph.end - 1] === ':' &&
    isFurniture(text.slice(paragraph.start, paragraph.end))
  );
}

function isLineAlone(text: string, { start, end }: Range): boolean {
  const line = text.slice(start, end);
  return line.length <= LONGEST_LINE && !isFurniture(line) && /^\p{Lu}/u.test(line) && /[\p{L})]:?$/u.test(line);
}

function isPostLine(text: string, { start, end }: Range): boolean {
  return POST_LINE.test(text.slice(start, end));
}

function onlyBlank(text: string, from: number, to: number): boolean {
  return /^\s*$/.test(text.slice(from, to));
}

function turnAt(
  text: string,
  paragraphs: readonly Range[],
  at: number,
  isKnown?: (name: string) => boolean,
): Turn | undefined {
  const paragraph = paragraphs[at];
  const next = paragraphs[at + 1];
  if (paragraph === undefined) return undefined;
  const whole = text.slice(paragraph.start, paragraph.end);
  // The name below “Question by:” belongs to the form above a question, and begins no speech.
  if (FORM_LINE.test(whole) || isLabelOnly(text, paragraphs[at - 1])) return undefined;
  const beginning = whole.slice(0, LONGEST_LINE * 2);
  const inline = INLINE.exec(beginning) ?? POST_INLINE.exec(beginning);
  if (inline !== null) return turn(inline, paragraph, paragraph.start + inline[0].length);
  if (whole.length > LONGEST_LINE || next === undefined) return undefined;
  const line = whole.replace(PORTRAIT, '');
  const below = text.slice(next.start, next.end);
  if (BRACKETS_ALONE.test(below) && NAME_ALONE.test(line)) {
    const split = SPEAKER.exec(`${line} ${below}`);
    return split === null ? undefined : turn(split, paragraph, next.end);
  }
  const beside = isKnown === undefined ? undefined : nameBesidePost(line, isKnown);
  if (beside !== undefined) return { ...beside, words: paragraph.end, paragraph };
  const own = SPEAKER.exec(line) ?? POST.exec(line);
  // A line with nothing but a name is a heading as likely, unless it says a party, a post, or closes with a colon.
  const isNamed =
    own !== null && (own[2] !== undefined || line.endsWith(':') || line !== whole || isKnown?.(own[1] ?? '') === true);
  return isNamed ? turn(own, paragraph, paragraph.end) : undefined;
}

const LONGEST_NAME = 5;

/** “Ada Moss Liberal Democrat, Wye”, as TheyWorkForYou has it. */
function nameBesidePost(line: string, isKnown: (name: string) => boolean): Pick<Turn, 'speaker' | 'role'> | undefined {
  const words = line.split(' ');
  for (let length = Math.min(LONGEST_NAME, words.length - 1); length > 1; length -= 1) {
    const [name, rest] = [words.slice(0, length).join(' '), words.slice(length).join(' ')];
    if (POST_LINE.test(rest) && isKnown(name)) return { speaker: name, role: rest };
  }
  return undefined;
}

const PARTIES = new RegExp(`^${pattern('names.parties')}(?: .*)?$`, 'i');

function turn([, name = '', first, second]: RegExpExecArray, paragraph: Range, words: number): Turn {
  const brackets = [first, second].filter((each) => each !== undefined);
  const party = brackets.find((each) => PARTIES.test(each));
  const beside = brackets.find((each) => !PARTIES.test(each));
  const isPost = /^The /.test(name);
  const speaker = isPost && beside !== undefined ? beside : name;
  const role = isPost && beside !== undefined ? name.replace(/^The /, '') : beside;
  return {
    speaker,
    ...(role === undefined ? {} : { role }),
    ...(party === undefined ? {} : { party }),
    words,
    paragraph,
  };
}
