import { setTimeout as wait } from 'node:timers/promises';
import type { AnyThreadChannel, Message } from 'discord.js';
import { TIME } from './kit/limits.ts';
import { type Pictures, withPicture } from './kit/pictures.ts';
import { messageOf } from './kit/reply.ts';
import type { Requests } from './kit/requests.ts';
import { factsOf, isIgnored } from './message.ts';
import { shownText } from './message-text.ts';
import { accessTo } from './permissions.ts';
import type { Servers } from './servers.ts';
import { openSession, type SessionServices } from './session/member-session.ts';

interface Services extends SessionServices {
  requests: Requests;
  servers: Servers;
  /** forum channels where a moderator has switched answering on */
  forumChannels: ReadonlySet<string>;
  pictures: Pictures | undefined;
}

/**
 * Answers new forum posts whose question the record answers. Others stay unanswered, since nobody mentioned the bot
 * there.
 */
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
    const { forumChannels, requests, servers } = this.#services;
    const { parentId } = thread;
    const settings = servers.settingsOf(thread.guildId);
    const isWanted = parentId !== null && (forumChannels.has(parentId) || settings.forums.includes(parentId));
    if (!isWanted || !accessTo(thread).speak) return;
    await requests.track('forum', async (reference) => {
      const post = await firstMessage(thread);
      if (post === undefined || !factsOf(post).fromPerson || (await isIgnored(post, settings))) return;
      const scope = { kind: 'server', serverId: thread.guildId } as const;
      const asker = { asker: post.author.id, private: false, mayShare: true };
      const session = openSession(this.#services, scope, asker);
      const question = [thread.name, shownText(post)].find(
        (text) =>
          session.treatmentOf({ text, door: 'mention', follows: false }).as === 'record' && session.answers(text),
      );
      if (question === undefined) return;
      const view = requests.note(reference, session.ask(question));
      const drawn = await withPicture(view, this.#services.pictures, accessTo(thread).attach);
      await thread.send(messageOf(drawn, thread.id));
    });
  }
}

/** The post itself, which may reach Discord's store a moment after the thread is announced. */
async function firstMessage(thread: AnyThreadChannel): Promise<Message | undefined> {
  const first = await thread.fetchStarterMessage().catch(() => null);
  if (first !== null) return first;
  await wait(TIME.forumPostMs);
  return (await thread.fetchStarterMessage().catch(() => null)) ?? undefined;
}
