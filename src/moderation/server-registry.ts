import type { Interaction } from 'discord.js';
import type { Pins } from '../answer/pins.ts';
import type { Scope } from '../corpus/scope.ts';
import { inLondon } from '../dates/london.ts';
import { lineView, type View } from '../discord/kit/components.ts';
import { LINES } from '../discord/kit/words.ts';
import type { BotServices, CastVote, Reported, Servers } from '../discord/servers.ts';
import type { FollowDesk } from '../discord/session/following.ts';
import { Following } from '../follow/following.ts';
import { noticeOf } from '../store/departures.ts';
import type { Report } from '../store/reports.ts';
import { DEFAULT_SETTINGS, type ServerSettings } from '../store/settings.ts';
import { digestNow, refusedView, weeklyPost, writeDuePosts } from './digest/weekly.ts';
import { lookAtWatched } from './draft/watching.ts';
import { gapsDigest, writeGapsDigest } from './feedback/gaps-digest.ts';
import { reportView } from './feedback/reports.ts';
import { subjectOf, tried } from './feedback/teaching.ts';
import { setAsideView, tellOnce } from './notices.ts';
import { Poster, type PosterBot } from './poster.ts';
import { lookAtWords } from './record/words-look.ts';
import type { ModeratorServices } from './session/moderator-session.ts';
import { mayChange, rightsOf, scopeFor } from './session/rights.ts';
import { SAY } from './session/words.ts';
import { goneIn, namesOf, placesNamed } from './settings/in-words.ts';

const LOOK_MS = 15 * 60 * 1000;
/** How often what was written down to be sent is looked for. */
const POST_MS = 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;
/** A screen that was left open longer than this is forgotten. */
const SCREEN_MS = DAY_MS;
/** Choices of moderators that are tried again at most: each takes seconds of another thread. */
const TRIED_AT_ONCE = 3;

interface RegistryOptions {
  bot: PosterBot & Pick<BotServices, 'record' | 'isMember'>;
  /** ids of the topics of what all servers share that a question names */
  sharedTopicsIn(question: string): string[];
}

/**
 * Settings, reports and unanswered questions of servers. Without a store nothing is kept and answering goes on; a store
 * that fails is logged, and never delays an answer.
 */
export class ServerRegistry implements Servers {
  readonly #services: ModeratorServices | undefined;
  readonly #options: RegistryOptions;
  readonly #timers: readonly NodeJS.Timeout[] = [];
  readonly #poster: Poster | undefined;
  readonly #following: Following | undefined;

  /** @param services absent where nothing can be stored */
  constructor(services: ModeratorServices | undefined, options: RegistryOptions) {
    this.#options = options;
    this.#services = services;
    if (services === undefined) return;
    const { store, now, today, settings, lackingIn } = services;
    const { record, isMember } = options.bot;
    const following = new Following({ store, record, settings, isMember, now, today, lackingIn });
    const { delivery } = following;
    this.#following = following;
    this.#poster = new Poster(
      { store, bot: options.bot, now },
      {
        follow: {
          view: (payload, posting) => delivery.view(payload, posting),
          refused: (payload, posting) => delivery.refused(payload, posting),
        },
        gaps: { view: (since, { server }) => gapsDigest(services, server, since) },
        week: {
          view: (payload, { server }) => weeklyPost(services, server, payload),
          refused: (_payload, { server, target }) => this.#tellRefused(services, server, target),
        },
      },
    );
    // What is wanted at once is told as soon as it is noticed.
    services.changeFeed.onChanges(() => void this.#post());
    this.#timers = [
      setInterval(() => void this.tidy(), LOOK_MS).unref(),
      setInterval(() => void this.#post(), POST_MS).unref(),
    ];
  }

  settingsOf(serverId: string | null): ServerSettings {
    return serverId === null ? DEFAULT_SETTINGS : (this.#services?.settings.of(serverId) ?? DEFAULT_SETTINGS);
  }

  /** Items that moderators chose as answers, as far as they hold within a scope. */
  pinsFor(scope: Scope): Pins | undefined {
    return this.#services?.pins.for(scope);
  }

  /** Counts what somebody thinks of an answer. The person is stored as a hash, which nobody can trace without the key. */
  async vote({
    serverId,
    userId,
    question,
    item = '',
    value,
  }: CastVote): Promise<'counted' | 'taken back' | undefined> {
    let outcome: 'counted' | 'taken back' | undefined;
    await this.#quietly('a vote was not counted', async ({ store, now, hashPerson }) => {
      const subject = subjectOf(question);
      const voter = hashPerson(userId, serverId, subject, item);
      outcome = await store.votes.cast({ server: serverId, subject, question, item, voter, value, at: now() });
    });
    return outcome;
  }

  /** Whether answers to everybody are wanted in a channel: by its own id, or by its parent’s. */
  answersIn(serverId: string | null, ...channelIds: (string | null)[]): boolean {
    const named = placesNamed(this.settingsOf(serverId));
    return named.length === 0 || channelIds.some((id) => id !== null && named.includes(id));
  }

  /**
   * Stores a question that got no answer, without waiting for it. Callers leave out direct messages and private answers.
   */
  addGap(serverId: string, question: string, askedBy: string): void {
    void this.#quietly('a question without an answer was not kept', async ({ store, now }) => {
      if (!(await store.claims.take(`gap ${askedBy}`, now()))) return;
      const topics = this.#options.sharedTopicsIn(question);
      await store.gaps.add({ server: serverId, question, subject: subjectOf(question), topics, at: now() });
    });
  }

  /** The person is stored as a hash: the same for all that they ask in this server, and another one elsewhere. */
  addAsked(server: string, asked: { question: string; isAnswered: boolean }, by: { id: string; userId: string }): void {
    void this.#quietly('a question was not counted', async ({ store, now, hashPerson }) => {
      if (!(await store.claims.take(`asked ${by.id}`, now()))) return;
      await store.asked.add({
        ...asked,
        server,
        day: inLondon(now()).day,
        person: hashPerson(by.userId, server, 'asked'),
      });
    });
  }

  async claim(interactionId: string): Promise<boolean> {
    let isOurs = true;
    await this.#quietly('an interaction was not claimed', async ({ store, now }) => {
      isOurs = await store.claims.take(`interaction ${interactionId}`, now());
    });
    return isOurs;
  }

  /**
   * Keeps a report and shows it to the server’s moderators, and to the curators as far as it concerns them. Never rejects.
   * @param serverId null for a direct message
   */
  async report(serverId: string | null, { here, onward, question }: Reported, text: string): Promise<void> {
    await this.#quietly('a report was not kept', async ({ curators: { homeServer } }) => {
      if (serverId !== null) await this.#keepReport(serverId, { item: here, text, question: question ?? null });
      const isFurther = homeServer !== undefined && homeServer !== serverId;
      if (isFurther && onward !== undefined) await this.#keepReport(homeServer, { item: onward, text, question: null });
    });
  }

  async #keepReport(server: string, told: Pick<Report, 'item' | 'text' | 'question'>): Promise<void> {
    if (this.#services === undefined) return;
    const { store, now, tell } = this.#services;
    const report = { ...told, server, at: now() };
    const id = await store.reports.add(report);
    const { moderatorsChannel } = this.settingsOf(server);
    if (moderatorsChannel !== undefined) await tell(moderatorsChannel, reportView({ ...report, id, outcome: null }));
  }

  /** The bot was removed from a server. It may have been a slip: what the server made is kept for 14 days. */
  async left(serverId: string): Promise<void> {
    await this.#quietly('it was not noted that a server was left', ({ store, now }) =>
      store.departures.add(serverId, now()),
    );
  }

  async joined(serverId: string): Promise<void> {
    await this.#quietly('it was not noted that a server was joined', ({ store }) => store.departures.remove(serverId));
  }

  async reconcile(isIn: (serverId: string) => boolean | undefined): Promise<void> {
    await this.#quietly('it was not noted which servers were left', async ({ store, now }) => {
      for (const server of await store.departures.servers())
        if (isIn(server) === true) await store.departures.remove(server);
      for (const server of await store.departures.known())
        if (isIn(server) === false) await store.departures.add(server, now());
    });
  }

  /** Deletes all of servers that were left long enough ago. */
  async #forgetDeparted({ store, now, settings, pins, recordService }: ModeratorServices): Promise<void> {
    const due = await store.departures.due(now());
    if (due.length === 0) return;
    for (const server of due) await store.departures.forget(server, now());
    await Promise.all([settings.read(), pins.read(), recordService.refresh()]);
  }

  /** Periodic work: deletes old questions and screens, sends digests. Never rejects. */
  async tidy(): Promise<void> {
    await this.#quietly('what is old was not forgotten', async ({ store, now }) => {
      await store.gaps.removeOld(now());
      await store.votes.removeOld(now());
      await store.asked.removeOld(now());
      await store.drafts.removeScreens(new Date(Date.parse(now()) - SCREEN_MS).toISOString());
      await store.claims.removeOld(now());
      await store.countedRequests.removeOld(now());
      await store.postings.removeOld(now());
      store.erase();
    });
    await this.#quietly('servers that were left were not forgotten', (services) => this.#forgetDeparted(services));
    await this.#quietly('what is followed was not looked at', lookAtWatched);
    await this.#quietly('exact words were not looked at again', lookAtWords);
    await this.#quietly('a choice was not tried as a way of asking', async (services) => {
      for (const pin of services.pins.untried.slice(0, TRIED_AT_ONCE)) await tried(services, pin);
    });
    await this.#quietly('a digest was not sent', async (services) => {
      for (const [server, each] of await present(services)) await writeGapsDigest(services, server, each);
    });
    await this.#post();
    await this.#quietly('a server was not told what was deleted', async (services) => {
      for (const [server] of await present(services)) await this.deletedIn(server);
    });
    await this.#quietly('a server was not told what is set aside', async (services) => {
      for (const [server, each] of await present(services)) await this.#tellSetAside(server, each);
    });
  }

  /** Tells a moderators’ channel, once, which of the server’s own entries no longer fit the shared record. */
  async #tellSetAside(server: string, { moderatorsChannel }: ServerSettings): Promise<void> {
    if (this.#services === undefined || moderatorsChannel === undefined) return;
    const { store, now, recordService, tell } = this.#services;
    const setAside = recordService.snapshot.server(server)?.setAside ?? [];
    if (setAside.length === 0) return;
    const key = noticeOf(server, `set aside ${setAside.map(({ number }) => number).join(' ')}`);
    await tellOnce(store.notices, [key], now(), () => tell(moderatorsChannel, setAsideView(setAside)));
  }

  /** Tells moderators, once, that Discord does not let the weekly post be sent. */
  async #tellRefused(services: ModeratorServices, server: string | null, target: string): Promise<void> {
    const channel = target.replace(/^channel:/, '');
    if (server !== null) await this.tellOnce(server, `weekly post ${channel}`, refusedView(services, server, channel));
  }

  /** What is new, and what was asked. @param serverId null for a direct message */
  async digest(serverId: string | null): Promise<string[]> {
    return this.#services === undefined ? [LINES.noDigest] : digestNow(this.#services, serverId);
  }

  followsFor(interaction: Interaction, scope: Scope): FollowDesk | undefined {
    if (this.#services === undefined) return undefined;
    const server = scope.kind === 'server' ? scope.serverId : null;
    const { curators } = this.#services;
    const rights = rightsOf(interaction, { settings: this.settingsOf(server), curators });
    const moderates = rights !== undefined && mayChange(rights, scopeFor(rights, curators.homeServer));
    return this.#following?.deskFor({ user: interaction.user.id, server, channel: interaction.channelId, moderates });
  }

  noticeFor(userId: string): View | undefined {
    return this.#following?.noticeFor(userId);
  }

  /** Writes down what people are to be told of what they follow, and sends what was written down. Never rejects. */
  async #post(): Promise<void> {
    await this.#quietly('what is followed was not told', async () => this.#following?.run());
    await this.#quietly('a weekly post was not written down', async (services) => {
      await writeDuePosts(services, await present(services));
    });
    await this.#quietly('what was written down was not sent', async () => this.#poster?.send());
  }

  /** Tells a server’s moderators something, once. @param orElse sends it elsewhere where there is no channel for it, or that failed */
  async tellOnce(serverId: string, key: string, view: View, orElse?: () => Promise<boolean>): Promise<void> {
    await this.#quietly('moderators were not told', async ({ store, now, tell }) => {
      const { moderatorsChannel } = this.settingsOf(serverId);
      await tellOnce(store.notices, [noticeOf(serverId, key)], now(), async () => {
        const isTold = moderatorsChannel !== undefined && (await tell(moderatorsChannel, view));
        return isTold || ((await orElse?.()) ?? false);
      });
    });
  }

  /** Tells a server’s moderators, once, which settings name what was deleted. */
  async deletedIn(serverId: string): Promise<void> {
    if (this.#services === undefined) return;
    const gone = goneIn(serverId, this.settingsOf(serverId), this.#services);
    if (gone.length === 0) return;
    const key = `gone ${gone.map(({ id }) => id).join(' ')}`;
    await this.tellOnce(serverId, key, lineView(SAY.goneTold(namesOf(gone))));
  }

  async tellCurators(view: View): Promise<boolean> {
    if (this.#services === undefined) return false;
    const { homeServer = null } = this.#services.curators;
    const { moderatorsChannel } = this.settingsOf(homeServer);
    return moderatorsChannel !== undefined && (await this.#services.tell(moderatorsChannel, view));
  }

  stop(): void {
    for (const timer of this.#timers) clearInterval(timer);
  }

  async #quietly(what: string, work: (services: ModeratorServices) => Promise<void>): Promise<void> {
    if (this.#services === undefined) return;
    try {
      await work(this.#services);
    } catch (err) {
      this.#options.bot.log.error({ err }, what);
    }
  }
}

/** The settings of the servers that the bot was not removed from. */
async function present({ store, settings }: ModeratorServices): Promise<[string, ServerSettings][]> {
  const departed = new Set(await store.departures.servers());
  return settings.entries().filter(([server]) => !departed.has(server));
}
