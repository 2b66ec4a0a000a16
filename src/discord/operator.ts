import type { Client } from 'discord.js';
import type { Log } from '../observe/log.ts';
import { lineView } from './kit/components.ts';
import { MESSAGE } from './kit/limits.ts';
import { escapeText, shorten } from './kit/markdown.ts';
import { OPERATOR } from './kit/words.ts';
import { sayIn } from './say-in.ts';

/** A problem that a person has reported. Who it was is not kept. */
export interface Report {
  reference: string;
  text: string;
  /** id of the item or source that the card showed */
  about?: string;
}

/** The people who run the bot: reports go to the log, and to their channel where one is set. */
export class Operator {
  readonly #client: Client;
  readonly #log: Log;
  readonly #channelId: string | undefined;

  constructor(client: Client, log: Log, channelId: string | undefined) {
    this.#client = client;
    this.#log = log;
    this.#channelId = channelId;
  }

  /** Resolves once the report is safe in the log; a channel that can't be reached is logged and does not matter to the reporter. */
  async report({ reference, text, about }: Report): Promise<void> {
    this.#log.warn({ ref: reference, report: text, about }, 'a problem was reported');
    if (this.#channelId === undefined) return;
    try {
      const said = escapeText(shorten(text, MESSAGE.reportCharacters));
      const view = lineView(OPERATOR.report(reference, escapeText(about ?? '–'), said));
      if (!(await sayIn(this.#client, this.#channelId, view)))
        throw new Error('The operator channel takes no messages.');
    } catch (cause) {
      this.#log.error({ ref: reference, err: cause }, 'the report did not reach the operator channel');
    }
  }
}
