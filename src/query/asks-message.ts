/** A message as it comes to the bot, and what it may ask. */

/** What a message asks; `about-card` of the answer that is shown, `other` for work that no record does. */
export type Asks = 'question' | 'follow-up' | 'about-card' | 'about-bot' | 'remark' | 'other';
/** What is answered from the record. */
export const ASKS_THE_RECORD: ReadonlySet<Asks> = new Set(['question', 'follow-up']);
/** What of a card is asked for. */
export type CardRequest = 'source' | 'date' | 'speaker' | 'more' | 'repeat' | 'explain' | 'remove';
/** The ways in which a message comes. */
export const DOORS = ['reply', 'mention', 'dm', 'ask-command'] as const;
export type Door = (typeof DOORS)[number];

export interface Message {
  text: string;
  door: Door;
  /** it follows an answer: a reply to it, or the next message of a conversation */
  follows: boolean;
}

export type AskedOf = { asks: 'about-card'; wants: CardRequest } | { asks: Exclude<Asks, 'about-card'> };

/** What the record knows in a text. */
export interface Known {
  /** topics, measures, terms, subjects, events */
  things: number;
  /** people, organisations, offices */
  speakers: number;
  /** what a reader of questions sees in it: cues, times, measures … */
  reads: readonly string[];
  /** in how many entries each of the words stands that name things */
  frequencies: readonly number[];
}
