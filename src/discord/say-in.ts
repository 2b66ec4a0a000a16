import type { Client } from 'discord.js';
import type { View } from './kit/components.ts';
import { messageOf } from './kit/reply.ts';

/**
 * Sends a view to a channel by its id, even where the channel's server is on a shard of another process.
 * @returns false where the channel takes no messages
 * @throws where Discord refuses the message
 */
export async function sayIn(client: Client, channelId: string, view: View): Promise<boolean> {
  const channel = await client.channels.fetch(channelId, { allowUnknownGuild: true });
  if (channel?.isSendable() !== true) return false;
  await channel.send(messageOf(view));
  return true;
}
