import { GatewayIntentBits } from 'discord.js';
import { isDirect } from './permissions.ts';
import { isEphemeral, type MessageJson, memberJson, messageJson } from './wire.ts';
import type { MessageRecord, World } from './world.ts';

/**
 * A message as the app gets it from the gateway or by fetching: what was said is left out unless the app holds the
 * message-content intent, wrote it, is spoken to in private, or is mentioned.
 *
 * @see https://docs.discord.com/developers/events/gateway#message-content-intent
 */
export function messageForApp(world: World, message: MessageRecord, intents: number): MessageJson {
  const json = mayRead(world, message, intents) ? messageJson(world, message) : emptied(messageJson(world, message));
  return message.reference ? { ...json, referenced_message: referenced(world, message, intents) } : json;
}

/** What the gateway adds: the server and the author as its member. */
export function messageEvent(world: World, message: MessageRecord, intents: number) {
  const channel = world.channels.get(message.channelId);
  const guild = world.guilds.get(channel?.guildId ?? '');
  const json = { ...messageForApp(world, message, intents), channel_type: channel?.type };
  if (!guild) return json;
  const { user: _user, ...member } = memberJson(world, guild, message.authorId) ?? { user: undefined };
  return { ...json, guild_id: guild.id, member };
}

function mayRead(world: World, message: MessageRecord, intents: number): boolean {
  const channel = world.channels.get(message.channelId);
  if ((intents & GatewayIntentBits.MessageContent) !== 0) return true;
  if (message.authorId === world.app.id || (channel && isDirect(channel))) return true;
  return message.mentions.users.includes(world.app.id);
}

function emptied(json: MessageJson): MessageJson {
  const { poll: _poll, ...rest } = json;
  return { ...rest, content: '', embeds: [], components: [], attachments: [] };
}

/** The message that is replied to: null where it is gone. */
function referenced(world: World, message: MessageRecord, intents: number): MessageJson | null {
  const target = world.messages.get(message.reference?.message_id ?? '');
  if (!target || isEphemeral(target)) return null;
  return mayRead(world, target, intents) ? messageJson(world, target) : emptied(messageJson(world, target));
}
