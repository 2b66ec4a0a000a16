/** Which messages are meant for the bot, and what they ask. Pure: facts of a message in, a decision out. */

import { DiscordAPIError, type Message, MessageType, PermissionFlagsBits, type SendableChannels } from 'discord.js';
import type { Door } from '../query/asks-message.ts';
import { readMarkup } from '../query/markup.ts';
import type { View } from './kit/components.ts';
import { HISTORY, TIME } from './kit/limits.ts';
import { payloadOf } from './kit/reply.ts';

/** What a message tells about itself. */
export interface MessageFacts {
  /** as Discord delivers it: empty where the text is withheld */
  text: string;
  /** written by a person: not by a bot, a webhook or Discord itself */
  fromPerson: boolean;
  /** in a direct message with the bot */
  direct: boolean;
  /** the bot, or its own role, is mentioned */
  mentionsApp: boolean;
  /** a reply to a message of the bot, with or without a ping */
  repliesToApp: boolean;
  /** ids of the bot and of its own role here, as they stand in mentions */
  appIds: readonly string[];
}

export type Address = { asks: string } | 'nothing readable' | 'not for us';

/** A message is for the bot where it mentions it, replies to it or is sent to it alone. */
export function addressOf({ text, fromPerson, direct, mentionsApp, repliesToApp, appIds }: MessageFacts): Address {
  if (!fromPerson || !(direct || mentionsApp || repliesToApp)) return 'not for us';
  const asks = withoutMentions(text, appIds);
  return asks === '' ? 'nothing readable' : { asks };
}

function withoutMentions(text: string, ids: readonly string[]): string {
  const mentions = ids.map((id) => new RegExp(`<@[!&]?${id}>`, 'g'));
  return mentions.reduce((rest, mention) => rest.replace(mention, ' '), text).trim();
}

/** The facts of a Discord message that decide whether it is for the bot. */
export function factsOf(message: Message): MessageFacts {
  const app = message.client.user;
  const appRole = message.guild?.roles.botRoleFor(app) ?? undefined;
  const byPerson = !message.author.bot && message.webhookId === null && !message.system;
  return {
    text: message.content,
    fromPerson: byPerson && [MessageType.Default, MessageType.Reply].includes(message.type),
    direct: message.guildId === null,
    mentionsApp:
      message.mentions.users.has(app.id) || (appRole !== undefined && message.mentions.roles.has(appRole.id)),
    repliesToApp: message.mentions.repliedUser?.id === app.id,
    appIds: appRole === undefined ? [app.id] : [app.id, appRole.id],
  };
}

/** A message's text as it is seen: a part of it, or all of it. */
export function shownText({ content, mentions, guild }: Message, text = content): string {
  return readMarkup(text, {
    user: (id) => mentions.members?.get(id)?.displayName ?? mentions.users.get(id)?.displayName,
    role: (id) => mentions.roles.get(id)?.name ?? guild?.roles.cache.get(id)?.name,
    channel: (id) => guild?.channels.cache.get(id)?.name,
  });
}

const ADDRESS = /https?:\/\/[^\s<>()]+/g;

/** A message’s text with what it forwards, and with the addresses that its links hide. */
export function wholeText(message: Message): string {
  const forwarded = [...message.messageSnapshots.values()].map(({ content }) => content ?? '');
  const raw = [message.content, ...forwarded].join('\n').trim();
  const shown = [shownText(message), ...forwarded.map((text) => readMarkup(text))].join('\n').trim();
  const hidden = [...new Set(raw.match(ADDRESS) ?? [])].filter((address) => !shown.includes(address));
  return [shown, ...hidden].join('\n');
}

/** How a message came to the bot. */
export function doorOf(message: Message): Door {
  if (message.guildId === null) return 'dm';
  return message.reference === null ? 'mention' : 'reply';
}

/** What the bot may do in a channel. */
export interface ChannelAccess {
  speak: boolean;
  /** a reply needs the history that it refers to */
  reply: boolean;
}

export function accessTo(channel: SendableChannels): ChannelAccess {
  if (channel.isDMBased()) return { speak: true, reply: true };
  const mine = channel.permissionsFor(channel.client.user);
  const speaking = channel.isThread() ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages;
  const speak = mine?.has([PermissionFlagsBits.ViewChannel, speaking]) ?? false;
  return { speak, reply: speak && (mine?.has(PermissionFlagsBits.ReadMessageHistory) ?? false) };
}

/** Cannot reply without permission to read message history. */
const NO_HISTORY = 160_002;

/**
 * Answers a message with a view, as a reply where the bot may see what it replies to.
 * The nonce is the question's id: when two processes receive the same message, Discord keeps one answer.
 */
export async function post(question: Message, channel: SendableChannels, view: View): Promise<void> {
  const message = { ...payloadOf(view), nonce: question.id, enforceNonce: true };
  const reply = { messageReference: question.id, failIfNotExists: false };
  try {
    await channel.send(accessTo(channel).reply ? { ...message, reply } : message);
  } catch (error) {
    // The client’s cached permissions may be stale.
    if (!(error instanceof DiscordAPIError) || error.code !== NO_HISTORY) throw error;
    await channel.send(message);
  }
}

/** The bot's answer to a message: from what the client still has, or else from Discord where `mayLookUp` allows it. */
export async function answerTo(
  questionId: string,
  channel: SendableChannels,
  mayLookUp: () => Promise<boolean>,
): Promise<Message | undefined> {
  const isAnswer = (message: Message) =>
    message.author.id === channel.client.user.id && message.reference?.messageId === questionId;
  const known = channel.messages.cache.find(isAnswer);
  if (known !== undefined || !(await mayLookUp())) return known;
  const later = await channel.messages.fetch({ after: questionId, limit: HISTORY.messages }).catch(() => undefined);
  return later?.find(isAnswer);
}

/** Whether a message was changed soon enough for its answer to follow. */
export function editedSoon({ createdTimestamp, editedTimestamp }: Message): boolean {
  return editedTimestamp !== null && editedTimestamp - createdTimestamp <= TIME.editableMs;
}
