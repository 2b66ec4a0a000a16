import { type Message, MessageReferenceType } from 'discord.js';
import { HISTORY, TIME } from '../kit/limits.ts';
import { type Printed, readPrinted } from './question.ts';

/**
 * The questions that went before a message, oldest first, read from Discord's own messages: from the answer that it replies
 * to, or else from the latest answer in the same thread or direct message. Nothing readable is an empty list.
 */
export async function questionsBefore(message: Message): Promise<string[]> {
  // A forward is no reply: what it shows belongs to another conversation.
  if (message.reference?.type === MessageReferenceType.Forward) return [];
  const printed = message.reference === null ? await latestIn(message) : await repliedTo(message);
  return printed === undefined ? [] : [...printed.earlier, printed.question];
}

/** What one of our messages was asked; undefined for anybody else's. */
function printedOn(message: Message): Printed | undefined {
  if (message.author.id !== message.client.user.id) return undefined;
  return readPrinted(message.components.map((component) => component.toJSON()));
}

async function repliedTo(message: Message): Promise<Printed | undefined> {
  const answer = await message.fetchReference().catch(() => undefined);
  return answer && printedOn(answer);
}

async function latestIn(message: Message): Promise<Printed | undefined> {
  const { channel } = message;
  if (!channel.isDMBased() && !channel.isThread()) return undefined;
  const earlier = await channel.messages.fetch({ limit: HISTORY.messages, before: message.id }).catch(() => undefined);
  const oldest = channel.isDMBased() ? message.createdTimestamp - TIME.conversationMs : 0;
  for (const candidate of earlier?.values() ?? []) {
    const printed = candidate.createdTimestamp < oldest ? undefined : printedOn(candidate);
    if (printed !== undefined) return printed;
  }
  // A thread may have been begun from an answer of ours, which stands in the channel above it.
  const starter = channel.isThread() ? await channel.fetchStarterMessage().catch(() => null) : null;
  return starter === null ? undefined : printedOn(starter);
}
