import type { Client } from 'discord.js';
import type { View } from './kit/components.ts';
import { messageOf } from './kit/reply.ts';

/**
 * Says something in a channel that is known by its id alone: its server may be on a connection of another process.
 * @returns whether the channel takes messages
 */
export async function sayIn(client: Client, channelId: string, view: View): Promise<boolean> {
  const channel = await client.channels.fetch(channelId, { allowUnknownGuild: true });
  if (channel?.isSendable() !== true) return false;
  await channel.send(messageOf(view));
  return true;
}
