/** Many people who ask, and the account of what became of each question. */

import { setTimeout as wait } from 'node:timers/promises';
import type { Random } from '../bench/random.ts';
import { spokenText } from '../discord-server/components.ts';
import type { Discord } from '../discord-server/discord.ts';
import { ACKNOWLEDGE_WITHIN, type Interaction } from '../discord-server/interaction.ts';
import type { Channel } from '../discord-server/people/handles.ts';
import type { MessageRecord } from '../discord-server/world.ts';

/** What became of a question. */
export type Fate =
  | 'answered'
  /** the bot's rate limit refused it */
  | 'refused'
  /** the bot answered, but after Discord’s three seconds */
  | 'late'
  /** no client was connected, or resumed later, to receive its event */
  | 'unheard'
  /** the bot answered that something went wrong */
  | 'failed'
  /** the bot received its event and sent no answer, or only a deferred one */
  | 'lost'
  | 'doubled';

export interface Account {
  fate: Fate;
  /** when it was asked, in milliseconds of the local Discord's clock */
  at: number;
  what: string;
  /** time until the first response or answer */
  ms: number | undefined;
}

const QUESTIONS = [
  'What did Lord Harris say about armed patrols?',
  'How many killings were there in London in 2018?',
  'Who is for more stop and search?',
  'What did Cressida Dick say about knife crime?',
];
const SERVERS = 4;
const CHANNELS = 25;
/** Enough that at the usual rates nobody reaches the bot’s own rate limits. */
const PEOPLE = 400;

/** An interaction without a first response by then will get none. */
const SETTLES_AFTER = ACKNOWLEDGE_WITHIN + 1_000;
/** For so long the bot retries messages. */
const PATIENCE = 120_000;
const QUIET = 20_000;
const STEP = 250;

export class Crowd {
  readonly #discord: Discord;
  readonly #random: Random;
  readonly #channels: Channel[];
  readonly #people: number;
  #asked = 0;

  constructor(discord: Discord, random: Random, { people = PEOPLE } = {}) {
    this.#discord = discord;
    this.#random = random;
    this.#people = people;
    const servers = Array.from({ length: SERVERS }, (_, index) => discord.guild(`Server ${index}`));
    this.#channels = servers.flatMap((server) =>
      Array.from({ length: CHANNELS }, (_, index) => server.channel(`room-${index}`)),
    );
  }

  /** Asks one question, by a command or a mention, and presses a button of some answers. Returns without waiting for them. */
  ask(): void {
    this.#asked += 1;
    // Each question comes from another person in another channel, so that none reaches the bot's own rate limits.
    const channel = this.#channels[this.#asked % this.#channels.length];
    const question = this.#random.pick(QUESTIONS);
    const [byCommand, goesOn] = [this.#random.chance(0.6), this.#random.chance(0.3)];
    if (channel === undefined) return;
    const seat = this.#discord.user(`person ${this.#asked % this.#people}`).in(channel);
    if (!byCommand) {
      seat.say(`${this.#discord.app.mention} ${question}`);
      return;
    }
    const goOn = async () => {
      const card = await seat.slash('ask', { question });
      if (goesOn) await seat.press(card, 'In context');
    };
    // Failures (a card without that button, a missing answer) show in the accounts.
    goOn().catch(() => undefined);
  }

  /** Waits until everything has its answer, or nothing more comes. */
  async isAnswered(): Promise<void> {
    const { world } = this.#discord;
    const until = Date.now() + PATIENCE;
    // Nothing more comes once it has been quiet for longer than the longest wait between two tries.
    for (let quiet = 0; quiet < QUIET && this.#isOpen() && Date.now() < until; ) {
      const before = world.messages.size;
      await wait(STEP);
      quiet = world.messages.size === before ? quiet + STEP : 0;
    }
  }

  #isOpen(): boolean {
    const { world, gateway } = this.#discord;
    const now = world.clock.now();
    const messages = [...world.messages.values()];
    const answered = new Set(messages.map(({ reference }) => reference?.message_id));
    const isOpenMessage = ({ id, authorId }: MessageRecord) =>
      authorId !== world.app.id && !answered.has(id) && !gateway.unheard.has(id);
    const isOpen = ({ acknowledgedAt, thinking, createdAt }: Interaction) =>
      thinking || (acknowledgedAt === undefined && now - createdAt < SETTLES_AFTER);
    return messages.some(isOpenMessage) || [...world.interactions.values()].some(isOpen);
  }

  /** Accounts for everything that was asked before a moment, and forgets it. */
  settle(before = Number.POSITIVE_INFINITY): Account[] {
    const { world } = this.#discord;
    const answers = Map.groupBy(
      [...world.messages.values()].filter(({ authorId }) => authorId === world.app.id),
      (message) => message.interaction?.token ?? message.reference?.message_id ?? '',
    );
    const accounts: Account[] = [];
    for (const [token, interaction] of world.interactions) {
      if (interaction.createdAt >= before) continue;
      accounts.push(this.#accountOf(interaction, answers.get(token) ?? []));
      world.interactions.delete(token);
    }
    for (const message of world.messages.values()) {
      const at = Date.parse(message.createdAt);
      if (at >= before) continue;
      if (message.authorId !== world.app.id)
        accounts.push(this.#accountOfMessage(message, answers.get(message.id) ?? []));
      world.messages.delete(message.id);
    }
    return accounts;
  }

  #accountOf(interaction: Interaction, answers: MessageRecord[]): Account {
    const { createdAt: at, acknowledgedAt, name: what } = interaction;
    const ms = acknowledgedAt === undefined ? undefined : acknowledgedAt - at;
    return { what, at, ms, fate: this.#fateOf(interaction, answers) };
  }

  #fateOf({ id, acknowledgedAt, thinking }: Interaction, answers: MessageRecord[]): Fate {
    if (acknowledgedAt === undefined) {
      if (this.#discord.gateway.unheard.has(id)) return 'unheard';
      return this.#discord.exchanges.some(({ path }) => path.startsWith(`/interactions/${id}/`)) ? 'late' : 'lost';
    }
    if (thinking) return 'lost';
    return fateBy(answers);
  }

  #accountOfMessage({ id, createdAt }: MessageRecord, answers: MessageRecord[]): Account {
    const at = Date.parse(createdAt);
    const [first] = answers;
    const ms = first === undefined ? undefined : Date.parse(first.createdAt) - at;
    const isUnheard = first === undefined && this.#discord.gateway.unheard.has(id);
    return { what: 'mention', at, ms, fate: isUnheard ? 'unheard' : fateBy(answers) };
  }
}

function fateBy(answers: MessageRecord[]): Fate {
  if (answers.length > 1) return 'doubled';
  const [answer] = answers;
  if (answer === undefined) return 'lost';
  const text = spokenText(answer).trim();
  if (text.includes('Something went wrong on my side')) return 'failed';
  return /^(?:That’s a lot of questions|This channel has asked a lot)/.test(text) ? 'refused' : 'answered';
}

/** How many met with each fate. */
export function countFates(accounts: readonly Account[]): Record<Fate, number> {
  const counts = { answered: 0, refused: 0, late: 0, unheard: 0, failed: 0, lost: 0, doubled: 0 };
  for (const { fate } of accounts) counts[fate] += 1;
  return counts;
}

/** A percentile of the times until the first response, of those that got one. @param p 0 to 1 */
export function percentile(accounts: readonly Account[], p: number): number {
  const times = accounts.flatMap(({ ms }) => (ms === undefined ? [] : [ms])).sort((left, right) => left - right);
  return times[Math.min(times.length - 1, Math.floor(times.length * p))] ?? Number.NaN;
}
