import { DiscordAPIError, type Message, PermissionFlagsBits, type SendableChannels } from 'discord.js';
import { HISTORY, TIME } from './limits.ts';
import { payloadOf } from './payload.ts';
import type { View } from './view/view.ts';

/** What the bot may do in a channel. */
export interface Leave {
  speak: boolean;
  /** a reply needs the history that it refers to */
  reply: boolean;
}

export function leaveIn(channel: SendableChannels): Leave {
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
 * The nonce is the question's id: when two processes hear the same message, Discord keeps one answer.
 */
export async function post(question: Message, channel: SendableChannels, view: View): Promise<void> {
  const message = { ...payloadOf(view), nonce: question.id, enforceNonce: true };
  const reply = { messageReference: question.id, failIfNotExists: false };
  try {
    await channel.send(leaveIn(channel).reply ? { ...message, reply } : message);
  } catch (error) {
    // What the client knows of permissions may be a moment old.
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
