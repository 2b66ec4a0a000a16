import type { Answer, Item, ItemId } from '../../answer/types.ts';
import { dateInWords, periodInWords } from '../../answer/wording.ts';
import { DISCORD, MESSAGE } from '../limits.ts';
import { askOffers, COLOUR, type Layout, type Offer } from './layout.ts';
import { escapeText, shorten } from './markdown.ts';
import { CARD, NOTHING } from './words.ts';

/** Nothing found: one line that says why, the nearest on record and example questions, all to press. */
export function noneLayout(
  answer: Extract<Answer, { kind: 'none' }>,
  nearest: Item[],
  examples: readonly string[],
): Layout {
  const near: Offer[] = nearest
    .slice(0, MESSAGE.offers)
    .map((item) => ({ to: 'item', id: item.id, label: itemLabel(item) }));
  // Whoever was asked back needs no further ideas.
  const asked = answer.choices === undefined ? askOffers(examples) : [];
  // The core says why as well as it can tell; its notes are the line, where there are any.
  const why = answer.notes.length === 0 ? NOTHING[answer.reason] : escapeText(answer.notes.join(' '));
  const offers = [
    { line: CARD.nearest, offers: near },
    { line: CARD.examples, offers: asked },
  ].filter((group) => group.offers.length > 0);
  const items: ItemId[] = near.map((offer) => (offer.to === 'item' ? offer.id : '')).filter((id) => id !== '');
  return {
    kind: 'none',
    colour: COLOUR.plain,
    pages: [{ blocks: [{ texts: [why] }], offers }],
    items,
  };
}

/** What a button to an item says: "Cressida Dick, 29 November 2018: It is a small change…" */
function itemLabel(item: Item): string {
  const label =
    item.kind === 'statement'
      ? `${item.speaker.name}, ${dateInWords(item.said)}: ${item.text}`
      : `${item.measure.label}, ${periodInWords(item.period)}`;
  return shorten(label.replace(/\s+/g, ' '), DISCORD.buttonLabelCharacters);
}
