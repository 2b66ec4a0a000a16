import { EventEmitter } from 'node:events';
import type { APIOverwrite, APIRole, APIThreadMetadata, ApplicationCommandType, ChannelType } from 'discord.js';
import { Clock } from './clock.ts';
import type { Interaction } from './interaction.ts';
import type { SentCommand, SentComponent, SentEmbed, SentPoll, SentReference } from './sent.ts';
import { snowflakes } from './snowflake.ts';

/** A user, as Discord puts it into JSON. */
export interface UserRecord {
  id: string;
  username: string;
  discriminator: string;
  global_name: string | null;
  avatar: null;
  flags: number;
  public_flags: number;
  primary_guild: null;
  bot?: true;
}

/** A server ("guild") as the world holds it. */
export interface GuildRecord {
  id: string;
  name: string;
  ownerId: string;
  /** Whether the app was installed here, and so is a member. */
  installed: boolean;
  roles: Map<string, APIRole>;
  members: Map<string, MemberRecord>;
}

interface MemberRecord {
  userId: string;
  roles: string[];
  joinedAt: string;
}

/** A text channel, forum, thread or direct conversation. */
export interface ChannelRecord {
  id: string;
  type: ChannelType;
  name: string;
  guildId?: string;
  parentId?: string;
  overwrites: APIOverwrite[];
  /** Who speaks in a direct conversation. */
  recipients?: string[];
  ownerId?: string;
  thread?: APIThreadMetadata;
  tags?: string[];
}

/** Whom a message notifies. */
export interface Pings {
  everyone: boolean;
  users: string[];
  roles: string[];
}

/** A message that would have notified somebody. */
export interface Ping {
  messageId: string;
  text: string;
  pings: Pings;
}

export interface FileRecord {
  id: string;
  filename: string;
  description?: string;
  contentType: string;
  bytes: Uint8Array;
}

/** A message in full. What of it goes to whom is decided on the way out. */
export interface MessageRecord {
  id: string;
  channelId: string;
  authorId: string;
  content: string;
  embeds: SentEmbed[];
  components: SentComponent[];
  files: FileRecord[];
  flags: number;
  type: number;
  poll?: SentPoll;
  mentions: Pings;
  pings: Pings;
  createdAt: string;
  editedAt?: string;
  reference?: SentReference;
  nonce?: string;
  threadId?: string;
  /** The interaction that it answers. */
  interaction?: Interaction;
  /** Not a person but a webhook said it. */
  webhook?: boolean;
  /** Who alone sees it. */
  ephemeralTo?: string;
}

export interface CommandRecord {
  id: string;
  guildId?: string;
  type: ApplicationCommandType;
  version: string;
  command: SentCommand;
}

/** The app that logs in. */
export interface AppRecord {
  id: string;
  name: string;
  token: string;
  /** The privileged intents switched on in the developers' portal. */
  privilegedIntents: number;
  /** Where it may be installed: 0 in servers, 1 by users. */
  installable: number[];
  /** How many connections Discord recommends. */
  shards: number;
  /** How many connections may still be begun; resuming one does not count. */
  sessionStarts: { total: number; remaining: number; resetAfterMs: number; maxConcurrency: number };
}

/** All that the local Discord knows. */
export class World {
  readonly clock = new Clock();
  readonly newId: () => string = snowflakes(this.clock);
  readonly app: AppRecord;
  readonly users = new Map<string, UserRecord>();
  readonly guilds = new Map<string, GuildRecord>();
  readonly channels = new Map<string, ChannelRecord>();
  readonly messages = new Map<string, MessageRecord>();
  /** Every file that was ever sent, by id. */
  readonly files = new Map<string, FileRecord>();
  readonly commands = new Map<string, CommandRecord>();
  /** By token. */
  readonly interactions = new Map<string, Interaction>();
  /** What the app sent that would ping somebody, with the words as they then were. */
  readonly pinged: Ping[] = [];
  /** Users who installed the app for themselves. */
  readonly installedBy = new Set<string>();
  /** Users who take no direct messages from the app. */
  readonly closedTo = new Set<string>();
  readonly #changes = new EventEmitter().setMaxListeners(0);
  #announced = false;
  /** The language that people have chosen. */
  locale = 'en-GB';
  /** The address under which files are to be had. */
  address = '';

  constructor(app: Partial<Omit<AppRecord, 'id'>>) {
    const id = this.newId();
    this.app = {
      name: 'Bluelamp',
      token: 'local.discord.token',
      privilegedIntents: 0,
      installable: [0, 1],
      shards: 1,
      sessionStarts: { total: 1000, remaining: 1000, resetAfterMs: 86_400_000, maxConcurrency: 16 },
      ...app,
      id,
    };
    this.addUser(this.app.name, true, id);
  }

  addUser(name: string, bot = false, id = this.newId()): UserRecord {
    const user: UserRecord = {
      id,
      username: name,
      discriminator: bot ? '0001' : '0',
      global_name: bot ? null : name,
      avatar: null,
      flags: 0,
      public_flags: 0,
      primary_guild: null,
      ...(bot ? { bot } : {}),
    };
    this.users.set(id, user);
    return user;
  }

  messagesIn(channelId: string): MessageRecord[] {
    return [...this.messages.values()].filter((message) => message.channelId === channelId);
  }

  /** Tells whoever waits that something happened: once for all that happens in one turn. */
  changed(): void {
    if (this.#announced) return;
    this.#announced = true;
    setImmediate(() => {
      this.#announced = false;
      this.#changes.emit('change');
    });
  }

  onChange(listener: () => void): () => void {
    this.#changes.on('change', listener);
    return () => this.#changes.off('change', listener);
  }
}

export function mustHave<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`the local Discord has no ${what}`);
  return value;
}
