/** Messages that must be sent once only: each bears a mark by which it is found again where nobody knows whether it was sent. */
import { createHash } from 'node:crypto';
import {
  type Channel,
  type Client,
  DiscordAPIError,
  MessagePayload,
  PermissionFlagsBits,
  Routes,
  type SendableChannels,
} from 'discord.js';
import type { View } from './kit/components.ts';
import { messageOf } from './kit/reply.ts';

const NONCE_CHARACTERS = 25;
/** How far back a channel is searched for a message, in pages of a hundred. */
const PAGES = 5;
const PAGE = 100;

/**
 * Sends a view to a channel or a person. Sent again within minutes with the same key, it is one message.
 * @param target `channel:<id>` or `user:<id>`
 * @param signal from when on it is not to be sent any more
 * @returns false where the channel takes no messages
 * @throws where Discord refuses the message or can’t be reached
 */
export async function post(
  client: Client,
  target: string,
  view: View,
  key: string,
  signal?: AbortSignal,
): Promise<boolean> {
  const channel = await channelOf(client, target);
  if (channel?.isSendable() !== true) return false;
  // As `send` does it, which takes no signal.
  const message = MessagePayload.create(channel, messageOf(marked(view, key), nonceOf(key))).resolveBody();
  const { body, files } = await message.resolveFiles();
  await client.rest.post(Routes.channelMessages(channel.id), {
    body,
    ...(files && { files }),
    ...(signal && { signal }),
  });
  return true;
}

/**
 * Whether a message is there that was sent with a key.
 * @param since when it was sent at the earliest: ISO 8601
 * @returns undefined where that can’t be found out: the history may not be read, or goes on too long since then
 */
export async function isPosted(
  client: Client,
  target: string,
  key: string,
  since: string,
): Promise<boolean | undefined> {
  const channel = await channelOf(client, target);
  if (channel?.isSendable() !== true || !mayRead(channel)) return undefined;
  let before: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const messages = await channel.messages.fetch({ limit: PAGE, cache: false, ...(before && { before }) });
    const own = messages.filter(({ author }) => author.bot);
    if (own.some(({ components }) => components.some(({ id }) => id === markOf(key)))) return true;
    const oldest = messages.last();
    // Discord gives nothing to read, and no reason, where the history may not be read.
    if (oldest === undefined) return page > 0 || channel.isDMBased() ? false : undefined;
    if (messages.size < PAGE || oldest.createdTimestamp < Date.parse(since)) return false;
    before = oldest.id;
  }
  return undefined;
}

/**
 * Whether a person is a member of a server, as Discord says now.
 * @throws where Discord can’t be reached or fails: nothing may be taken for granted then
 */
export async function isMember(client: Client, serverId: string, userId: string): Promise<boolean> {
  try {
    await client.rest.get(Routes.guildMember(serverId, userId));
    return true;
  } catch (error) {
    if (error instanceof DiscordAPIError && error.status < 500) return false;
    throw error;
  }
}

async function channelOf(client: Client, target: string): Promise<Channel | null> {
  const [kind, id = ''] = target.split(':');
  return kind === 'user' ? client.users.createDM(id) : client.channels.fetch(id, { allowUnknownGuild: true });
}

/** A server on a shard of another process is not known here: then Discord’s answer tells. */
function mayRead(channel: SendableChannels): boolean {
  if (channel.isDMBased() || !channel.client.guilds.cache.has(channel.guildId)) return true;
  return channel.permissionsFor(channel.client.user)?.has(PermissionFlagsBits.ReadMessageHistory) ?? true;
}

function marked({ components, ...view }: View, key: string): View {
  return { ...view, components: components.map((each, at) => (at === 0 ? { ...each, id: markOf(key) } : each)) };
}

/** A component’s own number, which Discord gives back with the message: 32 bits with a sign, and 0 stands for none. */
function markOf(key: string): number {
  return (createHash('sha256').update(key).digest().readUInt32BE(0) >>> 1) | 1;
}

function nonceOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, NONCE_CHARACTERS);
}
