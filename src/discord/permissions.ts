/** The permissions that the bot needs where a message asks it; commands and buttons need none of them. */
import {
  type Channel,
  ChannelType,
  type GuildBasedChannel,
  OAuth2Scopes,
  PermissionFlagsBits,
  PermissionsBitField,
  type SendableChannels,
} from 'discord.js';

/** The permissions by their names in Discord’s settings. */
const NAMES = {
  ViewChannel: 'View Channel',
  SendMessages: 'Send Messages',
  SendMessagesInThreads: 'Send Messages in Threads',
  ReadMessageHistory: 'Read Message History',
  CreatePublicThreads: 'Create Public Threads',
  AttachFiles: 'Attach Files',
} as const;
type Needed = keyof typeof NAMES;
/** Those needed whatever the settings; `CreatePublicThreads` only where answers go into threads, `AttachFiles` only for pictures. */
const NEEDED: readonly Needed[] = ['ViewChannel', 'SendMessages', 'SendMessagesInThreads', 'ReadMessageHistory'];

/**
 * The permissions that the bot lacks for answering in a channel, as Discord’s settings call them.
 * @param inThreads answers go into threads of their own
 */
export function lackingIn(channel: GuildBasedChannel, inThreads = false): string[] {
  const isForum = 'availableTags' in channel;
  const writing: Needed = channel.isThread() || isForum ? 'SendMessagesInThreads' : 'SendMessages';
  const threads: Needed[] = inThreads && takesThreads(channel) ? ['CreatePublicThreads', 'SendMessagesInThreads'] : [];
  return lacking(channel, ['ViewChannel', writing, 'ReadMessageHistory', ...threads]);
}

/** The permissions that the bot lacks for answering in a channel and in the threads that people begin there. */
export function lackingInAndBelow(channel: GuildBasedChannel): string[] {
  return lacking(channel, NEEDED);
}

/** The permissions that the bot lacks for sending pictures to a channel; without them it sends tables. */
export function lackingForPictures(channel: GuildBasedChannel): string[] {
  return lacking(channel, ['AttachFiles']);
}

function lacking(channel: GuildBasedChannel, needed: readonly Needed[]): string[] {
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
  /** send a message as a reply, which needs Read Message History */
  reply: boolean;
  /** begin a thread on a message, and write in it */
  thread: boolean;
  /** send pictures */
  attach: boolean;
}

export function accessTo(channel: SendableChannels): ChannelAccess {
  if (channel.isDMBased()) return { speak: true, reply: true, thread: false, attach: true };
  const mine = channel.permissionsFor(channel.client.user);
  const may = (...names: Needed[]) => mine?.has(names.map((name) => PermissionFlagsBits[name])) ?? false;
  const isLocked = channel.isThread() && channel.locked === true && !mine?.has(PermissionFlagsBits.ManageThreads);
  const speak = !isLocked && may('ViewChannel', channel.isThread() ? 'SendMessagesInThreads' : 'SendMessages');
  return {
    speak,
    reply: speak && may('ReadMessageHistory'),
    attach: may('AttachFiles'),
    thread: takesThreads(channel) && may('ViewChannel', 'CreatePublicThreads', 'SendMessagesInThreads'),
  };
}

/** The ids of a channel and its parents: the forum or channel of a thread, and the category. */
export function placesOf(channel: object | null): string[] {
  if (channel === null || !('id' in channel)) return [];
  const parent = 'parent' in channel && typeof channel.parent === 'object' ? channel.parent : null;
  const parentId = 'parentId' in channel && typeof channel.parentId === 'string' ? [channel.parentId] : [];
  return [...new Set([String(channel.id), ...parentId, ...placesOf(parent)])];
}

/** Whether everybody in a server sees what is written in a channel; unknown ones count as hidden. */
export function isSeenByAll(channel: Channel | null): boolean {
  if (channel === null || channel.isDMBased() || channel.type === ChannelType.PrivateThread) return false;
  return channel.permissionsFor(channel.guild.roles.everyone)?.has(PermissionFlagsBits.ViewChannel) ?? false;
}

/** The page on which somebody adds the bot to their server, asking for all permissions that any setting needs. */
export function inviteLink(applicationId: string): string {
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(' '),
    permissions: new PermissionsBitField([...NEEDED, 'CreatePublicThreads', 'AttachFiles']).bitfield.toString(),
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}
