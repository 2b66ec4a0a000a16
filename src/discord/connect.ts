import { setTimeout as wait } from 'node:timers/promises';
import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes, GatewayCloseCodes, RateLimitError } from 'discord.js';
import type { Log } from '../observe/log.ts';
import { TIME } from './kit/limits.ts';
import { Unreachable } from './kit/transport.ts';
import { SETUP } from './setup.ts';

/** Why the bot can't start or go on, in one line that says what to do. Trying again would not help. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem';
}

/** A temporary problem, described in one line: trying again later may succeed. */
export interface Passing {
  line: string;
  /** when it ends, where Discord has said so; trying earlier fails */
  until?: Date;
}

/**
 * Close codes after which Discord does not accept a reconnect, each with the line that tells the operator what to do.
 */
export const FINAL_ENDS: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]: SETUP.wrongToken,
  [GatewayCloseCodes.InvalidShard]: SETUP.wrongShards,
  [GatewayCloseCodes.ShardingRequired]: SETUP.wrongShards,
  [GatewayCloseCodes.InvalidAPIVersion]: SETUP.outdated,
  [GatewayCloseCodes.InvalidIntents]: SETUP.outdated,
  [GatewayCloseCodes.DisallowedIntents]: SETUP.missingIntent,
};

/** While it logs in, discord.js throws errors with these messages where it got these close codes. */
const SAID_WHILE_CONNECTING: readonly [RegExp, number][] = [
  [/^authentication failed/i, GatewayCloseCodes.AuthenticationFailed],
  [/^invalid shard/i, GatewayCloseCodes.InvalidShard],
  [/^sharding is required/i, GatewayCloseCodes.ShardingRequired],
  [/invalid api version/i, GatewayCloseCodes.InvalidAPIVersion],
  [/invalid intents/i, GatewayCloseCodes.InvalidIntents],
  [/disallowed intents/i, GatewayCloseCodes.DisallowedIntents],
];

interface Backoff {
  log: Log;
  signal?: AbortSignal;
  firstMs?: number;
  longestMs?: number;
}

/**
 * Connects, and tries again with growing waits for as long as only the network or Discord's servers are the trouble.
 * @throws StartProblem where only a person can help
 */
export async function connect<T>(attempt: () => Promise<T>, backoff: Backoff): Promise<T> {
  const { log, signal, firstMs = TIME.retryFirstMs, longestMs = TIME.retryLongestMs } = backoff;
  for (let delay = firstMs; ; delay = Math.min(delay * 2, longestMs)) {
    try {
      return await attempt();
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble instanceof StartProblem) throw trouble;
      const ms = trouble.until === undefined ? delay : Math.max(delay, trouble.until.getTime() - Date.now());
      log.warn({ reason: reasonOf(error) }, `${trouble.line} Trying again ${whenIn(ms)}.`);
      await wait(ms, undefined, signal === undefined ? {} : { signal });
    }
  }
}

/** Classifies an error of connecting or registering: temporary, or one that only a person can resolve. */
export function troubleOf(error: unknown): StartProblem | Passing {
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid)
    return new StartProblem(SETUP.wrongToken);
  if (error instanceof RateLimitError) {
    const until = new Date(Date.now() + Math.max(error.retryAfter, error.sublimitTimeout));
    return { line: SETUP.limited(clockTime(until)), until };
  }
  if (error instanceof Unreachable) return ofUnreachable(error);
  if (error instanceof DiscordAPIError) {
    return new StartProblem(error.status === 401 ? SETUP.wrongToken : SETUP.refused(reasonOf(error)), { cause: error });
  }
  const message = reasonOf(error);
  const code = SAID_WHILE_CONNECTING.find(([said]) => said.test(message))?.[1];
  if (code !== undefined) return new StartProblem(FINAL_ENDS[code]);
  const resets = /^Not enough sessions remaining.* resets at (\S+)$/.exec(message)?.[1];
  if (resets !== undefined) {
    const until = new Date(resets);
    return { line: SETUP.noStartsLeft(clockTime(until)), until };
  }
  return isNetworkTrouble(error)
    ? { line: SETUP.unreachable }
    : new StartProblem(SETUP.refused(message), { cause: error });
}

/** Cloudflare's error 1015 is a temporary ban of an address; its other errors are permanent rules. */
const SHUT_OUT = /error 1015\b/;

function ofUnreachable(error: Unreachable): StartProblem | Passing {
  if (!error.turnedAway) return { line: SETUP.unreachable };
  if (!SHUT_OUT.test(error.message)) return new StartProblem(SETUP.turnedAway(error.message), { cause: error });
  return { line: SETUP.shutOut, until: new Date(Date.now() + TIME.shutOutMs) };
}

const NETWORK_CODES = /^(E(CONN|NOTFOUND|AI_AGAIN|TIMEDOUT|HOSTUNREACH|NETUNREACH|NETDOWN|PIPE)|UND_ERR)/;

/** Looks through an error's causes, as fetch wraps what the network says. */
function isNetworkTrouble(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string' && NETWORK_CODES.test(error.code)) return true;
  if (error.name === 'AbortError' || /^(fetch failed|Unexpected server response)/.test(error.message)) return true;
  if (error instanceof AggregateError) return error.errors.some(isNetworkTrouble);
  return isNetworkTrouble(error.cause);
}

/** An error's message on one line. */
function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replaceAll(/\s*\n\s*/g, ' · ');
}

function whenIn(ms: number): string {
  return ms < TIME.retryLongestMs * 2 ? `in ${Math.ceil(ms / 1_000)} s` : `at ${clockTime(new Date(Date.now() + ms))}`;
}

/** A time for people to read, rounded up to the minute: “2026-11-30 12:05 UTC”. */
function clockTime(moment: Date): string {
  const minute = new Date(Math.ceil(moment.getTime() / 60_000) * 60_000);
  return `${minute.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
