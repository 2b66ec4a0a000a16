import type { StatementItem } from '../../answer/types.ts';
import { dateInWords, positionInWords } from '../../answer/wording.ts';
import { MESSAGE } from '../kit/limits.ts';
import { blockQuote, boundedText, passagesOf, small } from '../kit/markdown.ts';
import { CARD } from '../kit/words.ts';
import { sourceLines } from './citation.ts';
import { EMPHASIS_CHARACTERS, emphasised } from './emphasis.ts';
import { type Block, charactersOf } from './layout.ts';

/**
 * A statement as cards, in order: how the words are held, who, role and place and day, the words, the source.
 * Words too long for one card continue on the next; they are never shortened.
 * @param reserved characters of a page that something else needs
 */
export function statementCards(item: StatementItem, reserved = 0): Block[] {
  return cardsWith(item, reserved, { name: item.form === 'verbatim', stance: stanceLine(item) });
}

/** The same under a line that tells the side and the speaker already. */
export function sideCards(item: StatementItem, reserved: number): Block[] {
  // The subject stands above and in every card's words: marked there too, it would only be noise.
  const why = item.why.filter(({ by }) => by === 'phrase');
  return cardsWith({ ...item, why }, reserved, { name: false, stance: undefined });
}

/** What a card says beside the words: a reported text names its speaker, so only verbatim ones need a heading. */
interface Around {
  name: boolean;
  stance: string | undefined;
}

function cardsWith(item: StatementItem, reserved: number, { name, stance }: Around): Block[] {
  const foot = [stance, sourceLines(item.citation)].filter((line) => line !== undefined).join('\n');
  const around =
    charactersOf({ texts: [headOf(item, name, CARD.continued(99, 99)), foot] }) + EMPHASIS_CHARACTERS + reserved;
  const room = Math.max(MESSAGE.pageCharacters - around, MESSAGE.passageCharacters);
  const passages = passagesOf(item.text, room);
  return passages.map((passage, index) => {
    const part = passages.length > 1 ? CARD.continued(index + 1, passages.length) : undefined;
    return { texts: [headOf(item, name, part), wordsOf(item, passage), foot] };
  });
}

/** The words: verbatim ones in a block quote, reported ones as ordinary text under their label. */
function wordsOf(item: StatementItem, passage: string): string {
  const escaped = emphasised(passage, item.why);
  return item.form === 'verbatim' ? blockQuote(escaped) : escaped;
}

function headOf(item: StatementItem, name: boolean, part: string | undefined): string {
  const form = item.form === 'verbatim' ? CARD.verbatim : CARD.reported;
  const lines = [small(part === undefined ? form : `${form}, ${part}`)];
  if (name) lines.push(`### ${boundedText(item.speaker.name, MESSAGE.nameCharacters)}`);
  lines.push(circumstances(item));
  return lines.join('\n');
}

/** "Met commissioner · London Assembly · 29 November 2018", each but once. */
function circumstances({ as, where, said }: StatementItem): string {
  return [...new Set([as, where, dateInWords(said)])]
    .filter((part) => part !== undefined)
    .map((part) => boundedText(part, MESSAGE.asideCharacters / 4))
    .join(' · ');
}

function stanceLine({ stance }: StatementItem): string | undefined {
  if (stance === undefined) return undefined;
  const position = positionInWords(stance.position).toLowerCase();
  return small(CARD.stance(boundedText(stance.on, MESSAGE.asideCharacters / 4), position));
}
