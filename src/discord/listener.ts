import { type Message, type PartialMessage, SnowflakeUtil } from 'discord.js';
import { smallTalk } from '../answer/small-talk.ts';
import type { IsoDate } from '../corpus/schema.ts';
import { type Scope, SHARED } from '../corpus/scope.ts';
import type { Message as Asked } from '../query/asks-message.ts';
import { AnswerLinks, type Place } from './answer-links.ts';
import { Mistake } from './kit/command.ts';
import { lineView, type View } from './kit/components.ts';
import { REMEMBERED, TIME } from './kit/limits.ts';
import { type RateLimits, type WorkQueue, waitInWords } from './kit/load.ts';
import type { Requests } from './kit/requests.ts';
import { LINES } from './kit/words.ts';
import {
  type Address,
  accessTo,
  addressOf,
  asksOf,
  deleteAt,
  doorOf,
  editAt,
  editedSoon,
  factsOf,
  findAnswer,
  post,
} from './message.ts';
import { shownText } from './message-text.ts';
import type { Servers } from './servers.ts';
import { questionsBefore } from './session/conversation.ts';
import { MemberSession } from './session/member-session.ts';
import type { Snapshot } from './session/snapshot.ts';

interface Services {
  record(scope: Scope): Snapshot;
  today(): IsoDate;
  rates: RateLimits;
  requests: Requests;
  queue: WorkQueue;
  servers: Servers;
}

type Addressed = Exclude<Address, 'not for us'>;

/** Answers mentions, replies and direct messages, and follows edits and deletions of questions. */
export class Listener {
  readonly #services: Services;
  readonly #links = new AnswerLinks();
  /** Whom it was told how to ask, below which answer: once is enough. */
  readonly #toldHow = new Set<string>();
  /** What is being done about a message, so that an edit or a deletion waits for the answer that it concerns. */
  readonly #queue = new Map<string, Promise<void>>();

  constructor(services: Services) {
    this.#services = services;
  }

  /** A new message. Never rejects. */
  created(message: Message): Promise<void> {
    const address = addressOf(factsOf(message));
    if (address === 'not for us') return Promise.resolve();
    return this.#inTurn(message.id, () => this.#reply(message, 'message', address));
  }

  /**
   * A changed message: soon after it was sent, its answer changes in place, or it is answered if it was not. Where its words
   * are what they were, nothing happens: Discord also tells so of pins, threads and previews. Never rejects.
   */
  edited(before: Message | PartialMessage, message: Message): Promise<void> {
    const isSame = !before.partial && before.content === message.content;
    if (isSame || !editedSoon(message, Date.now())) return Promise.resolve();
    const address = addressOf(factsOf(message));
    if (address === 'not for us' && !this.#links.knows(message.id)) return Promise.resolve();
    return this.#inTurn(message.id, async () => {
      if (this.#links.isTreated(message.id, message.content)) return;
      const answer = await this.#answerTo(message);
      // Whoever takes the mention of the bot out wants no answer any more.
      if (address === 'not for us') return this.#takeAway(message, answer);
      if (answer === undefined) return this.#reply(message, 'message:edited', address);
      await this.#services.requests.track('message:edited', async (reference) => {
        this.#links.treated(message.id, message.content);
        const view = await this.#viewFor(message, address, reference, { isEdited: true });
        if (view !== undefined) await editAt(message.client, answer, view);
      });
    });
  }

  /** Deletes the answer to a deleted message. Never rejects. */
  deleted(message: Message | PartialMessage): Promise<void> {
    const isOld = Date.now() - SnowflakeUtil.timestampFrom(message.id) > TIME.removableMs;
    const isOurs = message.partial || addressOf(factsOf(message)) !== 'not for us';
    if (isOld || !(isOurs || this.#links.knows(message.id))) return Promise.resolve();
    return this.#inTurn(message.id, async () => this.#takeAway(message, await this.#answerTo(message)));
  }

  async #takeAway(message: Message | PartialMessage, answer: Place | undefined): Promise<void> {
    this.#links.forget(message.id);
    if (answer === undefined) return;
    await this.#services.requests.track('message:deleted', () => deleteAt(message.client, answer));
  }

  async #answerTo({ id, channel, channelId }: Message | PartialMessage): Promise<Place | undefined> {
    const known = this.#links.answerTo(id);
    if (known !== undefined || !channel.isSendable()) return known;
    return findAnswer(id, channel, () => this.#services.rates.mayLookUp(channelId));
  }

  async #reply(message: Message, what: string, address: Addressed): Promise<void> {
    const { channel } = message;
    if (!channel.isSendable() || !accessTo(channel).speak) return;
    const { rates, requests, servers } = this.#services;
    const parent = channel.isThread() ? channel.parentId : null;
    if (!servers.answersIn(message.guildId, message.channelId, parent)) return;
    const wait = await rates.take(message.author.id, message.channelId);
    if (wait !== undefined && !wait.first) return;
    this.#links.treated(message.id, message.content);
    const say = async (view: View | undefined) => {
      if (view !== undefined) this.#links.answered(message.id, await post(message, channel, view));
    };
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

  /** The answer to a message; undefined where it is to be left alone. */
  async #viewFor(
    message: Message,
    address: Addressed,
    reference: string,
    { isEdited = false } = {},
  ): Promise<View | undefined> {
    const asks = await asksOf(message);
    if (asks === '') return this.#howToAsk(message, address);
    const before = await questionsBefore(message);
    const { record, today, requests, queue, servers } = this.#services;
    const scope: Scope = message.guildId === null ? SHARED : { kind: 'server', serverId: message.guildId };
    try {
      const answered = await queue.take(() => {
        const session = new MemberSession(record(scope), {
          asker: message.author.id,
          private: false,
          mayShare: true,
          scope,
          today: today(),
          pins: servers.pinsFor(scope),
        });
        const asked = { text: asks, door: doorOf(message), follows: before.length > 0 };
        const aside = this.#aside(session, asked, before);
        if (aside !== undefined) return { ...aside, unanswered: undefined };
        return { view: session.askAtLength(shownText(message, asks), before), unanswered: session.unanswered };
      });
      const { view, unanswered } = answered;
      if (view === undefined) return undefined;
      // An edited question counts as a gap once only.
      if (message.guildId !== null && unanswered !== undefined && !isEdited)
        servers.addGap(message.guildId, unanswered, message.id);
      return requests.note(reference, view);
    } catch (error) {
      if (error instanceof Mistake) return lineView(error.line);
      throw error;
    }
  }

  /** Said where the bot itself is addressed without a question: below an answer once to each person, and never else. */
  #howToAsk({ author, reference }: Message, address: Addressed): View | undefined {
    if (address === 'reply') return undefined;
    const key = `${reference?.messageId} ${author.id}`;
    if (reference !== null && this.#toldHow.has(key)) return undefined;
    if (reference !== null) this.#toldHow.add(key);
    const [oldest] = this.#toldHow;
    if (this.#toldHow.size > REMEMBERED.messages && oldest !== undefined) this.#toldHow.delete(oldest);
    return lineView(LINES.howToAsk);
  }

  /** What a message gets that asks nothing of the record: a view, or no view where it is a reply that is left alone. */
  #aside(session: MemberSession, asked: Asked, before: readonly string[]): { view: View | undefined } | undefined {
    const treatment = session.treatmentOf(asked);
    switch (treatment.as) {
      case 'nothing':
        return { view: asked.door === 'reply' ? undefined : lineView(smallTalk(asked.text)) };
      case 'about-bot':
        return { view: session.aboutBot(asked.text) };
      case 'about-card': {
        const view = session.ofCard(treatment.wants, asked.text, before);
        return view && { view };
      }
      case 'record':
        return undefined;
    }
  }

  /** One thing after the other for each message. */
  async #inTurn(messageId: string, work: () => Promise<void>): Promise<void> {
    const turn = (this.#queue.get(messageId) ?? Promise.resolve()).then(work);
    this.#queue.set(messageId, turn);
    await turn.finally(() => {
      if (this.#queue.get(messageId) === turn) this.#queue.delete(messageId);
    });
  }
}
