/** Lines about items as Markdown: when, which side, the whole words, and the link. */
import type { ItemLine, StanceLine } from '../../answer/lines.ts';
import type { Citation } from '../../answer/types.ts';
import { MESSAGE } from '../kit/limits.ts';
import { addressOf, boundedText, escapeText, passagesOf, titleLink } from '../kit/markdown.ts';
import { CARD } from '../kit/words.ts';

/** Words of one line; longer ones go on in the next, and none are cut. */
const LINE_CHARACTERS = 900;

/** An item as its line; as several where its words are too long for one. */
export function linesOf(line: ItemLine | StanceLine, citation: Citation): string[] {
  const { when, who, told, besides } = line;
  const name = who === undefined ? '' : `**${boundedText(who, MESSAGE.nameCharacters)}**: `;
  const source = titleLink(citation.publisher, addressOf(citation));
  const passages = passagesOf(told, LINE_CHARACTERS);
  const aside = besides.map((each) => ` ${boundedText(onOneLine(each), MESSAGE.asideCharacters / 2)}`).join('');
  return passages.map((passage, at) => {
    const part = passages.length === 1 ? '' : ` (${CARD.continued(at + 1, passages.length)})`;
    const isLast = at === passages.length - 1;
    return `- **${when}**${circumstances(line)}${part} · ${name}${escapeText(passage)}${isLast ? aside : ''} · ${source}`;
  });
}

/** The post that was held then, and the side that was taken. */
function circumstances(line: ItemLine | StanceLine): string {
  if (!('side' in line)) return '';
  const office = line.office === undefined ? '' : `, ${boundedText(line.office, MESSAGE.nameCharacters)}`;
  return `${office} · **${line.side}**`;
}

/** A list ends with its line. */
function onOneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ');
}
