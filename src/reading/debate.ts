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
const INLINE = new RegExp(String.raw`^(?:Q ?\d{1,4}\.? )?(${NAME}${LETTERS})${BRACKETS}: (?=\S)`, 'u');
/** Lines of the report that nobody speaks: columns, times, divisions. */
const FURNITURE = new RegExp(
  String.raw`^(?:column \d+|\d{1,2}[.:]\d{2} ?[ap]\.?m\.?|\[.*\]|division \d+.*|${pattern('pages.debate-furniture')}:? ?\d*)$`,
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
 */
export function speechesIn(text: string): Speech[] {
  const paragraphs = paragraphsOf(text);
  const turns = paragraphs.flatMap((paragraph, at) => turnAt(text, paragraph, paragraphs[at + 1]) ?? []);
  const isDebate = turns.length >= FEWEST_SPEAKERS && turns.length * 12 >= paragraphs.length;
  if (!isDebate) return [];
  const starts = new Map(turns.map((turn) => [turn.paragraph.start, turn]));
  const speeches: Speech[] = [];
  let speaking: Turn | undefined;
  for (const paragraph of paragraphs) {
    const turn = starts.get(paragraph.start);
    // After a heading, or a speaker in a form that is not known, nobody is known to have the floor.
    speaking = turn ?? (isLineAlone(text, paragraph) ? undefined : speaking);
    const start = turn?.words ?? paragraph.start;
    if (speaking === undefined || start >= paragraph.end || FURNITURE.test(text.slice(start, paragraph.end))) continue;
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

function isLineAlone(text: string, { start, end }: Range): boolean {
  const line = text.slice(start, end);
  return line.length <= LONGEST_LINE && !FURNITURE.test(line) && /^\p{Lu}/u.test(line) && /[\p{L})]:?$/u.test(line);
}

function onlyBlank(text: string, from: number, to: number): boolean {
  return /^\s*$/.test(text.slice(from, to));
}

function turnAt(text: string, paragraph: Range, next: Range | undefined): Turn | undefined {
  const line = text.slice(paragraph.start, paragraph.end);
  const inline = INLINE.exec(line.slice(0, LONGEST_LINE * 2));
  if (inline !== null) return turn(inline, paragraph, paragraph.start + inline[0].length);
  if (line.length > LONGEST_LINE || next === undefined) return undefined;
  const own = SPEAKER.exec(line) ?? POST.exec(line);
  // A line with nothing but a name is a heading as likely, unless it says a party, a post, or closes with a colon.
  const isNamed = own !== null && (own[2] !== undefined || line.endsWith(':'));
  return isNamed ? turn(own, paragraph, paragraph.end) : undefined;
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
