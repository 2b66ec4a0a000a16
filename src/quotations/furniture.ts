/** What stands among the paragraphs of a pasted page and is none of its text: credits, ways to other pages, times of a live page. */
import { pattern, patternInAnyCase } from '../lexicon/lexicon.ts';
import { paragraphsOf, type Range, wordsIn } from '../reading/text.ts';
import { lazily } from './word-classes.ts';

/** A stretch that nobody is to read: from, and how many characters. */
type Mask = readonly [from: number, length: number];

interface Furniture {
  name: string;
  /** what of a paragraph is furniture */
  finds: (line: string) => Mask | undefined;
  example: readonly [line: string, rest: string];
}

const whole = (line: string): Mask => [0, line.length];

const CREDITED = lazily(
  () => new RegExp(String.raw`^${pattern('pages.credits')}(?: (?:by|source|caption|credit))?\s?[:,].{0,160}$`, 'i'),
);
const AGENCY = lazily(
  () => new RegExp(String.raw`(?:^|[/,(|–—-] ?|\bvia |\bfor )${pattern('pages.agencies')}[)]?$`, 'i'),
);
const ELSEWHERE = lazily(() => new RegExp(String.raw`^${pattern('pages.link-labels')}\s?[:>–—|-]\s?\S`, 'i'));
const ASKS = lazily(() => new RegExp(`^${pattern('pages.asides')}[:.]?$`, 'i'));
const BEHIND_NAME = lazily(
  () =>
    new RegExp(
      String.raw`^((?:\p{Lu}[\p{L}’'-]+ ){1,4})(?=\p{Lu})${patternInAnyCase('pages.credit-labels')}:? .{0,80}$`,
      'u',
    ),
);
const NAME = String.raw`(?:\p{Lu}[\p{L}’'-]*\p{L} ){1,3}\p{Lu}[\p{L}’'-]*\p{Ll}`;
const TWICE = new RegExp(String.raw`^(?:[^:]{3,60}: ?)?(${NAME})\1$`, 'u');
const TIME = String.raw`\d{1,2}[.:]\d{2}(?:[.:]\d{2})? ?(?:[ap]\.?m\.?)?(?: ?(?:GMT|BST|UTC))?`;
const TIME_FIRST = new RegExp(String.raw`^${TIME}(?=$|\s?[:|–—-]\s|\s(?=\p{Lu}))(?:\s?[:|–—-])?`, 'u');
const LONGEST_CREDIT = 100;

export const FURNITURE: readonly Furniture[] = [
  {
    name: 'a credit with its label',
    finds: (line) => (CREDITED().test(line) ? whole(line) : undefined),
    example: ['Image source, Getty Images', ''],
  },
  {
    name: 'a credit that ends with an agency',
    finds: (line) =>
      line.length < LONGEST_CREDIT && !/[.!?“”]/.test(line) && AGENCY().test(line) ? whole(line) : undefined,
    example: ['Pat Reed/PA Wire', ''],
  },
  {
    name: 'a credit behind a caption',
    finds: (line) => {
      const [, name = ''] = BEHIND_NAME().exec(line) ?? [];
      return name === '' ? undefined : [name.length, line.length - name.length];
    },
    example: ['Ada Moss Credit: Pat Reed', 'Ada Moss'],
  },
  {
    name: 'a way to another page',
    finds: (line) => (ELSEWHERE().test(line) ? whole(line) : undefined),
    example: ['Read more: ‘No more’: Boaters march', ''],
  },
  {
    name: 'a label of what stands between paragraphs',
    finds: (line) => (ASKS().test(line) ? whole(line) : undefined),
    example: ['Advertisement', ''],
  },
  {
    name: 'a name twice, as a picture has it in its text and below',
    finds: (line) => {
      const [found, name = ''] = TWICE.exec(line) ?? [];
      return found === undefined ? undefined : [0, line.length - name.length];
    },
    example: ['The Lock Herald: Ada MossAda Moss', 'Ada Moss'],
  },
  {
    name: 'a time of a live page',
    finds: (line) => {
      const [time = ''] = TIME_FIRST.exec(line) ?? [];
      return time === '' ? undefined : [0, time.length];
    },
    example: ['12.04pm: Ada Moss: “We are ready.”', 'Ada Moss: “We are ready.”'],
  },
];

/** A text with blanks in place of its furniture: every other character stands where it stood. */
export function withoutFurniture(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of paragraphsOf(text)) {
    const line = text.slice(start, end);
    const mask = FURNITURE.map(({ finds }) => finds(line)).find((each) => each !== undefined);
    if (mask === undefined) continue;
    const [at, length] = mask;
    parts.push(text.slice(from, start + at), ' '.repeat(length));
    from = start + at + length;
  }
  return parts.length === 0 ? text : parts.join('') + text.slice(from);
}

const LONGEST_HEADING = 14;

/** Whether a paragraph is a line that says nothing in a sentence: a heading, a label, a caption, an entry of a box. */
export function isLine(text: string, range: Range): boolean {
  const line = text.slice(range.start, range.end);
  return !/[.!?…:;,]["'”’)]{0,2}$/.test(line) && wordsIn(text, range).length <= LONGEST_HEADING;
}
