import { shortHash } from './kit/custom-id.ts';
import { REMEMBERED } from './kit/limits.ts';

/** Where the answer to a message stands. */
export interface Place {
  channelId: string;
  messageId: string;
}

interface Link {
  /** of the message’s content as it was treated: an event about a message whose words are the same changes nothing */
  words: string;
  answer?: Place;
}

/**
 * Which message of ours answers which: without it an answer could only be found in the channel’s history, which the bot may
 * not be permitted to read. In memory, and bounded; after a restart the history has to do.
 */
export class AnswerLinks {
  readonly #links = new Map<string, Link>();
  readonly #most: number;

  constructor(most: number = REMEMBERED.messages) {
    this.#most = most;
  }

  /** Notes that a message with this content is being treated. */
  treated(messageId: string, content: string): void {
    this.#set(messageId, { ...this.#links.get(messageId), words: shortHash(content) });
  }

  /** Whether a message was treated, or is being treated. */
  knows(messageId: string): boolean {
    return this.#links.has(messageId);
  }

  /** Whether a message was treated with the very same content. */
  isTreated(messageId: string, content: string): boolean {
    return this.#links.get(messageId)?.words === shortHash(content);
  }

  answered(messageId: string, answer: Place): void {
    this.#set(messageId, { words: '', ...this.#links.get(messageId), answer });
  }

  answerTo(messageId: string): Place | undefined {
    return this.#links.get(messageId)?.answer;
  }

  forget(messageId: string): void {
    this.#links.delete(messageId);
  }

  #set(messageId: string, link: Link): void {
    this.#links.delete(messageId);
    this.#links.set(messageId, link);
    const [oldest] = this.#links.keys();
    if (this.#links.size > this.#most && oldest !== undefined) this.#links.delete(oldest);
  }
}
