import type { Gateway } from '../gateway.ts';
import type { Judge } from '../judge.ts';
import { may, type Permission } from '../permissions.ts';
import type { Post } from '../post.ts';
import { Refusal } from '../refusal.ts';
import type { ChannelRecord, MessageRecord, World } from '../world.ts';

/** What the routes work with. */
export interface Context {
  world: World;
  gateway: Gateway;
  post: Post;
  judge: Judge;
}

/** A channel that the app may look into. */
export function channelFor({ world }: Context, id: string | undefined): ChannelRecord {
  const channel = world.channels.get(id ?? '');
  if (!channel) throw new Refusal('UnknownChannel');
  if (!may(world, channel, world.app.id, 'ViewChannel')) throw new Refusal('MissingAccess');
  return channel;
}

export function demand({ world }: Context, channel: ChannelRecord, permission: Permission): void {
  if (!may(world, channel, world.app.id, permission)) throw new Refusal('MissingPermissions');
}

/** A message that can be had by its id: not one that is for somebody's eyes alone. */
export function messageFor({ world }: Context, channel: ChannelRecord, id: string | undefined): MessageRecord {
  const message = world.messages.get(id ?? '');
  if (message?.channelId !== channel.id || message.ephemeralTo !== undefined) throw new Refusal('UnknownMessage');
  return message;
}

/** What the app may read by fetching, which the portal's switch decides. */
export function intentsOf({ world }: Context): number {
  return world.app.privilegedIntents;
}
