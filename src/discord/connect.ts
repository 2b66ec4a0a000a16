import { setTimeout as wait } from 'node:timers/promises';
import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes, HTTPError } from 'discord.js';
import type { Log } from '../observe/log.ts';
import { TIME } from './kit/limits.ts';
import { SETUP } from './setup.ts';

/** Why the bot can't start, in one line that says what to do. Trying again would not help. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem';
}

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
      if (trouble !== 'passing') throw trouble;
      const seconds = Math.ceil(delay / 1_000);
      log.warn({ reason: reasonOf(error) }, `Discord can't be reached. Trying again in ${seconds} s.`);
      await wait(delay, undefined, signal === undefined ? {} : { signal });
    }
  }
}

/** Whether an error while connecting passes by itself, or what a person has to do about it. */
export function troubleOf(error: unknown): StartProblem | 'passing' {
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid)
    return new StartProblem(SETUP.wrongToken);
  if (error instanceof DiscordAPIError && error.status === 401) return new StartProblem(SETUP.wrongToken);
  if (error instanceof Error && /disallowed intents|invalid intents/i.test(error.message))
    return new StartProblem(SETUP.missingIntent);
  if (error instanceof HTTPError && error.status >= 500) return 'passing';
  if (error instanceof DiscordAPIError || !isNetworkTrouble(error)) {
    return new StartProblem(SETUP.refused(reasonOf(error)), { cause: error });
  }
  return 'passing';
}

const NETWORK_CODES = /^(E(CONN|NOTFOUND|AI_AGAIN|TIMEDOUT|HOSTUNREACH|NETUNREACH|NETDOWN|PIPE)|UND_ERR)/;

/** Looks through an error's causes, as fetch wraps what the network says. */
function isNetworkTrouble(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string' && NETWORK_CODES.test(error.code)) return true;
  if (error.name === 'AbortError' || error.message === 'fetch failed') return true;
  if (error instanceof AggregateError) return error.errors.some(isNetworkTrouble);
  return isNetworkTrouble(error.cause);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
