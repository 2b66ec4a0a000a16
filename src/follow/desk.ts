/** What somebody does about what they follow: begins it, sees it, stops it. Everything is told to them alone. */

import { dueDays, readHours } from '../dates/london.ts';
import type { Shown } from '../discord/kit/command.ts';
import {
  button,
  buttonRows,
  containerView,
  lineView,
  section,
  separator,
  text,
  type View,
} from '../discord/kit/components.ts';
import type { Form, Values } from '../discord/kit/form.ts';
import { boundedText } from '../discord/kit/markdown.ts';
import { aside } from '../discord/kit/reply.ts';
import { type FollowDesk, type NewsId, newsIds, type Wanted } from '../discord/session/following.ts';
import type { Follow, NewFollow } from '../store/follows.ts';
import { itemsAnswering } from './asked.ts';
import { type Delivery, type DeliveryParts, HOUR, personIn } from './delivery.ts';
import { PACES } from './news-view.ts';
import { preview } from './preview.ts';
import { FOLLOW, KINDS, plainNameOf } from './words.ts';

/** What a person may follow, and what may be told in a channel. */
const MOST = 25;
/** Follows on one page of the list: each takes three of Discord’s 40 components. */
const ON_PAGE = 6;
const NAME_CHARACTERS = 200;

/** Who uses it, and where. */
export interface Place {
  user: string;
  /** the server, where the app is installed in it; null anywhere else */
  server: string | null;
  channel: string | null;
  /** whether the user moderates the server */
  moderates: boolean;
}

export interface DeskParts extends DeliveryParts {
  delivery: Delivery;
  /** the permissions that the bot lacks in a channel */
  lackingIn(serverId: string, channelId: string): string[];
}

export class Desk implements FollowDesk {
  readonly #parts: DeskParts;
  readonly #place: Place;

  constructor(parts: DeskParts, place: Place) {
    this.#parts = parts;
    this.#place = place;
  }

  async follow({ kind, about, every = 'weekly', inChannel }: Wanted): Promise<Shown> {
    const refusal = this.#refusal(inChannel, every);
    if (refusal !== undefined) return aside(refusal);
    const { store, now } = this.#parts;
    const { user, server, channel } = this.#place;
    const days = dueDays(now(), HOUR);
    const follow: NewFollow = {
      target: inChannel ? `channel:${channel}` : this.#own,
      by: user,
      server,
      kind,
      about,
      every,
      seen: await store.itemChanges.last(),
      told: every === 'weekly' ? days.weekly : days.daily,
      at: now(),
      found: kind === 'question' ? await itemsAnswering(about, server, this.#parts) : [],
    };
    const id = await store.follows.add(follow, MOST);
    if (id === undefined) return aside(FOLLOW.tooMany(MOST));
    const { times, items } = await preview(follow, this.#parts);
    const name = this.#nameOf(follow);
    return this.#view([
      text(inChannel ? FOLLOW.addedChannel(name, every) : FOLLOW.added(name, every, FOLLOW.toYou)),
      text(FOLLOW.preview(times, items)),
      ...(await this.#pausedLines([follow.target])),
      ...buttonRows([
        button('Unfollow', newsIds.write({ verb: 'stop', about: id, until: 0, page: 0 })),
        button('What you follow', listId(0)),
      ]),
    ]);
  }

  /** Why something can’t be followed so; undefined where it can. */
  #refusal(inChannel: boolean, every: NewFollow['every']): string | undefined {
    const { server, channel, moderates } = this.#place;
    if (!inChannel) return every === 'once' ? FOLLOW.onceInChannels : undefined;
    if (server === null || channel === null) return FOLLOW.onlyInServer;
    if (!moderates) return FOLLOW.onlyModerators;
    const lacking = this.#parts.lackingIn(server, channel);
    return lacking.length > 0 ? FOLLOW.lacking(lacking) : undefined;
  }

  list(): Promise<View> {
    return this.#list(0);
  }

  async #list(page: number, line?: string): Promise<View> {
    const { store } = this.#parts;
    const { user, server, moderates } = this.#place;
    const own = await store.follows.of(this.#own);
    const channels = server !== null && moderates ? await store.follows.ofChannels(server) : [];
    const all = [...own, ...channels];
    const pages = Math.max(1, Math.ceil(all.length / ON_PAGE));
    const at = Math.min(page, pages - 1);
    const shown = all.slice(at * ON_PAGE, (at + 1) * ON_PAGE);
    const quiet = (await store.followers.quietHours([user])).get(user);
    const sectionsOf = (follows: readonly Follow[]) => follows.map((follow) => this.#section(follow, at));
    return this.#view([
      ...(line === undefined ? [] : [text(line)]),
      text(own.length === 0 ? FOLLOW.none : FOLLOW.yours(own.length, MOST)),
      ...(await this.#pausedLines([...new Set(all.map(({ target }) => target))])),
      ...sectionsOf(shown.filter(({ target }) => target === this.#own)),
      ...(shown.some(({ target }) => target !== this.#own) ? [text(FOLLOW.channels)] : []),
      ...sectionsOf(shown.filter(({ target }) => target !== this.#own)),
      separator(),
      text(FOLLOW.quiet(quiet)),
      ...buttonRows([
        ...(at > 0 ? [button('Previous', listId(at - 1))] : []),
        ...(at + 1 < pages ? [button('Next', listId(at + 1))] : []),
        button('Quiet hours', newsIds.write({ verb: 'quiet', about: 0, until: 0, page: at })),
        // Also where nothing is followed any more: quiet hours and what was sent may still be kept.
        button('Forget it all', newsIds.write({ verb: 'forget', about: 0, until: 0, page: 0 })),
      ]),
    ]);
  }

  #section(follow: Follow, page: number) {
    const where = personIn(follow.target) === undefined ? `<#${follow.target.slice('channel:'.length)}>` : undefined;
    return section(
      FOLLOW.line(this.#nameOf(follow), KINDS[follow.kind], follow.every, where),
      button('Unfollow', newsIds.write({ verb: 'stop', about: follow.id, until: 0, page })),
    );
  }

  /** Says what is paused, since Discord does not let it be sent. */
  async #pausedLines(targets: readonly string[]) {
    const { store } = this.#parts;
    const follows = (await Promise.all(targets.map((target) => store.follows.of(target)))).flat();
    const paused = follows.filter(({ paused: since }) => since !== null);
    return [...new Map(paused.map((follow) => [follow.target, follow])).values()].map(({ id, target }) =>
      section(
        personIn(target) === undefined ? FOLLOW.pausedChannel : FOLLOW.paused,
        button('Go on', newsIds.write({ verb: 'resume', about: id, until: 0, page: 0 }), 'main'),
      ),
    );
  }

  async press({ verb, about, until, page }: NewsId): Promise<Shown> {
    const { store, delivery } = this.#parts;
    switch (verb) {
      case 'list':
        return this.#list(page);
      case 'stop':
        return this.#onOne(about, page, async (follow) => {
          await store.follows.remove([follow.id]);
          return FOLLOW.stopped(this.#nameOf(follow));
        });
      case 'resume':
        return this.#onOne(about, page, async ({ target }) => {
          await store.follows.resume(target);
          return FOLLOW.resumed;
        });
      case 'all': {
        const every = PACES[page % PACES.length] ?? 'weekly';
        const occasion = { from: about, until, every, page: Math.floor(page / PACES.length) };
        const { server, channel } = this.#place;
        const target = server === null || channel === null ? this.#own : `channel:${channel}`;
        return (await delivery.page(target, occasion)) ?? lineView(FOLLOW.nothing);
      }
      case 'quiet':
        return quietForm(page);
      case 'forget':
        return this.#view([
          text(FOLLOW.forget),
          ...buttonRows([
            button('Forget it all', newsIds.write({ verb: 'forget-all', about: 0, until: 0, page: 0 }), 'danger'),
            button('Keep it', listId(0)),
          ]),
        ]);
      case 'forget-all':
        await store.follows.forget(this.#place.user);
        return lineView(FOLLOW.forgotten);
    }
  }

  async take({ page }: NewsId, values: Values): Promise<Shown> {
    const typed = values.text('hours').trim();
    const hours = readHours(typed);
    if (typed !== '' && hours === undefined) return aside(FOLLOW.badHours);
    await this.#parts.store.followers.setQuietHours(this.#place.user, hours);
    return this.#list(page);
  }

  /** Does something with a follow that is the user’s to change, and shows the list. @param work says what was done */
  async #onOne(id: number, page: number, work: (follow: Follow) => Promise<string>): Promise<Shown> {
    const follow = await this.#parts.store.follows.find(id);
    if (follow === undefined) return this.#list(page, FOLLOW.noMore);
    const { server, moderates } = this.#place;
    const isOwn = follow.target === this.#own;
    const isChannels = personIn(follow.target) === undefined && moderates && follow.server === server;
    if (!isOwn && !isChannels) return aside(FOLLOW.notYours);
    return this.#list(page, await work(follow));
  }

  get #own(): string {
    return `user:${this.#place.user}`;
  }

  #nameOf(follow: Pick<Follow, 'kind' | 'about' | 'server'>): string {
    const { server } = follow;
    const { corpus } = this.#parts.record(server === null ? { kind: 'shared' } : { kind: 'server', serverId: server });
    return boundedText(plainNameOf(follow, corpus), NAME_CHARACTERS);
  }

  #view(components: Parameters<typeof containerView>[0]): View {
    return containerView(components, undefined, { kind: 'follow', items: [] });
  }
}

function listId(page: number): string {
  return newsIds.write({ verb: 'list', about: 0, until: 0, page });
}

function quietForm(page: number): Form {
  return {
    title: 'Quiet hours',
    customId: newsIds.write({ verb: 'quiet', about: 0, until: 0, page }),
    fields: [
      {
        is: 'line',
        name: 'hours',
        label: 'From and to',
        description: 'Full hours in London, such as 22 7; empty for none',
        required: false,
        longest: 16,
      },
    ],
  };
}
