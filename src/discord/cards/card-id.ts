import { idCodec, snowflake, token, wholeNumber } from '../kit/custom-id.ts';

/** What a button or a form of an answer does when it is used. */
export const CARD_VERBS = [
  'previous',
  'next',
  'item',
  'context',
  'more',
  'others',
  'cite',
  'table',
  'turntable',
  'ask',
  'choose',
  'follow',
  'share',
  'sharecitation',
  'sharetable',
  'sharehelp',
  'sharedigest',
  'remove',
  'report',
  'up',
  'down',
] as const;
export type CardVerb = (typeof CARD_VERBS)[number];

/** Everything that a pressed button of an answer has to know. The question stands on the card and is read back from there. */
export interface CardId {
  verb: CardVerb;
  /** 1-based */
  page: number;
  /** short hash of a scope and an id of the corpus, or of a text that is offered */
  key: string;
  /** the state of the corpus that the message was made from */
  version: string;
  /** Discord's id of whoever asked: they may turn the page and remove the answer */
  asker: string;
}

export const cardIds = idCodec(undefined, CARD_VERBS, {
  page: wholeNumber(4),
  key: token,
  version: token,
  asker: snowflake,
});

/** The custom id of a card's menu. The values of its options are card ids like the custom ids of buttons. */
export const MENU_ID = 'card-menu';
/** That of the menu of a card's pages, whose options say the page. */
export const PLACES_ID = 'card-places';

/** Those of every button and menu of a message, which arrives as plain JSON of whatever shape another version gave it. */
export function cardIdsIn(components: readonly unknown[]): CardId[] {
  return components.flatMap((component): CardId[] => {
    if (typeof component !== 'object' || component === null) return [];
    const own = 'custom_id' in component ? idIn(component.custom_id) : [];
    const options = 'options' in component && Array.isArray(component.options) ? component.options : [];
    const chosen = options.flatMap((option: unknown) =>
      typeof option === 'object' && option !== null && 'value' in option ? idIn(option.value) : [],
    );
    const within = 'components' in component && Array.isArray(component.components) ? component.components : [];
    const beside = 'accessory' in component ? [component.accessory] : [];
    return [...own, ...chosen, ...cardIdsIn([...within, ...beside])];
  });
}

function idIn(text: unknown): CardId[] {
  const id = typeof text === 'string' ? cardIds.read(text) : undefined;
  return id === undefined ? [] : [id];
}
