import type { StatementItem } from '../../answer/types.ts';
import { dateInWords, positionInWords } from '../../answer/wording.ts';
import { MESSAGE } from '../limits.ts';
import { sourceLines } from './citation.ts';
import { type Block, charactersOf } from './layout.ts';
import { blockQuote, escapeText, shorten, small } from './markdown.ts';
import { passagesOf } from './passages.ts';
import { CARD } from './words.ts';

/**
 * A statement as cards, in order: how the words are held, who, role and place and day, the words, the source.
 * Words too long for one card continue on the next; they are never shortened.
 * @param reserved characters of a page that something else needs
 */
export function statementCards(item: StatementItem, reserved = 0): Block[] {
  return cardsWith(item, reserved, stanceLine(item));
}

/** The same under a heading that tells the side already. */
export function sideCards(item: StatementItem, reserved: number): Block[] {
  return cardsWith(item, reserved, undefined);
}

function cardsWith(item: StatementItem, reserved: number, stance: string | undefined): Block[] {
  const foot = [stance, sourceLines(item.citation)].filter((line) => line !== undefined).join('\n');
  const around = charactersOf({ texts: [headOf(item, CARD.continued(99, 99)), foot] }) + reserved;
  const room = Math.max(MESSAGE.pageCharacters - around, MESSAGE.passageCharacters);
  const passages = passagesOf(item.text, room);
  return passages.map((passage, index) => {
    const part = passages.length > 1 ? CARD.continued(index + 1, passages.length) : undefined;
    return { texts: [headOf(item, part), wordsOf(item, passage), foot] };
  });
}

/** The words: verbatim ones in a block quote, reported ones as ordinary text under their label. */
function wordsOf(item: StatementItem, passage: string): string {
  const escaped = escapeText(passage);
  return item.form === 'verbatim' ? blockQuote(escaped) : escaped;
}

/** A reported text names its speaker already, so only verbatim words get a heading with the name. */
function headOf(item: StatementItem, part: string | undefined): string {
  const form = item.form === 'verbatim' ? CARD.verbatim : CARD.reported;
  const lines = [small(part === undefined ? form : `${form}, ${part}`)];
  if (item.form === 'verbatim') lines.push(`### ${escapeText(item.speaker.name)}`);
  lines.push(circumstances(item));
  return lines.join('\n');
}

/** "Met commissioner · London Assembly · 29 November 2018" */
function circumstances({ as, where, said }: StatementItem): string {
  return [as, where, dateInWords(said)]
    .filter((part) => part !== undefined)
    .map((part) => escapeText(shorten(part, MESSAGE.asideCharacters / 4)))
    .join(' · ');
}

function stanceLine({ stance }: StatementItem): string | undefined {
  if (stance === undefined) return undefined;
  const position = positionInWords(stance.position).toLowerCase();
  return small(escapeText(CARD.stance(shorten(stance.on, MESSAGE.asideCharacters / 4), position)));
}
