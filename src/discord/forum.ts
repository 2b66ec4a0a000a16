import { setTimeout as wait } from 'node:timers/promises';
import type { AnyThreadChannel, Message } from 'discord.js';
import type { IsoDate } from '../corpus/schema.ts';
import type { Scope } from '../corpus/scope.ts';
import type { Keeper } from '../moderation/keeper.ts';
import { Desk } from './desk.ts';
import { heardIn } from './hearing.ts';
import { TIME } from './limits.ts';
import { payloadOf } from './payload.ts';
import { leaveIn } from './posting.ts';
import type { Requests } from './requests.ts';
import type { Snapshot } from './snapshot.ts';

interface Services {
  record(scope: Scope): Snapshot;
  today(): IsoDate;
  requests: Requests;
  keeper: Keeper;
  /** forum channels where a moderator has switched answering on */
  forumChannels: ReadonlySet<string>;
}

/** Answers new forum posts that the record answers, and leaves every other one in peace. */
export class Forum {
  readonly #services: Services;

  constructor(services: Services) {
    this.#services = services;
  }

  /**
   * A new thread. Its title is always known; the text of the post arrives empty without the message-content intent, and
   * then the title alone is the question. Never rejects.
   */
  async opened(thread: AnyThreadChannel): Promise<void> {
    const { forumChannels, requests, keeper } = this.#services;
    const { parentId } = thread;
    const isWanted =
      parentId !== null && (forumChannels.has(parentId) || keeper.settingsOf(thread.guildId).forums.includes(parentId));
    if (!isWanted || !leaveIn(thread).speak) return;
    await requests.track('forum', async (reference) => {
      const post = await firstMessage(thread);
      if (post === undefined || !heardIn(post).fromPerson) return;
      const desk = this.#deskFor(post, thread.guildId);
      const question = [thread.name, post.content].find((text) => desk.answers(text));
      if (question === undefined) return;
      const view = requests.note(reference, desk.ask(question));
      await thread.send({ ...payloadOf(view), nonce: thread.id, enforceNonce: true });
    });
  }

  #deskFor(post: Message, serverId: string): Desk {
    const { record, today } = this.#services;
    const scope: Scope = { kind: 'server', serverId };
    return new Desk(record(scope), { asker: post.author.id, private: false, mayShare: true, scope, today: today() });
  }
}

/** The post itself, which may reach Discord's store a moment after the thread is announced. */
async function firstMessage(thread: AnyThreadChannel): Promise<Message | undefined> {
  const first = await thread.fetchStarterMessage().catch(() => null);
  if (first !== null) return first;
  await wait(TIME.forumPostMs);
  return (await thread.fetchStarterMessage().catch(() => null)) ?? undefined;
}
