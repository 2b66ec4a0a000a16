import { Client, Events, GatewayIntentBits, PermissionsBitField, type RESTOptions } from 'discord.js';
import { troubleOf } from './connect.ts';
import { inviteLink, NEEDED_PERMISSIONS } from './invite.ts';
import { FINDINGS, type Finding, looksLikeToken, SETUP } from './setup.ts';

export interface Patient {
  token: string | undefined;
  messageContent: boolean;
  /** channels whose permissions are looked at */
  channels: readonly string[];
  rest?: Partial<RESTOptions>;
}

/** The app's switches for the message-content intent in the portal: approved, and for less than 10,000 users. */
const CONTENT_FLAGS = (1 << 18) | (1 << 19);

/** Logs in as the bot would and looks at what it finds: token, intents, servers, permissions. */
export async function examine({ token, messageContent, channels, rest }: Patient): Promise<Finding[]> {
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
