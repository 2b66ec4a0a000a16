import { type Message, type PartialMessage, SnowflakeUtil } from 'discord.js';
import type { IsoDate } from '../corpus/schema.ts';
import { type Scope, SHARED } from '../corpus/scope.ts';
import type { Keeper } from '../moderation/keeper.ts';
import { questionsBefore } from './conversation.ts';
import { Desk } from './desk.ts';
import { heardIn } from './hearing.ts';
import { TIME } from './limits.ts';
import { addressOf } from './mentions.ts';
import { Mistake } from './mistake.ts';
import { payloadOf } from './payload.ts';
import { answerTo, editedSoon, leaveIn, post } from './posting.ts';
import { type RateLimits, waitInWords } from './rate.ts';
import type { Requests } from './requests.ts';
import type { Snapshot } from './snapshot.ts';
import type { Turns } from './turns.ts';
import { lineView, type View } from './view/view.ts';
import { LINES } from './view/words.ts';

interface Services {
  record(scope: Scope): Snapshot;
  today(): IsoDate;
  rates: RateLimits;
  requests: Requests;
  turns: Turns;
  keeper: Keeper;
}

/** Answers messages: mentions, replies and direct messages; follows what becomes of a question afterwards. */
export class Listener {
  readonly #services: Services;
  /** What is being done about a message, so that an edit or a deletion waits for the answer that it concerns. */
  readonly #turns = new Map<string, Promise<void>>();

  constructor(services: Services) {
    this.#services = services;
  }

  /** A new message. Never rejects. */
  heard(message: Message): Promise<void> {
    const address = addressOf(heardIn(message));
    if (address === 'not for us') return Promise.resolve();
    return this.#inTurn(message.id, () => this.#reply(message, 'message', address));
  }

  /** A changed message: soon after it was sent, its answer changes in place, or it is answered if it was not. Never rejects. */
  edited(message: Message): Promise<void> {
    const address = editedSoon(message) ? addressOf(heardIn(message)) : 'not for us';
    if (address === 'not for us') return Promise.resolve();
    return this.#inTurn(message.id, async () => {
      const answer = await this.#answerTo(message);
      if (answer === undefined) return this.#reply(message, 'message:edited', address);
      await this.#services.requests.track('message:edited', async (reference) => {
        await answer.edit(payloadOf(await this.#viewFor(message, address, reference, { isEdited: true })));
      });
    });
  }

  /** A deleted message takes its answer along. Never rejects. */
  deleted(message: Message | PartialMessage): Promise<void> {
    const isOld = Date.now() - SnowflakeUtil.timestampFrom(message.id) > TIME.removableMs;
    if (isOld || (!message.partial && addressOf(heardIn(message)) === 'not for us')) return Promise.resolve();
    return this.#inTurn(message.id, async () => {
      const answer = await this.#answerTo(message);
      if (answer !== undefined) {
        await this.#services.requests.track('message:deleted', async () => {
          await answer.delete();
        });
      }
    });
  }

  #answerTo(message: Message | PartialMessage): Promise<Message | undefined> {
    if (!message.channel.isSendable()) return Promise.resolve(undefined);
    return answerTo(message.id, message.channel, () => this.#services.rates.mayLookUp(message.channelId));
  }

  async #reply(message: Message, what: string, address: { asks: string } | 'nothing readable'): Promise<void> {
    const { channel } = message;
    if (!channel.isSendable() || !leaveIn(channel).speak) return;
    const { rates, requests, keeper } = this.#services;
    const parent = channel.isThread() ? channel.parentId : null;
    if (!keeper.answersIn(message.guildId, message.channelId, parent)) return;
    const wait = await rates.take(message.author.id, message.channelId);
    if (wait !== undefined && !wait.first) return;
    const say = (view: View) => post(message, channel, view);
    await requests.track(
      what,
      async (reference) => {
        if (wait === undefined) return say(await this.#viewFor(message, address, reference));
        requests.limited(reference);
        await say(lineView(waitInWords(wait)));
      },
      (line) => say(lineView(line)),
    );
  }

  async #viewFor(
    message: Message,
    address: { asks: string } | 'nothing readable',
    reference: string,
    { isEdited = false } = {},
  ): Promise<View> {
    if (address === 'nothing readable') return lineView(LINES.howToAsk);
    const before = await questionsBefore(message);
    const { record, today, requests, turns, keeper } = this.#services;
    const scope: Scope = message.guildId === null ? SHARED : { kind: 'server', serverId: message.guildId };
    try {
      const { view, unanswered } = await turns.take(() => {
        const desk = new Desk(record(scope), {
          asker: message.author.id,
          private: false,
          mayShare: true,
          scope,
          today: today(),
        });
        return { view: desk.ask(address.asks, before), unanswered: desk.unanswered };
      });
      // Somebody who puts their question better has not asked twice.
      if (message.guildId !== null && unanswered !== undefined && !isEdited) keeper.gap(message.guildId, unanswered);
      return requests.note(reference, view);
    } catch (error) {
      if (error instanceof Mistake) return lineView(error.line);
      throw error;
    }
  }

  /** One thing after the other for each message. */
  async #inTurn(messageId: string, work: () => Promise<void>): Promise<void> {
    const turn = (this.#turns.get(messageId) ?? Promise.resolve()).then(work);
    this.#turns.set(messageId, turn);
    await turn.finally(() => {
      if (this.#turns.get(messageId) === turn) this.#turns.delete(messageId);
    });
  }
}
