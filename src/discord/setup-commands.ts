import { parseArgs } from 'node:util';
import {
  Client,
  Events,
  GatewayIntentBits,
  OAuth2Scopes,
  PermissionFlagsBits,
  PermissionsBitField,
  REST,
  type RESTOptions,
  Routes,
} from 'discord.js';
import { troubleOf } from './connect.ts';
import { type CommandList, commandBodies, registerCommands } from './kit/registration.ts';
import { FINDINGS, type Finding, looksLikeToken, type Output, SETUP } from './setup.ts';

interface RegisterOptions extends CommandList {
  token: string | undefined;
  rest?: Partial<RESTOptions>;
}

/**
 * `register [--guild id]`: brings Discord's list of commands up to date without starting the bot.
 * @returns the exit status: 0 done, 1 refused by Discord, 2 wrong use or no token
 */
export async function runRegister(args: string[], output: Output, options: RegisterOptions): Promise<number> {
  if (args.some((arg) => arg === '--help' || arg === '-h')) {
    output.stdout(`${SETUP.registerUsage}\n`);
    return 0;
  }
  const guild = guildIn(args);
  if (guild === 'wrong use') return fail(output, SETUP.registerUsage, 2);
  if (options.token === undefined) return fail(output, SETUP.noToken, 2);
  if (!looksLikeToken(options.token)) return fail(output, SETUP.notAToken, 2);
  const rest = new REST(options.rest ?? {}).setToken(options.token);
  const bodies = commandBodies(options);
  try {
    const application = await rest.get(Routes.currentApplication());
    const outcome = await registerCommands(rest, idOf(application), bodies, guild);
    output.stdout(`${SETUP.registered(bodies.length, guild, outcome)}\n`);
    return 0;
  } catch (error) {
    const trouble = troubleOf(error);
    return fail(output, trouble === 'passing' ? SETUP.unreachable : trouble.message, 1);
  }
}

function guildIn(args: string[]): string | undefined | 'wrong use' {
  try {
    const { guild } = parseArgs({ args, options: { guild: { type: 'string' } } }).values;
    return guild === undefined || /^\d{17,20}$/.test(guild) ? guild : 'wrong use';
  } catch {
    return 'wrong use';
  }
}

function idOf(application: unknown): string {
  const isNamed = typeof application === 'object' && application !== null && 'id' in application;
  if (!isNamed || typeof application.id !== 'string') throw new Error(SETUP.noApplication);
  return application.id;
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
  const { Guilds, GuildMessages, DirectMessages, MessageContent } = GatewayIntentBits;
  const intents = [Guilds, GuildMessages, DirectMessages, ...(messageContent ? [MessageContent] : [])];
  const client = new Client({ intents, ...(rest === undefined ? {} : { rest }) });
  try {
    const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
    await client.login(token);
    const app = await ready;
    return [...aboutApp(app, messageContent), ...(await Promise.all(channels.map((id) => aboutChannel(app, id))))];
  } catch (error) {
    const trouble = troubleOf(error);
    return [FINDINGS.login(trouble === 'passing' ? SETUP.unreachable : trouble.message)];
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
  const granted = channel.permissionsFor(client.user) ?? new PermissionsBitField();
  const missing = granted.missing([...NEEDED_PERMISSIONS]);
  return missing.length === 0 ? FINDINGS.channelGood(id) : FINDINGS.channelLacks(id, missing);
}

/** Exactly what the bot needs where it is asked by a message; commands and buttons need none of it. */
const NEEDED_PERMISSIONS = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.SendMessagesInThreads,
  PermissionFlagsBits.ReadMessageHistory,
] as const;

/** The page on which somebody adds the bot to their server. */
export function inviteLink(applicationId: string): string {
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(' '),
    permissions: new PermissionsBitField([...NEEDED_PERMISSIONS]).bitfield.toString(),
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}
