/** Collects the text of a message: its content, forwards, embeds, components, poll and text files. */

import { type Attachment, ComponentType, type Embed, type Message, type MessageSnapshot } from 'discord.js';
import { readMarkup } from '../query/markup.ts';
import { MESSAGE, TIME } from './kit/limits.ts';

/** A message, or the snapshot of one in a forward. */
type Shown = Pick<Message | MessageSnapshot, 'content' | 'embeds' | 'components' | 'poll' | 'attachments'>;

/** A message's content, or a part of it, with mentions as the names that people see. */
export function shownText({ content, mentions, guild }: Message, text = content): string {
  return readMarkup(text, {
    user: (id) => mentions.members?.get(id)?.displayName ?? mentions.users.get(id)?.displayName,
    role: (id) => mentions.roles.get(id)?.name ?? guild?.roles.cache.get(id)?.name,
    channel: (id) => guild?.channels.cache.get(id)?.name,
  });
}

/** What a message shows beside its own words: forwarded messages, embeds, components and a poll, as text. */
export function textBeside(message: Message): string {
  const forwarded = [...message.messageSnapshots.values()].flatMap((each) => [each.content ?? '', ...textsIn(each)]);
  return joined([...forwarded, ...textsIn(message)].map((text) => readMarkup(text)));
}

const ADDRESS = /https?:\/\/[^\s<>()]+/g;

/** All text of a message but that of its files. */
export function readableText(message: Message): string {
  return joined([shownText(message), textBeside(message)]);
}

/** `readableText` followed by the addresses that masked links hide. */
export function wholeText(message: Message): string {
  const shown = readableText(message);
  const raw = [message.content, ...message.messageSnapshots.map(({ content }) => content ?? '')].join('\n');
  const hidden = [...new Set(raw.match(ADDRESS) ?? [])].filter((address) => !shown.includes(address));
  return [shown, ...hidden].join('\n');
}

/**
 * The text files of a message and of what it forwards: Discord makes one, message.txt, of a message that is too long.
 * Files that are too large, or can’t be fetched or read, count as empty.
 */
export async function textOfFiles(message: Message): Promise<string> {
  const files = [message, ...message.messageSnapshots.values()].flatMap(({ attachments }) => [
    ...(attachments?.values() ?? []),
  ]);
  const texts = files.filter(isTextFile).slice(0, MESSAGE.textFiles).map(textOfFile);
  return joined((await Promise.all(texts)).map((text) => readMarkup(text)));
}

function isTextFile({ contentType, name, size }: Attachment): boolean {
  const isText = contentType?.startsWith('text/plain') ?? /\.(?:txt|md)$/i.test(name);
  return isText && size <= MESSAGE.textFileBytes;
}

async function textOfFile({ url }: Attachment): Promise<string> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIME.fileMs), redirect: 'error' });
    const bytes = response.ok ? await response.arrayBuffer() : new ArrayBuffer(0);
    return bytes.byteLength > MESSAGE.textFileBytes ? '' : new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // The rest of the message is read all the same.
    return '';
  }
}

function textsIn({ embeds, components, poll }: Partial<Shown>): string[] {
  const asked = poll?.question.text ?? '';
  const options = [...(poll?.answers?.values() ?? [])].map(({ text }) => text ?? '');
  const displayed = textDisplays((components ?? []).map((component) => component.toJSON()));
  return [...(embeds ?? []).flatMap(textsOfEmbed), ...displayed, asked, ...options];
}

function textsOfEmbed({ author, title, description, fields, footer }: Embed): string[] {
  const named = (fields ?? []).flatMap(({ name, value }) => [name, value]);
  return [author?.name ?? '', title ?? '', description ?? '', ...named, footer?.text ?? ''];
}

/** Components as plain JSON, which nest in several ways. */
function textDisplays(components: readonly unknown[]): string[] {
  return components.flatMap((component): string[] => {
    if (typeof component !== 'object' || component === null) return [];
    const isText = 'type' in component && component.type === ComponentType.TextDisplay && 'content' in component;
    const within = 'components' in component && Array.isArray(component.components) ? component.components : [];
    return [...(isText ? [String(component.content)] : []), ...textDisplays(within)];
  });
}

function joined(texts: readonly string[]): string {
  return texts
    .filter((text) => text.trim() !== '')
    .join('\n')
    .trim();
}
