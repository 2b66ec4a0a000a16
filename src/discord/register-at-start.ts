import { setTimeout as wait } from 'node:timers/promises';
import type { REST, RESTPostAPIApplicationCommandsJSONBody } from 'discord.js';
import type { Log } from '../observe/log.ts';
import { StartProblem, troubleOf } from './connect.ts';
import { TIME } from './kit/limits.ts';
import { areEverywhere, clearCopies, registerCommands } from './kit/register.ts';
import { SETUP } from './setup.ts';
import { problemInWords } from './setup-commands.ts';

interface Registering {
  rest: REST;
  bodies: RESTPostAPIApplicationCommandsJSONBody[];
  /** the server that the commands are for while developing; absent: everywhere */
  devGuild: string | undefined;
  /** the servers that the bot is in */
  guilds: readonly string[];
  log: Log;
  signal: AbortSignal;
}

/**
 * Up to so many servers are checked for copies of the commands that a start with DISCORD_DEV_GUILD left; a bot in more
 * is in production.
 */
const MOST_LOOKED_AT = 25;

/**
 * Registers the commands. Where that fails, the bot runs with the commands that Discord has; after a temporary problem,
 * registering is retried in the background. Never rejects.
 */
export async function registerAtStart(registering: Registering): Promise<void> {
  const again = await attempt(registering);
  if (again !== undefined) void tryOn(registering, again);
}

async function tryOn(registering: Registering, first: number): Promise<void> {
  for (let ms: number | undefined = first; ms !== undefined; ms = await attempt(registering)) {
    const isLeaving = await wait(ms, false, { signal: registering.signal, ref: false }).catch(() => true);
    if (isLeaving) return;
  }
}

/** @returns milliseconds until the next attempt; undefined where none is needed or would help */
async function attempt(registering: Registering): Promise<number | undefined> {
  const { rest, bodies, devGuild, log } = registering;
  try {
    const { count, outcome, serversOnly } = await registerCommands(rest, bodies, devGuild);
    log.info({ commands: count, outcome, guild: devGuild }, 'Commands are up to date.');
    if (serversOnly && devGuild === undefined) log.info(SETUP.serversOnly);
    await lookForCopies(registering);
    return undefined;
  } catch (err) {
    const trouble = troubleOf(err);
    if (trouble instanceof StartProblem) {
      log.error({ err }, `The commands could not be registered. ${problemInWords(err)}`);
      return undefined;
    }
    const ms = trouble.until === undefined ? TIME.retryLongestMs : Math.max(1, trouble.until.getTime() - Date.now());
    log.warn(
      { again: new Date(Date.now() + ms).toISOString() },
      `The commands could not be registered yet; the bot answers with those that Discord has. ${trouble.line}`,
    );
    return ms;
  }
}

/** A server that has its own copies of commands that are registered everywhere offers each of them twice. */
async function lookForCopies({ rest, bodies, devGuild, guilds, log }: Registering): Promise<void> {
  if (devGuild !== undefined) {
    if (await areEverywhere(rest, bodies)) log.warn(SETUP.offeredTwice(devGuild));
    return;
  }
  if (guilds.length > MOST_LOOKED_AT) return;
  for (const guild of guilds) {
    const copies = await clearCopies(rest, bodies, guild);
    if (copies > 0) log.info({ guild, copies }, SETUP.cleared(copies, guild));
  }
}
