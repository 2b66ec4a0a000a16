import { shortHash } from './kit/custom-id.ts';
import { REMEMBERED } from './kit/limits.ts';

/** The message that holds an answer. */
export interface Place {
  channelId: string;
  messageId: string;
}

interface Link {
  /** hash of the question’s content when it was last handled: an update event with the same content is ignored */
  words: string;
  answer?: Place;
}

/**
 * Maps each question message to the bot's answer, so that edits and deletions find the answer without reading the
 * channel's history, for which the bot may lack the permission. In memory and bounded; after a restart the history is
 * searched.
 */
export class AnswerLinks {
  readonly #links = new Map<string, Link>();
  readonly #most: number;

  constructor(most: number = REMEMBERED.messages) {
    this.#most = most;
  }

  /** Records that a message with this content is being handled. */
  treated(messageId: string, content: string): void {
    this.#set(messageId, { ...this.#links.get(messageId), words: shortHash(content) });
  }

  /** Whether a message was handled, or is being handled. */
  knows(messageId: string): boolean {
    return this.#links.has(messageId);
  }

  /** Whether a message was handled with exactly this content. */
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
