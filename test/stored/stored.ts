/** What an earlier version left behind: its database, and its messages in Discord. See README.md. */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import SQLite from 'better-sqlite3';
import { RateLimits } from '../../src/discord/kit/load.ts';
import { DATABASE_FILE } from '../../src/store/store.ts';
import type { Channel } from '../discord-server/people/handles.ts';
import type { Seat } from '../discord-server/people/seat.ts';
import type { Seen } from '../discord-server/people/seen.ts';
import type { SentComponent } from '../discord-server/sent.ts';
import { type Moderated, startModerated } from '../moderation/moderated.ts';

type Name = 'dora' | 'mod' | 'other' | 'alice';

/** A message of the earlier version. */
export interface Card {
  /** what somebody did to get it */
  after: string;
  /** server and channel */
  place: string;
  /** the only person who sees it; absent where everybody does */
  privateTo?: Name;
  /** what happened to its draft since */
  since?: 'published' | 'sent back';
  flags: number;
  components: SentComponent[];
}

interface Names {
  home: string;
  town: string;
  channels: Record<string, string>;
  people: Record<Name, string>;
}

const read = (file: string) => readFileSync(path.join(import.meta.dirname, file), 'utf8');

/** Ids of the servers, channels and people that the database and the messages speak of. */
export const NAMES: Names = JSON.parse(read('names.json'));
export const CARDS: Card[] = read('cards.jsonl')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line));

/** The bot as it runs now, on what the earlier version left. */
export interface Stored {
  running: Moderated;
  /** somebody in a channel: `town/general` where none is named, or `home/curating` for the curator */
  seat(name: Name, place?: string): Seat;
  /** the message as it stands in Discord, and whoever may press its buttons */
  repost(card: Card): { seen: Seen; seat: Seat };
  stop(): Promise<void>;
}

/** A database file as the earlier version left it. */
export async function storedFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'stored-'));
  const database = new SQLite(path.join(folder, DATABASE_FILE));
  database.exec(read('data.sql'));
  database.close();
  return folder;
}

/** @param corpusFolder default: the corpus that ships */
export async function startStored(corpusFolder?: string): Promise<Stored> {
  const dataFolder = await storedFolder();
  const channels = new Map<string, Channel>();
  const running = await startModerated({
    dataFolder,
    homeServer: NAMES.home,
    curators: [NAMES.people.dora],
    rates: new RateLimits({ windowSeconds: 1, person: 10_000, channel: 10_000, lookUps: 10_000 }),
    ...(corpusFolder === undefined ? {} : { corpusFolder }),
    arrange: (discord) => {
      const [home, town] = [discord.guild('Home', { id: NAMES.home }), discord.guild('Fennbridge', { id: NAMES.town })];
      for (const [place, id] of Object.entries(NAMES.channels)) {
        const [server, name] = place.split('/');
        channels.set(place, (server === 'home' ? home : town).channel(name, { id }));
      }
      const keepers = town.role('keepers', 'ManageGuild');
      const { dora, mod, other, alice } = NAMES.people;
      home.join(discord.user('dora', { id: dora }));
      town.join(discord.user('mod', { id: mod }), keepers).join(discord.user('other', { id: other }), keepers);
      town.join(discord.user('alice', { id: alice }));
    },
  });
  const channelOf = (place: string) => {
    const channel = channels.get(place);
    if (channel === undefined) throw new Error(`There is no channel ${place}.`);
    return channel;
  };
  const seat = (name: Name, place = name === 'dora' ? 'home/curating' : 'town/general') =>
    running.discord.user(name).in(channelOf(place));
  return {
    running,
    seat,
    repost(card) {
      const presser = card.privateTo ?? (card.place === 'town/moderators' ? 'other' : 'alice');
      const reader = card.privateTo === undefined ? undefined : { id: NAMES.people[card.privateTo] };
      return { seen: running.discord.left(channelOf(card.place), card, reader), seat: seat(presser, card.place) };
    },
    async stop() {
      await running.stop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
