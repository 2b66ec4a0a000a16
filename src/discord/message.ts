/** Which messages are meant for the bot, what they ask, and where the bot's answers to them go. */

import {
  type AnyThreadChannel,
  type Client,
  DiscordAPIError,
  type Message,
  MessageType,
  type SendableChannels,
  ThreadAutoArchiveDuration,
} from 'discord.js';
import type { Door } from '../query/asks-message.ts';
import type { ServerSettings } from '../store/settings.ts';
import type { Place } from './answer-links.ts';
import type { View } from './kit/components.ts';
import { DISCORD, HISTORY, TIME } from './kit/limits.ts';
import { shorten } from './kit/markdown.ts';
import { editOf, messageOf } from './kit/reply.ts';
import { textBeside, textOfFiles } from './message-text.ts';
import { accessTo } from './permissions.ts';

/** What a message tells about itself. */
export interface MessageFacts {
  /** written by a person: not by a bot, a webhook or Discord itself */
  fromPerson: boolean;
  /** in a direct message with the bot */
  direct: boolean;
  /** the bot, or its own role, is mentioned; a reply with a ping mentions it too */
  mentionsApp: boolean;
  /** a reply to a message of the bot, with or without a ping */
  repliesToApp: boolean;
}

/**
 * How a message addresses the bot. `reply` is a reply without a ping; `channel`, a message in a channel where the
 * server wants every message read as a question.
 */
export type Address = 'direct' | 'mention' | 'reply' | 'channel' | 'not for us';

/** A message is for the bot where it mentions it, replies to it or is sent to it alone. */
export function addressOf({ fromPerson, direct, mentionsApp, repliesToApp }: MessageFacts): Address {
  if (!fromPerson) return 'not for us';
  if (direct) return 'direct';
  if (mentionsApp) return 'mention';
  return repliesToApp ? 'reply' : 'not for us';
}

/** Whether a message is no reply, mentions nobody, and is not in a thread that somebody else began. */
export function isToEverybody({ type, mentions, channel, client }: Message): boolean {
  const isElsewhere = channel.isThread() && channel.ownerId !== client.user.id;
  const isToSomebody = mentions.everyone || mentions.users.size > 0 || mentions.roles.size > 0;
  return type === MessageType.Default && !isToSomebody && !isElsewhere;
}

/** Whether a server wants no answers to messages of somebody, or of a role of theirs. */
export async function isIgnored({ guild, author, member }: Message, { ignored }: ServerSettings): Promise<boolean> {
  if (ignored.users.includes(author.id)) return true;
  if (ignored.roles.length === 0) return false;
  const known = member ?? (await guild?.members.fetch(author.id).catch(() => undefined));
  return ignored.roles.some((role) => known?.roles.cache.has(role));
}

/** The facts of a Discord message that decide whether it is for the bot. */
export function factsOf(message: Message): MessageFacts {
  const app = message.client.user;
  const appRole = message.guild?.roles.botRoleFor(app) ?? undefined;
  const byPerson = !message.author.bot && message.webhookId === null && !message.system;
  return {
    fromPerson: byPerson && [MessageType.Default, MessageType.Reply].includes(message.type),
    direct: message.guildId === null,
    mentionsApp:
      message.mentions.users.has(app.id) || (appRole !== undefined && message.mentions.roles.has(appRole.id)),
    repliesToApp: message.mentions.repliedUser?.id === app.id,
  };
}

/**
 * What a message asks: its own words without the mention of the bot, or else what it forwards, embeds or asks in a poll, or
 * else its text files. Empty where nothing of it can be read.
 */
export async function asksOf(message: Message): Promise<string> {
  return ownWords(message) || textBeside(message) || (await textOfFiles(message));
}

/** A message's content without the mention of the bot. */
export function ownWords({ client, guild, content }: Message): string {
  const ids = [client.user.id, guild?.roles.botRoleFor(client.user)?.id ?? client.user.id];
  return ids.reduce((rest, id) => rest.replace(new RegExp(`<@[!&]?${id}>`, 'g'), ' '), content).trim();
}

/** How a message came to the bot. */
export function doorOf(message: Message): Door {
  if (message.guildId === null) return 'dm';
  return message.type === MessageType.Reply ? 'reply' : 'mention';
}

/** Cannot reply without permission to read message history. */
const NO_HISTORY = 160_002;
/** Missing Permissions: where there is a picture, most likely the one to attach files. */
const NO_PERMISSION = 50_013;

/**
 * Answers a message with a view, as a reply where the bot may see what it replies to.
 * The nonce is the question's id: when two processes receive the same message, Discord keeps one answer.
 */
export async function post(question: Message, channel: SendableChannels, view: View): Promise<Place> {
  const message = messageOf(view, question.id);
  const reply = { messageReference: question.id, failIfNotExists: false };
  try {
    return placeOf(await channel.send(accessTo(channel).reply ? { ...message, reply } : message));
  } catch (error) {
    // The client’s cached permissions may be stale.
    if (!(error instanceof DiscordAPIError)) throw error;
    if (error.code === NO_PERMISSION && view.picture !== undefined)
      return post(question, channel, view.picture.otherwise);
    if (error.code !== NO_HISTORY) throw error;
    return placeOf(await channel.send(message));
  }
}

/** A message has one thread at most, which has its id. */
const THREAD_EXISTS = 160_004;

/**
 * Answers a message in a thread that is begun on it; where Discord refuses the thread, in the channel.
 * @param name the thread's name, shortened to what Discord allows
 */
export async function postInThread(
  question: Message,
  channel: SendableChannels,
  view: View,
  name: string,
): Promise<Place> {
  try {
    const thread = question.thread ?? (await threadOn(question, name));
    return placeOf(await thread.send(messageOf(view, question.id)));
  } catch (error) {
    // The server may have too many threads, or AutoMod may block the name.
    if (!(error instanceof DiscordAPIError)) throw error;
    return post(question, channel, view);
  }
}

async function threadOn(question: Message, name: string): Promise<AnyThreadChannel> {
  try {
    const autoArchiveDuration = ThreadAutoArchiveDuration.OneDay;
    return await question.startThread({ name: shorten(name, DISCORD.threadNameCharacters), autoArchiveDuration });
  } catch (error) {
    // Another process has begun the thread.
    if (!(error instanceof DiscordAPIError) || error.code !== THREAD_EXISTS) throw error;
    const thread = await question.client.channels.fetch(question.id);
    if (thread?.isThread() !== true) throw error;
    return thread;
  }
}

function placeOf({ channelId, id }: Message): Place {
  return { channelId, messageId: id };
}

/**
 * Finds the answer to a message by its reference: in the client's cache, or else with a request to Discord where
 * `mayLookUp` allows one.
 */
export async function findAnswer(
  questionId: string,
  channel: SendableChannels,
  mayLookUp: () => Promise<boolean>,
): Promise<Place | undefined> {
  // The cache also holds snapshots of forwarded messages, which have no author.
  const isAnswer = (message: Partial<Message>) =>
    message.author?.id === channel.client.user.id && message.reference?.messageId === questionId;
  const known = channel.messages.cache.find(isAnswer);
  if (known !== undefined) return placeOf(known);
  if (!(await mayLookUp())) return undefined;
  const thread = channel.client.channels.cache.get(questionId);
  if (thread?.isThread() === true) return firstOfOurs(thread);
  const later = await channel.messages.fetch({ after: questionId, limit: HISTORY.messages }).catch(() => undefined);
  const found = later?.find(isAnswer);
  return found && placeOf(found);
}

async function firstOfOurs(thread: AnyThreadChannel): Promise<Place | undefined> {
  const first = await thread.messages.fetch({ after: thread.id, limit: HISTORY.messages }).catch(() => undefined);
  const ours = first?.filter(({ author }) => author.id === thread.client.user.id).last();
  return ours && placeOf(ours);
}

/** Replaces the view in one of the bot's messages. Needs no permission to read the history. */
export async function editAt(client: Client, { channelId, messageId }: Place, view: View): Promise<void> {
  const channel = await client.channels.fetch(channelId);
  if (channel?.isSendable() === true) await channel.messages.edit(messageId, editOf(view));
}

/** Deletes one of the bot's messages. */
export async function deleteAt(client: Client, { channelId, messageId }: Place): Promise<void> {
  const channel = await client.channels.fetch(channelId);
  if (channel?.isSendable() === true) await channel.messages.delete(messageId);
}

/** Whether a message was edited soon enough after it was sent, and just now, so that its answer is edited too. */
export function editedSoon({ createdTimestamp, editedTimestamp }: Message, now: number): boolean {
  if (editedTimestamp === null || editedTimestamp - createdTimestamp > TIME.editableMs) return false;
  // Discord also sends updates for pins, threads and previews, days after the content was last edited.
  return now - createdTimestamp <= 2 * TIME.editableMs;
}
