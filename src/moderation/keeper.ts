import type { Reported } from '../discord/press/reported.ts';
import type { View } from '../discord/view/view.ts';
import type { Log } from '../observe/log.ts';
import { DEFAULT_SETTINGS, type ServerSettings } from '../store/settings.ts';
import { gapLines, subjectOf } from './feedback/gaps.ts';
import { reportView } from './feedback/reports.ts';
import { setAsideView } from './notices.ts';
import { panelView } from './panel/panel.ts';
import type { Keeping, ModerationServices } from './room.ts';

const LOOK_MS = 15 * 60 * 1000;
const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;
const EVERY: Record<ServerSettings['digest'], number> = {
  never: Number.POSITIVE_INFINITY,
  daily: DAY_MS,
  weekly: WEEK_MS,
};
/** A screen that was left open longer than this is forgotten. */
const SCREEN_MS = DAY_MS;

/** What the bot hands to the keeper. */
interface Voice {
  /** says something in a channel; resolves with whether it got there */
  tell(channelId: string, view: View): Promise<boolean>;
  isAnswered(question: string, serverId: string): boolean;
  /** ids of the topics of what all servers share that a question names */
  sharedTopicsIn(question: string): string[];
  log: Log;
}

/**
 * What is kept of a server beside its record: its settings, reports, questions without an answer. Where nothing can be
 * stored, it keeps nothing and answering goes on; a store that fails is logged and never holds an answer up.
 */
export class Keeper {
  /** absent where nothing can be stored */
  readonly services: ModerationServices | undefined;
  readonly #voice: Voice;
  readonly #timer: NodeJS.Timeout | undefined;
  /** what servers were told last of entries that are set aside */
  readonly #toldAside = new Map<string, string>();

  constructor(keeping: Keeping | undefined, voice: Voice) {
    this.#voice = voice;
    this.services = keeping && { ...keeping, ...voice };
    if (keeping === undefined) return;
    this.#timer = setInterval(() => void this.tidy(), LOOK_MS);
    this.#timer.unref();
  }

  settingsOf(serverId: string | null): ServerSettings {
    return serverId === null ? DEFAULT_SETTINGS : (this.services?.settings.of(serverId) ?? DEFAULT_SETTINGS);
  }

  /** Whether a channel is one that the server wants answers in, by its own id or that of what it belongs to. */
  answersIn(serverId: string | null, ...channelIds: (string | null)[]): boolean {
    const { channels } = this.settingsOf(serverId);
    return channels.length === 0 || channelIds.some((id) => id !== null && channels.includes(id));
  }

  /**
   * Notes a question that got no answer, without waiting for it. Never from direct messages or private answers: whoever
   * calls sees to it.
   */
  gap(serverId: string, question: string): void {
    void this.#quietly('a question without an answer was not kept', async ({ store, now }) => {
      const topics = this.#voice.sharedTopicsIn(question);
      await store.gaps.add({ server: serverId, question, subject: subjectOf(question), topics, at: now() });
    });
  }

  /**
   * Keeps a report and shows it to the server’s moderators, and to the curators as far as it concerns them. Never rejects.
   * @param serverId null for a direct message
   */
  async report(serverId: string | null, { here, onward }: Reported, text: string): Promise<void> {
    await this.#quietly('a report was not kept', async ({ curators: { homeServer } }) => {
      if (serverId !== null) await this.#keepReport(serverId, here, text);
      const isFurther = homeServer !== undefined && homeServer !== serverId;
      if (isFurther && onward !== undefined) await this.#keepReport(homeServer, onward, text);
    });
  }

  async #keepReport(server: string, item: string, text: string): Promise<void> {
    if (this.services === undefined) return;
    const { store, now, tell } = this.services;
    const report = { server, item, text, at: now() };
    const id = await store.reports.add(report);
    const { moderatorsChannel } = this.settingsOf(server);
    if (moderatorsChannel !== undefined) await tell(moderatorsChannel, reportView({ ...report, id, outcome: null }));
  }

  /** The bot was thrown out of a server: what it kept for it goes. Its published sources stay, for its coming back. */
  async left(serverId: string): Promise<void> {
    await this.#quietly('a server that was left is not forgotten yet', async ({ store, settings }) => {
      await store.gaps.forget(serverId);
      await store.reports.forget(serverId);
      await store.drafts.forget(serverId);
      await settings.forget(serverId);
    });
  }

  /**
   * Forgets servers that were left while nobody listened.
   * @param isLeft tells of a server’s id whether the bot would be in it by now, and is not
   */
  async forgetAbsent(isLeft: (serverId: string) => boolean): Promise<void> {
    await this.#quietly('servers that were left are not forgotten yet', async ({ store, settings }) => {
      const kept = await Promise.all([store.gaps.servers(), store.reports.servers(), store.drafts.servers()]);
      const servers = new Set([...kept.flat(), ...settings.entries().map(([server]) => server)]);
      for (const server of servers) if (isLeft(server)) await this.left(server);
    });
  }

  /** What has to be done from time to time: old questions and screens go, digests are sent. Never rejects. */
  async tidy(): Promise<void> {
    await this.#quietly('what is old was not forgotten', async ({ store, now }) => {
      await store.gaps.removeOld(now());
      await store.drafts.removeScreens(new Date(Date.parse(now()) - SCREEN_MS).toISOString());
    });
    await this.#quietly('a digest was not sent', async ({ settings }) => {
      for (const [server, each] of settings.entries()) await this.#sendDigest(server, each);
    });
    await this.#quietly('a server was not told what is set aside', async ({ settings }) => {
      for (const [server, each] of settings.entries()) await this.#tellSetAside(server, each);
    });
  }

  /** Tells a moderators’ channel, once, what of the server’s own does not go with what all share any more. */
  async #tellSetAside(server: string, { moderatorsChannel }: ServerSettings): Promise<void> {
    if (this.services === undefined || moderatorsChannel === undefined) return;
    const setAside = this.services.editorial.edition.server(server)?.setAside ?? [];
    const key = setAside.map(({ number }) => number).join(' ');
    if (key === (this.#toldAside.get(server) ?? '')) return;
    this.#toldAside.set(server, key);
    if (setAside.length > 0) await this.services.tell(moderatorsChannel, setAsideView(setAside));
  }

  /** Tells a moderators’ channel of questions without an answer, where it wants that and it is time. */
  async #sendDigest(server: string, settings: ServerSettings): Promise<void> {
    const { digest, moderatorsChannel } = settings;
    if (this.services === undefined || digest === 'never' || moderatorsChannel === undefined) return;
    const { store, now, tell } = this.services;
    const at = now();
    if (isQuiet(settings, at)) return;
    const last = await store.settings.lastDigest(server);
    if (last !== null && Date.parse(at) - Date.parse(last) < EVERY[digest]) return;
    const since = last ?? new Date(Date.parse(at) - EVERY[digest]).toISOString();
    const gaps = await store.gaps.of(server, since);
    // Noted before it is sent: a digest that is sent twice is worse than one that is not.
    if (!(await store.settings.takeDigest(server, last, at)) || gaps.length === 0) return;
    await tell(moderatorsChannel, panelView({ texts: [`### Questions without an answer\n${gapLines(gaps)}`] }));
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #quietly(what: string, work: (services: ModerationServices) => Promise<void>): Promise<void> {
    if (this.services === undefined) return;
    try {
      await work(this.services);
    } catch (err) {
      this.#voice.log.error({ err }, what);
    }
  }
}

/** Whether an instant lies in a server’s quiet hours, told by London’s clock; they may go over midnight. */
function isQuiet({ quietHours }: ServerSettings, at: string): boolean {
  if (quietHours === undefined) return false;
  const [from, to] = quietHours;
  const london = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', hourCycle: 'h23' });
  const hour = Number(london.format(new Date(at)));
  return from <= to ? hour >= from && hour < to : hour >= from || hour < to;
}
