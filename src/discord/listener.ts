import {
  type GuildTextBasedChannel,
  type Message,
  type PartialMessage,
  PermissionFlagsBits,
  SnowflakeUtil,
} from 'discord.js';
import { smallTalk } from '../answer/small-talk.ts';
import { type Scope, SHARED } from '../corpus/scope.ts';
import type { Message as Asked } from '../query/asks-message.ts';
import { AnswerLinks, type Place } from './answer-links.ts';
import { Mistake } from './kit/command.ts';
import { lineView, type View } from './kit/components.ts';
import { REMEMBERED, TIME } from './kit/limits.ts';
import { type RateLimits, type WorkQueue, waitInWords } from './kit/load.ts';
import { type Pictures, withPicture } from './kit/pictures.ts';
import { messageOf } from './kit/reply.ts';
import type { Requests } from './kit/requests.ts';
import { LINES } from './kit/words.ts';
import {
  type Address,
  addressOf,
  asksOf,
  deleteAt,
  doorOf,
  editAt,
  editedSoon,
  factsOf,
  findAnswer,
  isIgnored,
  isToEverybody,
  ownWords,
  post,
  postInThread,
} from './message.ts';
import { shownText } from './message-text.ts';
import { accessTo, isSeenByAll, lackingIn, placesOf } from './permissions.ts';
import type { Servers } from './servers.ts';
import { questionsBefore } from './session/conversation.ts';
import { type MemberSession, openSession, type SessionServices } from './session/member-session.ts';

interface Services extends SessionServices {
  rates: RateLimits;
  requests: Requests;
  queue: WorkQueue;
  servers: Servers;
  /** the message-content intent is on: messages that don't mention the bot have their text, too */
  messageContent: boolean;
  pictures: Pictures | undefined;
}

type Addressed = Exclude<Address, 'not for us'>;

/** Answers mentions, replies and direct messages, and follows edits and deletions of questions. */
export class Listener {
  readonly #services: Services;
  readonly #links = new AnswerLinks();
  /** Answer and author of each reply that got the line on how to ask: nobody gets it twice below the same answer. */
  readonly #toldHow = new Set<string>();
  /** What is being done about a message, so that an edit or a deletion waits for the answer that it concerns. */
  readonly #queue = new Map<string, Promise<void>>();

  constructor(services: Services) {
    this.#services = services;
  }

  /** A new message. Never rejects. */
  created(message: Message): Promise<void> {
    const address = this.#addressOf(message);
    if (address === 'not for us') return Promise.resolve();
    return this.#inTurn(message.id, () => this.#reply(message, 'message', address));
  }

  /**
   * An edited message. For a while after it was sent, its answer is edited too, or it gets one if it had none. An
   * update that leaves the content as it was (a pin, a thread, a link preview) is ignored. Never rejects.
   */
  edited(before: Message | PartialMessage, message: Message): Promise<void> {
    const isSame = !before.partial && before.content === message.content;
    if (isSame || !editedSoon(message, Date.now())) return Promise.resolve();
    const address = this.#addressOf(message);
    if (address === 'not for us' && !this.#links.knows(message.id)) return Promise.resolve();
    return this.#inTurn(message.id, async () => {
      if (this.#links.isTreated(message.id, message.content)) return;
      const answer = await this.#answerTo(message);
      // The mention of the bot was edited out: the answer is deleted.
      if (address === 'not for us') return this.#takeAway(message, answer);
      if (answer === undefined) return this.#reply(message, 'message:edited', address);
      await this.#services.requests.track('message:edited', async (reference) => {
        this.#links.treated(message.id, message.content);
        const view = await this.#viewFor(message, address, reference, { isEdited: true });
        // The edited message asks nothing.
        if (view === undefined) return this.#remove(message, answer);
        await editAt(message.client, answer, await this.#drawn(view, message));
      });
    });
  }

  /** Deletes the answer to a deleted message. Never rejects. */
  deleted(message: Message | PartialMessage): Promise<void> {
    const isOld = Date.now() - SnowflakeUtil.timestampFrom(message.id) > TIME.removableMs;
    const isOurs = message.partial || this.#addressOf(message) !== 'not for us';
    if (isOld || !(isOurs || this.#links.knows(message.id))) return Promise.resolve();
    return this.#inTurn(message.id, async () => this.#takeAway(message, await this.#answerTo(message)));
  }

  #addressOf(message: Message): Address {
    const { servers, messageContent } = this.#services;
    const facts = factsOf(message);
    const address = addressOf(facts);
    if (address !== 'not for us' || !facts.fromPerson || !messageContent) return address;
    const { questionChannels } = servers.settingsOf(message.guildId);
    const isWanted = placesOf(message.channel).some((id) => questionChannels.includes(id));
    return isWanted && isToEverybody(message) ? 'channel' : 'not for us';
  }

  /**
   * Reports permissions that the bot lacks in a channel, once: to the moderators' channel, or else to an asker who may
   * grant them.
   */
  async #tellLacking({ id, author, member, guildId }: Message, channel: GuildTextBasedChannel): Promise<void> {
    const { servers } = this.#services;
    const lacking = guildId === null ? [] : lackingIn(channel, servers.settingsOf(guildId).threads);
    if (guildId === null || lacking.length === 0) return;
    const view = lineView(LINES.lacking(channel.id, lacking));
    const mayGrant = member !== null && channel.permissionsFor(member).has(PermissionFlagsBits.ManageRoles);
    const tellAuthor = () =>
      author.send(messageOf(view, id)).then(
        () => true,
        () => false,
      );
    await servers.tellOnce(
      guildId,
      `lacks ${channel.id} ${lacking.join(', ')}`,
      view,
      mayGrant ? tellAuthor : undefined,
    );
  }

  async #takeAway(message: Message | PartialMessage, answer: Place | undefined): Promise<void> {
    this.#links.forget(message.id);
    if (answer === undefined) return;
    await this.#services.requests.track('message:deleted', () => this.#remove(message, answer));
  }

  async #remove(message: Message | PartialMessage, answer: Place): Promise<void> {
    this.#links.forget(message.id);
    await deleteAt(message.client, answer);
  }

  async #answerTo({ id, channel, channelId }: Message | PartialMessage): Promise<Place | undefined> {
    const known = this.#links.answerTo(id);
    if (known !== undefined || !channel.isSendable()) return known;
    return findAnswer(id, channel, () => this.#services.rates.mayLookUp(channelId));
  }

  async #reply(message: Message, what: string, address: Addressed): Promise<void> {
    const { channel } = message;
    if (!channel.isSendable()) return;
    const { rates, requests, servers } = this.#services;
    if (!servers.answersIn(message.guildId, ...placesOf(channel))) return;
    if (await isIgnored(message, servers.settingsOf(message.guildId))) return;
    if (!channel.isDMBased()) await this.#tellLacking(message, channel);
    const access = accessTo(channel);
    if (!access.speak) return;
    const wait = await rates.take(message.author.id, message.channelId, message.id);
    // Only people who address the bot directly are told to slow down.
    const isAddressed = address === 'direct' || address === 'mention';
    if (wait !== undefined && !(wait.first && isAddressed)) return;
    this.#links.treated(message.id, message.content);
    const inThread = access.thread && address !== 'reply' && servers.settingsOf(message.guildId).threads;
    const say = async (view: View | undefined) => {
      if (view === undefined) return;
      const drawn = await this.#drawn(view, message);
      // No thread is begun for a single line that is not an answer.
      const place =
        inThread && view.kind !== 'line'
          ? await postInThread(message, channel, drawn, shownText(message, ownWords(message)) || LINES.threadName)
          : await post(message, channel, drawn);
      this.#links.answered(message.id, place);
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

  #drawn(view: View, { channel }: Message): Promise<View> {
    return withPicture(view, this.#services.pictures, channel.isSendable() && accessTo(channel).attach);
  }

  /** The answer to a message; undefined where the bot stays silent. */
  async #viewFor(
    message: Message,
    address: Addressed,
    reference: string,
    { isEdited = false } = {},
  ): Promise<View | undefined> {
    const asks = await asksOf(message);
    if (asks === '') return this.#howToAsk(message, address);
    const before = await questionsBefore(message);
    const { requests, queue, servers } = this.#services;
    const scope: Scope = message.guildId === null ? SHARED : { kind: 'server', serverId: message.guildId };
    try {
      const answered = await queue.take(() => {
        const asker = { asker: message.author.id, private: false, mayShare: true };
        const session = openSession(this.#services, scope, asker);
        const asked = { text: asks, door: doorOf(message), follows: before.length > 0 };
        const aside = this.#aside(session, asked, before, address);
        if (aside !== undefined) return { ...aside, unanswered: undefined, put: undefined };
        const view = session.askAtLength(shownText(message, asks), before);
        return { view, unanswered: session.unanswered, put: session.asked };
      });
      const { view, unanswered, put } = answered;
      if (view === undefined) return undefined;
      // In a channel of questions, a file or a forward without own words need not be a question.
      if (address === 'channel' && view.kind === 'none' && ownWords(message) === '') return undefined;
      // An edited question counts as a gap once only.
      if (message.guildId !== null && unanswered !== undefined && !isEdited)
        servers.addGap(message.guildId, unanswered, message.id);
      if (message.guildId !== null && put !== undefined && !isEdited && isSeenByAll(message.channel))
        servers.addAsked(message.guildId, put, { id: message.id, userId: message.author.id });
      return requests.note(reference, view);
    } catch (error) {
      if (error instanceof Mistake) return lineView(error.line);
      throw error;
    }
  }

  /**
   * The line on how to ask, for a direct message or mention without a question; below an answer, each person gets it
   * once.
   */
  #howToAsk({ author, reference }: Message, address: Addressed): View | undefined {
    if (address === 'reply' || address === 'channel') return undefined;
    const key = `${reference?.messageId} ${author.id}`;
    if (reference !== null && this.#toldHow.has(key)) return undefined;
    if (reference !== null) this.#toldHow.add(key);
    const [oldest] = this.#toldHow;
    if (this.#toldHow.size > REMEMBERED.messages && oldest !== undefined) this.#toldHow.delete(oldest);
    return lineView(LINES.howToAsk);
  }

  /** What a message gets that asks nothing of the record: a view, or no view where it is a reply that is left alone. */
  #aside(
    session: MemberSession,
    asked: Asked,
    before: readonly string[],
    address: Addressed,
  ): { view: View | undefined } | undefined {
    const treatment = session.treatmentOf(asked);
    const isLeftAlone = asked.door === 'reply' || address === 'channel';
    switch (treatment.as) {
      case 'nothing':
        return { view: isLeftAlone ? undefined : lineView(smallTalk(asked.text)) };
      case 'about-bot':
        // In a channel of questions, “you” seldom means the bot.
        return { view: address === 'channel' ? undefined : session.aboutBot(asked.text) };
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
