import { parseArgs } from 'node:util';
import { type Client, Events, type RESTOptions } from 'discord.js';
import { createLog } from '../observe/log.ts';
import { createClient } from './client.ts';
import { StartProblem, troubleOf } from './connect.ts';
import { type CommandList, commandBodies } from './kit/command-bodies.ts';
import { SENDING } from './kit/limits.ts';
import { clearCopies, refusalOfCommands, registerCommands } from './kit/register.ts';
import { impatientRest, steadyRest } from './kit/transport.ts';
import { inviteLink, lackingForPictures, lackingInAndBelow } from './permissions.ts';
import { FINDINGS, type Finding, looksLikeToken, type Output, SETUP } from './setup.ts';

interface RegisterOptions extends CommandList {
  token: string | undefined;
  rest?: Partial<RESTOptions>;
}

/** Commands at a terminal print their result only, so retries are not logged. */
const SILENT = createLog('silent');

/**
 * `register [--guild id [--clear]]`: brings Discord's list of commands up to date without starting the bot.
 * @returns the exit status: 0 done, 1 refused by Discord, 2 wrong use or no token
 */
export async function runRegister(args: string[], output: Output, options: RegisterOptions): Promise<number> {
  const { token } = options;
  if (args.some((arg) => arg === '--help' || arg === '-h')) {
    output.stdout(`${SETUP.registerUsage}\n`);
    return 0;
  }
  const where = placeIn(args);
  if (where === undefined) return fail(output, SETUP.registerUsage, 2);
  if (token === undefined) return fail(output, SETUP.noToken, 2);
  if (!looksLikeToken(token)) return fail(output, SETUP.notAToken, 2);
  const rest = impatientRest(token, SILENT, options.rest);
  const bodies = commandBodies(options);
  try {
    if ('clear' in where) {
      output.stdout(`${SETUP.cleared(await clearCopies(rest, bodies, where.clear), where.clear)}\n`);
      return 0;
    }
    const { count, outcome, serversOnly } = await registerCommands(rest, bodies, where.guild);
    output.stdout(`${SETUP.registered(count, where.guild, outcome)}\n`);
    if (serversOnly && where.guild === undefined) output.stdout(`${SETUP.serversOnly}\n`);
    return 0;
  } catch (error) {
    return fail(output, problemInWords(error), 1);
  }
}

/** An error of registering the commands, in words for the operator. */
export function problemInWords(error: unknown): string {
  const refusal = refusalOfCommands(error);
  if (refusal !== undefined) return SETUP.commandsRefused(refusal);
  const trouble = troubleOf(error);
  if (trouble instanceof StartProblem) return trouble.message;
  return trouble.until === undefined ? trouble.line : `${trouble.line} Try again then.`;
}

function placeIn(args: string[]): { guild: string | undefined } | { clear: string } | undefined {
  try {
    const options = { guild: { type: 'string' }, clear: { type: 'boolean' } } as const;
    const { guild, clear } = parseArgs({ args, options }).values;
    if (guild !== undefined && !/^\d{17,20}$/.test(guild)) return undefined;
    if (clear !== true) return { guild };
    return guild === undefined ? undefined : { clear: guild };
  } catch {
    return undefined;
  }
}

function fail(output: Output, line: string, status: number): number {
  output.stderr(`${line}\n`);
  return status;
}

export interface DoctorOptions {
  token: string | undefined;
  messageContent: boolean;
  /** channels whose permissions are looked at */
  channels: readonly string[];
  rest?: Partial<RESTOptions>;
}

/** The app's switches for the message-content intent in the portal: approved, and for less than 10,000 users. */
const CONTENT_FLAGS = (1 << 18) | (1 << 19);

/** Logs in as the bot would and looks at what it finds: token, intents, servers, permissions. */
export async function examine({ token, messageContent, channels, rest }: DoctorOptions): Promise<Finding[]> {
  if (token === undefined) return [FINDINGS.tokenMissing];
  if (!looksLikeToken(token)) return [FINDINGS.login(SETUP.notAToken)];
  const patience = steadyRest({ log: SILENT, patienceMs: SENDING.impatienceMs });
  const client = createClient({ messageContent, shards: undefined, rest: { ...patience, ...rest } });
  try {
    const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
    await client.login(token);
    const app = await ready;
    return [...aboutApp(app, messageContent), ...(await Promise.all(channels.map((id) => aboutChannel(app, id))))];
  } catch (error) {
    const trouble = troubleOf(error);
    return [FINDINGS.login(trouble instanceof StartProblem ? trouble.message : trouble.line)];
  } finally {
    await client.destroy();
  }
}

function aboutApp({ user, guilds, application }: Client<true>, messageContent: boolean): Finding[] {
  const unused = !messageContent && (application.flags.bitfield & CONTENT_FLAGS) !== 0;
  return [
    FINDINGS.loggedIn(user.tag, guilds.cache.size),
    ...(guilds.cache.size === 0 ? [FINDINGS.noServers(inviteLink(application.id))] : []),
    unused ? FINDINGS.intentUnused : FINDINGS.intentsGood(messageContent),
  ];
}

async function aboutChannel(client: Client<true>, id: string): Promise<Finding> {
  const channel = await client.channels.fetch(id).catch(() => null);
  if (channel === null || channel.isDMBased()) return FINDINGS.channelUnknown(id);
  const missing = lackingInAndBelow(channel);
  const forPictures = lackingForPictures(channel);
  if (missing.length > 0) return FINDINGS.channelLacks(id, [...missing, ...forPictures]);
  return forPictures.length === 0 ? FINDINGS.channelGood(id) : FINDINGS.channelWithoutPictures(id, forPictures);
}
