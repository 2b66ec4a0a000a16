/** Text from outside as Discord's Markdown: it can't ping, format or link, and reads exactly as it was. */
import { MESSAGE } from './limits.ts';

/** Characters that begin formatting, a mention, a link or a code wherever they stand. */
const ANYWHERE = /[\\*_~|`<>@[\]]/g;
/** A heading, a list or a small print, which only begin at the start of a line. */
const AT_START = /^(\s*)([#+-])/gm;
const NUMBERED = /^(\s*\d+)([.)])/gm;
/** An address becomes a link by itself. */
const ADDRESS = /:(?=\/\/)/g;

/** Escapes a text. `unescapeText` undoes it exactly, so a question can be read back from its card. */
export function escapeText(text: string): string {
  return text.replace(ANYWHERE, '\\$&').replace(AT_START, '$1\\$2').replace(NUMBERED, '$1\\$2').replace(ADDRESS, '\\:');
}

/** Undoes `escapeText`. */
export function unescapeText(markdown: string): string {
  return markdown.replace(/\\([^0-9A-Za-z\s])/g, '$1');
}

/** A name or a title of any length as escaped text of bounded length, shortened at a word's end. */
export function boundedText(text: string, characters: number): string {
  const escaped = escapeText(shorten(text, characters));
  // Escaping at most doubles a text.
  return escaped.length <= characters ? escaped : escapeText(shorten(text, characters / 2));
}

/** A block quote of text that is escaped already. */
export function blockQuote(escaped: string): string {
  return escaped
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
}

/** Small print. */
export function small(markdown: string): string {
  return `-# ${markdown}`;
}

/**
 * A title that links to its source. A label that Discord would refuse to link (it holds an address or a lone bracket)
 * stays a plain title, followed by the link. What has no address is its title alone.
 */
export function titleLink(title: string, url: string): string {
  const label = boundedText(title, MESSAGE.titleCharacters);
  if (url === '') return `**${label}**`;
  const address = linkAddress(url);
  if (title.includes('://') || !bracketsMatch(title)) return `${label} ([source](${address}))`;
  return `[${label}](${address})`;
}

/** The address of the passage where it is known and not overlong, or else of its page; where none is known, of the source. */
export function addressOf({ url, passageUrl }: { url: string; passageUrl?: string }): string {
  if (passageUrl === undefined || linkAddress(passageUrl).length <= MESSAGE.linkCharacters) return passageUrl ?? url;
  return passageUrl.split(/#?:~:text=/, 1)[0] ?? url;
}

/** Shortens what is not anybody's words, at a word's end and visibly. */
export function shorten(text: string, characters: number): string {
  if (text.length <= characters) return text;
  const cut = text.slice(0, characters - 1);
  const end = cut.search(/\s\S*$/);
  return `${(end > 0 ? cut.slice(0, end) : wholeCharacters(cut)).trimEnd()}…`;
}

/** A pair of surrogates is one character: never leave half of one at the end. */
function wholeCharacters(text: string): string {
  return /[\uD800-\uDBFF]$/.test(text) ? text.slice(0, -1) : text;
}

/** A code block, easy to copy. Text that would end the block is shown as ordinary text instead, so that no letter changes. */
export function codeBlock(text: string): string {
  return text.includes('```') ? escapeText(text) : `\`\`\`\n${text}\n\`\`\``;
}

function linkAddress(url: string): string {
  const bare = url.replace(/[<>\s\\]/g, encodeURIComponent);
  return bare.replaceAll('(', '%28').replaceAll(')', '%29');
}

function bracketsMatch(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === '[') depth += 1;
    if (character === ']') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/**
 * Divides words into passages that fit, escaped, between two word ends. Put together again they are the text, letter for letter.
 * A single word that is longer than a passage is the only thing ever divided.
 * @param characters room for each passage after escaping
 */
export function passagesOf(text: string, characters: number): string[] {
  const passages: string[] = [];
  let passage = '';
  for (const word of wordsOf(text, characters)) {
    if (passage !== '' && quotedLength(passage + word) > characters) {
      passages.push(passage);
      passage = '';
    }
    passage += word;
  }
  return [...passages, passage];
}

/**
 * Divides Markdown into texts that fit, at the end of a line or between two words. Where a word is longer than that, it is
 * divided too, but never between a backslash and what it escapes.
 */
export function dividedMarkdown(markdown: string, characters: number): string[] {
  const parts: string[] = [];
  let rest = markdown;
  while (rest.length > characters) {
    const part = rest.slice(0, characters);
    const line = part.lastIndexOf('\n');
    const word = part.search(/\s\S*$/);
    const end = line > characters / 2 ? line : word > 0 ? word : wholeCharacters(withoutEscape(part)).length;
    parts.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return [...parts, rest].filter((part) => part.trim() !== '');
}

/** A text without the backslash at its end that escapes what follows. */
function withoutEscape(part: string): string {
  const [backslashes = ''] = /\\*$/.exec(part) ?? [];
  return backslashes.length % 2 === 0 ? part : part.slice(0, -1);
}

/** Words with the white space that follows them; overlong ones in pieces that fit. */
function wordsOf(text: string, characters: number): string[] {
  const words = text.match(/\s*\S+\s*|\s+/g) ?? [];
  return words.flatMap((word) => (quotedLength(word) > characters ? piecesOf(word, characters) : [word]));
}

function piecesOf(word: string, characters: number): string[] {
  // Escaping at most doubles a text, and quoting adds two characters to each line.
  const size = Math.max(2, Math.floor(characters / 4));
  const pieces: string[] = [];
  for (let rest = word; rest !== ''; ) {
    // Half a pair at the very end of the text is kept as it is.
    const piece = wholeCharacters(rest.slice(0, size)) || rest;
    pieces.push(piece);
    rest = rest.slice(piece.length);
  }
  return pieces;
}

/** Length as a block quote: every line begins with two more characters. */
function quotedLength(text: string): number {
  return escapeText(text).length + 2 * text.split('\n').length;
}
