import { ChannelType, PermissionFlagsBits } from 'discord.js';
import type { ChannelRecord, GuildRecord, World } from './world.ts';

export type Permission = keyof typeof PermissionFlagsBits;

const ALL = Object.values(PermissionFlagsBits).reduce((bits, bit) => bits | bit, 0n);

/** What a new server gives to everyone. */
export const EVERYONE = bitsOf([
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'CreatePublicThreads',
  'EmbedLinks',
  'AttachFiles',
  'AddReactions',
  'ReadMessageHistory',
  'UseApplicationCommands',
  'UseExternalApps',
]);

/** What counts in a conversation that no server rules. */
const DIRECT = EVERYONE;

export function bitsOf(permissions: readonly Permission[]): bigint {
  return permissions.reduce((bits, permission) => bits | PermissionFlagsBits[permission], 0n);
}

/**
 * What somebody may do in a channel: their roles, then what the channel says of everyone, of roles and of them.
 *
 * @see https://docs.discord.com/developers/topics/permissions#permission-overwrites
 */
export function permissionsIn(world: World, channel: ChannelRecord, userId: string): bigint {
  const guild = channel.guildId === undefined ? undefined : world.guilds.get(channel.guildId);
  if (!guild) return channel.recipients?.includes(userId) ? DIRECT : 0n;
  const ruling = channel.parentId !== undefined && channel.thread ? world.channels.get(channel.parentId) : channel;
  return guild.ownerId === userId ? ALL : implied(overwritten(guild, ruling ?? channel, userId));
}

export function may(world: World, channel: ChannelRecord, userId: string, permission: Permission): boolean {
  return (permissionsIn(world, channel, userId) & PermissionFlagsBits[permission]) !== 0n;
}

/** Writing has another permission in threads. */
export function writing(channel: ChannelRecord): Permission {
  return channel.thread ? 'SendMessagesInThreads' : 'SendMessages';
}

export function isDirect(channel: ChannelRecord): boolean {
  return channel.type === ChannelType.DM || channel.type === ChannelType.GroupDM;
}

function overwritten(guild: GuildRecord, channel: ChannelRecord, userId: string): bigint {
  const member = guild.members.get(userId);
  if (!member) return 0n;
  const ids = [guild.id, ...member.roles];
  const base = ids.reduce((bits, id) => bits | BigInt(guild.roles.get(id)?.permissions ?? 0), 0n);
  if ((base & PermissionFlagsBits.Administrator) !== 0n) return ALL;
  const layers = [[guild.id], member.roles, [userId]];
  return layers.reduce((bits, layer) => {
    const rules = channel.overwrites.filter((rule) => layer.includes(rule.id));
    const denied = rules.reduce((sum, rule) => sum | BigInt(rule.deny), 0n);
    return rules.reduce((sum, rule) => sum | BigInt(rule.allow), bits & ~denied);
  }, base);
}

/** Without sight of a channel nothing is permitted, and without speech nothing that goes with it. */
function implied(bits: bigint): bigint {
  if ((bits & PermissionFlagsBits.ViewChannel) === 0n) return 0n;
  if ((bits & PermissionFlagsBits.SendMessages) !== 0n) return bits;
  return bits & ~bitsOf(['MentionEveryone', 'SendTTSMessages', 'AttachFiles', 'EmbedLinks']);
}
