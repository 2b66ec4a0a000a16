/** What the bot needs to be permitted where it is asked by a message; commands and buttons need none of it. */
import { type GuildBasedChannel, PermissionFlagsBits, type SendableChannels } from 'discord.js';

/** The permissions as Discord’s settings call them. */
const NAMES = {
  ViewChannel: 'View Channel',
  SendMessages: 'Send Messages',
  SendMessagesInThreads: 'Send Messages in Threads',
  ReadMessageHistory: 'Read Message History',
  CreatePublicThreads: 'Create Public Threads',
} as const;
type Needed = keyof typeof NAMES;

/** What of it is missing in a channel, as Discord’s settings call it. @param inThreads answers go into threads of their own */
export function lackingIn(channel: GuildBasedChannel, inThreads = false): string[] {
  const isForum = 'availableTags' in channel;
  const writing: Needed = channel.isThread() || isForum ? 'SendMessagesInThreads' : 'SendMessages';
  const threads: Needed[] = inThreads && takesThreads(channel) ? ['CreatePublicThreads', 'SendMessagesInThreads'] : [];
  const needed: Needed[] = ['ViewChannel', writing, 'ReadMessageHistory', ...threads];
  const mine = channel.permissionsFor(channel.client.user ?? '');
  return needed.filter((name) => !(mine?.has(PermissionFlagsBits[name]) ?? false)).map((name) => NAMES[name]);
}

/** Whether threads can be begun on the messages of a channel: not within a thread, and not beside a voice channel. */
function takesThreads(channel: GuildBasedChannel): boolean {
  return 'threads' in channel && !('availableTags' in channel);
}

/** What the bot may do in a channel. */
interface ChannelAccess {
  speak: boolean;
  /** a reply needs the history that it refers to */
  reply: boolean;
  /** begin a thread on a message, and write in it */
  thread: boolean;
}

export function accessTo(channel: SendableChannels): ChannelAccess {
  if (channel.isDMBased()) return { speak: true, reply: true, thread: false };
  const mine = channel.permissionsFor(channel.client.user);
  const may = (...names: Needed[]) => mine?.has(names.map((name) => PermissionFlagsBits[name])) ?? false;
  const isLocked = channel.isThread() && channel.locked === true && !mine?.has(PermissionFlagsBits.ManageThreads);
  const speak = !isLocked && may('ViewChannel', channel.isThread() ? 'SendMessagesInThreads' : 'SendMessages');
  return {
    speak,
    reply: speak && may('ReadMessageHistory'),
    thread: takesThreads(channel) && may('ViewChannel', 'CreatePublicThreads', 'SendMessagesInThreads'),
  };
}

/** A channel’s id, and those of what it stands in: its forum or the channel of its thread, and the category. */
export function placesOf(channel: object | null): string[] {
  if (channel === null || !('id' in channel)) return [];
  const parent = 'parent' in channel && typeof channel.parent === 'object' ? channel.parent : null;
  const parentId = 'parentId' in channel && typeof channel.parentId === 'string' ? [channel.parentId] : [];
  return [...new Set([String(channel.id), ...parentId, ...placesOf(parent)])];
}
