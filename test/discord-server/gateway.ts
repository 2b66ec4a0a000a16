import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { GatewayCloseCodes, GatewayIntentBits, GatewayOpcodes } from 'discord.js';
import { type WebSocket, WebSocketServer } from 'ws';
import * as z from 'zod';
import { isDirect, may } from './permissions.ts';
import { shardOf } from './snowflake.ts';
import { guildJson, userJson } from './wire.ts';
import type { ChannelRecord, World } from './world.ts';

/** One connection's state, which outlives its socket so that the client can resume. */
interface Session {
  id: string;
  socket?: WebSocket;
  intents: number;
  shard: number;
  shards: number;
  sequence: number;
  sent: Sent[];
}

interface Sent {
  s: number;
  t: string;
  d: unknown;
  /** The session had no socket: the event is sent when the client resumes. */
  waits: boolean;
}

/** Who should hear of an event. */
export interface Audience {
  guildId?: string | undefined;
  /** Where it happened: the app hears of it only where it may look. */
  channel?: ChannelRecord;
  intent?: number;
}

/** The shard that is affected; default: all. */
interface Shards {
  shard?: number;
}

/** Close codes after which a session can't be resumed. */
const ENDS_SESSION = new Set<number>([
  GatewayCloseCodes.AuthenticationFailed,
  GatewayCloseCodes.InvalidSeq,
  GatewayCloseCodes.SessionTimedOut,
  GatewayCloseCodes.InvalidShard,
  GatewayCloseCodes.ShardingRequired,
  GatewayCloseCodes.InvalidAPIVersion,
  GatewayCloseCodes.InvalidIntents,
  GatewayCloseCodes.DisallowedIntents,
]);

const MAX_PAYLOAD = 4096;
const KEPT_EVENTS = 5000;
const PRIVILEGED = GatewayIntentBits.MessageContent | GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences;

const Frame = z.object({ op: z.number(), d: z.unknown().optional() });
const Identify = z.object({
  token: z.string(),
  intents: z.number(),
  shard: z.tuple([z.number(), z.number()]).default([0, 1]),
});
const Resume = z.object({ token: z.string(), session_id: z.string(), seq: z.number() });

/** The WebSocket side of the local Discord. */
export class Gateway {
  readonly #world: World;
  readonly #sockets: WebSocketServer;
  readonly #sessions = new Map<string, Session>();
  readonly #heartbeat: number;
  #answersHeartbeats = true;
  #down = false;
  #refusal: number | undefined;
  /** How often clients have begun anew, and how often they have resumed. */
  readonly counts = { identified: 0, resumed: 0 };
  /** Ids from events that no client received: none was connected, and none resumed. */
  readonly unheard = new Set<string>();

  constructor(world: World, server: Server, heartbeat: number) {
    this.#world = world;
    this.#heartbeat = heartbeat;
    this.#sockets = new WebSocketServer({
      server,
      verifyClient: (_info, done) => done(!this.#down, 503),
    });
    this.#sockets.on('connection', (socket) => this.#greet(socket));
  }

  /** Sends an event to every session that should hear of it; `build` makes it for the intents of each. */
  dispatch(type: string, audience: Audience, build: (intents: number) => unknown): void {
    const hearing = [...this.#sessions.values()].filter((session) => this.#hears(session, audience));
    if (hearing.length === 0) this.#missed(build(0));
    for (const session of hearing) this.#event(session, type, build(session.intents));
    this.#world.changed();
  }

  /** Whether a client is connected now. */
  get connected(): boolean {
    return [...this.#sessions.values()].some((session) => session.socket !== undefined);
  }

  /** Drops connections without a close frame, as a failing network does. Events meanwhile are sent on resume. */
  cut(of: Shards = {}): void {
    for (const { socket } of this.#sessionsOf(of)) socket?.terminate();
  }

  /** Closes connections with a code; those codes after which nothing can be resumed end the sessions, too. */
  close(code: number, { reason = '', ...of }: Shards & { reason?: string } = {}): void {
    for (const session of this.#sessionsOf(of)) {
      session.socket?.close(code, reason);
      if (ENDS_SESSION.has(code)) this.#end(session);
    }
  }

  /** Closes every connection that is begun or resumed with this code, until `accept`. */
  refuse(code: number): void {
    this.#refusal = code;
  }

  /** Drops all connections and takes no new ones, until `accept`. */
  goDown(): void {
    this.#down = true;
    this.cut();
  }

  /** Ends `refuse` and `goDown`. */
  accept(): void {
    this.#down = false;
    this.#refusal = undefined;
  }

  /** Sends a frame of any shape to everybody who is connected: an object as JSON, a text as it is. */
  say(frame: object | string): void {
    for (const { socket } of this.#sessions.values()) {
      socket?.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
    }
  }

  /** Asks clients to reconnect and resume. */
  reconnect(): void {
    this.say({ op: GatewayOpcodes.Reconnect, d: null });
  }

  /** Declares sessions invalid; where they are not resumable, clients have to identify anew. */
  invalidate({ resumable }: { resumable: boolean }): void {
    this.say({ op: GatewayOpcodes.InvalidSession, d: resumable });
    if (!resumable) for (const session of this.#sessions.values()) this.#end(session);
  }

  /** Stops (or starts again) answering heartbeats: to the client, a zombie connection. */
  answerHeartbeats(answers: boolean): void {
    this.#answersHeartbeats = answers;
  }

  stop(): void {
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#sockets.close();
  }

  #end(session: Session): void {
    this.#sessions.delete(session.id);
    for (const { d, waits } of session.sent) if (waits) this.#missed(d);
  }

  #missed(event: unknown): void {
    const id = typeof event === 'object' && event !== null && 'id' in event ? event.id : undefined;
    if (typeof id === 'string') this.unheard.add(id);
  }

  #sessionsOf({ shard }: Shards): Session[] {
    return [...this.#sessions.values()].filter((session) => shard === undefined || session.shard === shard);
  }

  #hears(session: Session, { guildId, channel, intent = 0 }: Audience): boolean {
    if (intent !== 0 && (session.intents & intent) === 0) return false;
    if (channel && !isDirect(channel) && !may(this.#world, channel, this.#world.app.id, 'ViewChannel')) return false;
    return session.shard === (guildId === undefined ? 0 : shardOf(guildId, session.shards));
  }

  #event(session: Session, t: string, d: unknown): void {
    session.sequence += 1;
    const event = { s: session.sequence, t, d, waits: session.socket === undefined };
    session.sent.push(event);
    if (session.sent.length > KEPT_EVENTS) session.sent.shift();
    if (session.socket) sendEvent(session.socket, event);
  }

  #greet(socket: WebSocket): void {
    send(socket, { op: GatewayOpcodes.Hello, d: { heartbeat_interval: this.#heartbeat } });
    socket.on('message', (data) => this.#receive(socket, String(data)));
    socket.on('close', () => {
      for (const session of this.#sessions.values()) if (session.socket === socket) delete session.socket;
    });
  }

  #receive(socket: WebSocket, text: string): void {
    if (text.length > MAX_PAYLOAD) {
      socket.close(GatewayCloseCodes.DecodeError);
      return;
    }
    const { op, d } = Frame.parse(JSON.parse(text));
    if (op === GatewayOpcodes.Heartbeat && this.#answersHeartbeats) send(socket, { op: GatewayOpcodes.HeartbeatAck });
    if (op === GatewayOpcodes.Identify) this.#identify(socket, Identify.parse(d));
    if (op === GatewayOpcodes.Resume) this.#resume(socket, Resume.parse(d));
  }

  #identify(socket: WebSocket, { token, intents, shard: [shard, shards] }: z.infer<typeof Identify>): void {
    const refused = this.#refusalOf(token, intents);
    if (refused !== undefined) {
      socket.close(refused);
      return;
    }
    const session: Session = { id: randomUUID(), socket, intents, shard, shards, sequence: 0, sent: [] };
    this.#sessions.set(session.id, session);
    this.#world.app.sessionStarts.remaining -= 1;
    this.counts.identified += 1;
    this.#welcome(session);
  }

  #refusalOf(token: string, intents: number): number | undefined {
    if (this.#refusal !== undefined) return this.#refusal;
    if (token !== this.#world.app.token) return GatewayCloseCodes.AuthenticationFailed;
    const disallowed = (intents & PRIVILEGED & ~this.#world.app.privilegedIntents) !== 0;
    return disallowed ? GatewayCloseCodes.DisallowedIntents : undefined;
  }

  #welcome(session: Session): void {
    const { app } = this.#world;
    const guilds = [...this.#world.guilds.values()].filter(
      (guild) => guild.installed && this.#hears(session, { guildId: guild.id }),
    );
    this.#event(session, 'READY', {
      v: 10,
      user: { ...userJson(this.#world, app.id), mfa_enabled: true, verified: true, email: null, flags: 0 },
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: this.#world.address.replace('http', 'ws'),
      shard: [session.shard, session.shards],
      application: { id: app.id, flags: 0 },
    });
    for (const guild of guilds) this.#event(session, 'GUILD_CREATE', guildJson(this.#world, guild));
  }

  #resume(socket: WebSocket, { token, session_id: id, seq }: z.infer<typeof Resume>): void {
    const session = this.#sessions.get(id);
    if (this.#refusal !== undefined || token !== this.#world.app.token) {
      socket.close(this.#refusal ?? GatewayCloseCodes.AuthenticationFailed);
      return;
    }
    if (!session) {
      send(socket, { op: GatewayOpcodes.InvalidSession, d: false });
      return;
    }
    session.socket = socket;
    this.counts.resumed += 1;
    for (const event of session.sent.filter(({ s }) => s > seq)) {
      event.waits = false;
      sendEvent(socket, event);
    }
    this.#event(session, 'RESUMED', {});
    this.#world.changed();
  }
}

function send(socket: WebSocket, frame: object): void {
  socket.send(JSON.stringify(frame));
}

function sendEvent(socket: WebSocket, { s, t, d }: Sent): void {
  send(socket, { op: GatewayOpcodes.Dispatch, s, t, d });
}
