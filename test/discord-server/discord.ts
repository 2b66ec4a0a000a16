import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { ChannelType } from 'discord.js';
import { Gateway } from './gateway.ts';
import { type Exchange, requestListener } from './http.ts';
import { ACKNOWLEDGE_WITHIN } from './interaction.ts';
import { Judge, type Violation } from './judge.ts';
import { Channel, Guild } from './people/handles.ts';
import type { SeatParts } from './people/seat.ts';
import { type Seen, seenMessage } from './people/seen.ts';
import { User } from './people/user.ts';
import { until } from './people/wait.ts';
import { Post } from './post.ts';
import { allRoutes } from './routes/index.ts';
import { newThread } from './routes/threads.ts';
import type { SentMessage } from './sent.ts';
import { Traffic } from './traffic.ts';
import { type AppRecord, type Ping, World } from './world.ts';

export interface DiscordOptions {
  app?: Partial<Omit<AppRecord, 'id'>>;
  /** Milliseconds between a client's heartbeats. */
  heartbeat?: number;
  port?: number;
}

/** How long nothing must happen before things count as settled, and how long to wait for that. */
const SETTLED_AFTER = 80;
const SETTLES_WITHIN = 10_000;
const HEARTBEAT = 41_250;

/** An interaction and how long the app took to acknowledge it; nothing where it has not. */
export interface Acknowledgement {
  name: string;
  after: number | undefined;
}

/** Starts a Discord of one's own on this machine. */
export async function startDiscord(options: DiscordOptions = {}): Promise<Discord> {
  const discord = new Discord(options);
  await discord.listen(options.port ?? 0);
  return discord;
}

/** The local Discord: what a test arranges, and what it finds out. */
export class Discord {
  readonly world: World;
  readonly gateway: Gateway;
  readonly traffic: Traffic;
  /** Every request that is over. */
  readonly exchanges: Exchange[] = [];
  readonly #server = createServer();
  readonly #connections = new Set<Socket>();
  readonly #post: Post;
  readonly #judge = new Judge();
  readonly #users = new Map<string, User>();
  #underWay = 0;
  #lastActivity = 0;

  constructor({ app = {}, heartbeat = HEARTBEAT }: DiscordOptions) {
    this.world = new World(app);
    this.traffic = new Traffic(this.world.clock);
    this.gateway = new Gateway(this.world, this.#server, heartbeat);
    this.#post = new Post(this.world, this.gateway);
    const listener = requestListener({
      routes: allRoutes({ world: this.world, gateway: this.gateway, post: this.#post, judge: this.#judge }),
      token: this.world.app.token,
      traffic: this.traffic,
      onRequest: () => this.#began(),
      onAnswer: (exchange) => this.#ended(exchange),
      fileAt: (id) => this.world.files.get(id),
    });
    this.#server.on('request', listener);
    this.#server.on('connection', (connection) => {
      this.#connections.add(connection);
      connection.on('close', () => this.#connections.delete(connection));
    });
    this.world.onChange(() => {
      this.#lastActivity = performance.now();
    });
  }

  async listen(port: number): Promise<void> {
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    if (typeof address !== 'object' || address === null) throw new Error('the local Discord has no port');
    this.world.address = `http://127.0.0.1:${address.port}`;
  }

  /** For discord.js: `new Client({ intents, rest: { api: discord.api } })`. */
  get api(): string {
    return `${this.world.address}/api`;
  }

  get token(): string {
    return this.world.app.token;
  }

  /** The app as others name it. */
  get app(): { id: string; mention: string } {
    const { id } = this.world.app;
    return { id, mention: `<@${id}>` };
  }

  guild(name = 'Neighbourhood', { installed = true, id }: { installed?: boolean; id?: string } = {}): Guild {
    return new Guild(this.world, this.gateway, name, { installed, ...(id === undefined ? {} : { id }) });
  }

  /** The person of this name, the same one each time; or another bot. */
  user(name: string, { bot = false, id = this.world.newId() }: { bot?: boolean; id?: string } = {}): User {
    const user = this.#users.get(name) ?? new User(this.#parts, this.world.addUser(name, bot, id));
    this.#users.set(name, user);
    return user;
  }

  /** A conversation of people without the app, which reaches it only through what they installed for themselves. */
  group(...people: User[]): Channel {
    const recipients = people.map(({ id }) => id);
    const record = { id: this.world.newId(), type: ChannelType.GroupDM, name: '', overwrites: [], recipients };
    this.world.channels.set(record.id, record);
    return new Channel(this.world, record);
  }

  /** Somebody begins a thread: on a message, in a forum with a first post, or on its own. */
  thread(parent: Channel, by: User, name: string, { on, post }: { on?: { id: string }; post?: string } = {}): Channel {
    by.in(parent);
    const id = on ? { id: on.id } : {};
    const thread = newThread(this.#parts, parent.record, { name, ownerId: by.id, ...id });
    const message = on && this.world.messages.get(on.id);
    if (message) message.threadId = thread.id;
    if (post !== undefined)
      this.#post.create({ channel: thread, authorId: by.id, body: { content: post }, id: thread.id });
    return new Channel(this.world, thread);
  }

  /** A webhook says something, as bridges and feeds do. */
  webhook(channel: Channel, said: string | SentMessage, name = 'Feed'): Seen {
    const { id } = this.world.addUser(name, true);
    const body = typeof said === 'string' ? { content: said } : said;
    return seenMessage(this.world, this.#post.create({ channel: channel.record, authorId: id, body, webhook: true }));
  }

  /** Tells of a message once more without a change of its words, as Discord does for a pin, a thread or a preview. */
  retold(said: { id: string }): void {
    this.#post.retell(said.id);
  }

  /** A message that an earlier process of the app left in a channel. @param privateTo the only person who sees it */
  left(channel: Channel, body: Pick<SentMessage, 'components' | 'flags'>, privateTo?: { id: string }): Seen {
    const { app } = this.world;
    const visibility = privateTo === undefined ? {} : { ephemeralTo: privateTo.id };
    const sent = { ...body, allowed_mentions: { parse: [] } };
    return seenMessage(
      this.world,
      this.#post.create({ channel: channel.record, authorId: app.id, body: sent, ...visibility }),
    );
  }

  /** Everything that the app sent and Discord forbids, or silently ignores. */
  get violations(): readonly Violation[] {
    return this.#judge.violations;
  }

  /** Whatever of the app's would have pinged anybody, also if it is gone since. */
  get pings(): readonly Ping[] {
    return this.world.pinged;
  }

  /** How quickly the app acknowledged each interaction, in order. */
  acknowledgements(): Acknowledgement[] {
    return [...this.world.interactions.values()].map(({ name, createdAt, acknowledgedAt }) => ({
      name,
      after: acknowledgedAt === undefined ? undefined : acknowledgedAt - createdAt,
    }));
  }

  /** Lets time pass. */
  advance(milliseconds: number): void {
    this.world.clock.advance(milliseconds);
    this.world.changed();
  }

  /** Waits until nothing is under way any more: no request, no interaction to acknowledge, nothing "thinking". */
  async settled(within = SETTLES_WITHIN): Promise<void> {
    const look = () => (this.#pending().length === 0 && this.#quietFor() >= SETTLED_AFTER ? true : undefined);
    const settled = await until(this.world, look, within);
    if (!settled) throw new Error(`not settled within ${within} ms: ${this.#pending().join(', ') || 'still busy'}`);
  }

  async stop(): Promise<void> {
    this.gateway.stop();
    this.#server.close();
    // Also one that a client begins just then: it is neither a request nor a connection of the gateway yet, and never ends by itself.
    for (const connection of this.#connections) connection.destroy();
    await once(this.#server, 'close');
  }

  get #parts(): SeatParts {
    return { world: this.world, gateway: this.gateway, post: this.#post };
  }

  #quietFor(): number {
    return performance.now() - this.#lastActivity;
  }

  #pending(): string[] {
    const now = this.world.clock.now();
    const open = [...this.world.interactions.values()].filter(
      ({ acknowledgedAt, thinking, createdAt }) =>
        thinking || (acknowledgedAt === undefined && now - createdAt <= ACKNOWLEDGE_WITHIN),
    );
    const requests = this.#underWay > 0 ? [`${this.#underWay} requests`] : [];
    return [...requests, ...open.map(({ name }) => name)];
  }

  #began(): void {
    this.#underWay += 1;
    this.world.changed();
  }

  #ended(exchange: Exchange): void {
    this.#underWay -= 1;
    this.exchanges.push(exchange);
    this.world.changed();
  }
}
