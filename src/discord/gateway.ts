/** Watches a client's gateway connections: logs losses and returns, reports fatal closes, skips unreadable packets. */
import { type Client, Events, GatewayCloseCodes } from 'discord.js';
import type { Log } from '../observe/log.ts';
import { FINAL_ENDS, StartProblem } from './connect.ts';
import { TIME } from './kit/limits.ts';

interface Loss {
  since: number;
  attempts: number;
  toldAt: number;
  /** message of the last connection error */
  reason?: string;
}

/**
 * Logs when a shard loses its gateway connection and when it is back.
 * @param onFinalEnd called when Discord closes a shard with a code that forbids reconnecting; the problem's message
 * says what the operator has to do
 */
export function followGateway(client: Client, log: Log, onFinalEnd: (problem: StartProblem) => void): void {
  const losses = new Map<number, Loss>();
  const codes = new Map<number, number>();

  /**
   * discord.js leaves the close code out of the client's `shardReconnecting`; only the shard's own `close` event has
   * it.
   */
  const listenToShards = () => {
    for (const shard of client.ws.shards.values()) shard.on('close', ({ code }) => codes.set(shard.id, code));
  };

  const lost = (shard: number) => {
    const now = Date.now();
    const loss = losses.get(shard) ?? { since: now, attempts: 0, toldAt: 0 };
    losses.set(shard, loss);
    loss.attempts += 1;
    if (now - loss.toldAt < TIME.lossToldAgainMs) return;
    const code = codes.get(shard);
    const seconds = Math.round((now - loss.since) / 1_000);
    const about = { shard, code, reason: loss.reason ?? nameOf(code), attempts: loss.attempts, seconds };
    log.warn(
      about,
      loss.toldAt === 0 ? 'The gateway was lost; reconnecting.' : 'The gateway is still lost; reconnecting.',
    );
    loss.toldAt = now;
  };

  const back = (shard: number, line: string, more: object = {}) => {
    const loss = losses.get(shard);
    losses.delete(shard);
    if (loss === undefined) return;
    const seconds = Math.round((Date.now() - loss.since) / 1_000);
    log.info({ shard, attempts: loss.attempts, seconds, ...more }, line);
  };

  client.once(Events.ClientReady, listenToShards);
  client.on(Events.ShardReconnecting, lost);
  client.on(Events.ShardResume, (shard, replayed) => back(shard, 'The gateway has resumed.', { replayed }));
  client.on(Events.ShardReady, (shard) => back(shard, 'The gateway is back, with a new session.'));
  client.on(Events.ShardError, (error, shard) => {
    const loss = losses.get(shard);
    // While a shard reconnects, each failed attempt emits an error: it is kept for the next line about the loss.
    if (loss === undefined) log.warn({ shard, reason: error.message }, 'The gateway has trouble.');
    else loss.reason = error.message;
  });
  client.on(Events.ShardDisconnect, ({ code }, shard) => {
    const line = FINAL_ENDS[code];
    log.error({ shard, code, reason: nameOf(code) }, 'Discord has ended the connection for good.');
    onFinalEnd(new StartProblem(line ?? `Discord has ended the connection for good (code ${code}).`));
  });
}

/** The WebSocket code of a connection that ended without a close frame, as when the network fails. */
const ABNORMAL_CLOSURE = 1006;

function nameOf(code: number | undefined): string {
  if (code === undefined || code === ABNORMAL_CLOSURE) return 'the network';
  return GatewayCloseCodes[code] ?? 'Discord';
}

/**
 * Logs and skips gateway packets that make discord.js throw; uncaught, one such packet would end the process for all
 * servers. Wraps `client.ws.handlePacket`, which is not public API: in a version of discord.js without that method
 * nothing is wrapped, and the process-wide handlers (observe/last-defence.ts) catch the error.
 */
export function passOverUnreadable(client: Client, log: Log): void {
  const read: unknown = Reflect.get(client.ws, 'handlePacket');
  if (typeof read !== 'function') return;
  const value = (packet: unknown, shard: unknown): unknown => {
    try {
      return Reflect.apply(read, client.ws, [packet, shard]);
    } catch (err) {
      log.error({ err, packet: typeOf(packet) }, 'A packet of Discord’s could not be read; it is passed over.');
      return false;
    }
  };
  Object.defineProperty(client.ws, 'handlePacket', { value });
}

/** The packet's event name. Its data is left out of the log, since it may hold what somebody wrote. */
function typeOf(packet: unknown): string | undefined {
  const type = typeof packet === 'object' && packet !== null && 't' in packet ? packet.t : undefined;
  return typeof type === 'string' ? type : undefined;
}
