import { ComponentType } from 'discord.js';
import { walk } from './components.ts';
import type { SentComponent } from './sent.ts';
import type { FileRecord, MessageRecord, World } from './world.ts';

/** What Discord fills in where a component does not say it. */
const DEFAULTS: Readonly<Record<number, object>> = {
  [ComponentType.Container]: { accent_color: null, spoiler: false },
  [ComponentType.Separator]: { spacing: 1, divider: true },
  [ComponentType.StringSelect]: { min_values: 1, max_values: 1 },
  [ComponentType.UserSelect]: { min_values: 1, max_values: 1 },
  [ComponentType.RoleSelect]: { min_values: 1, max_values: 1 },
  [ComponentType.MentionableSelect]: { min_values: 1, max_values: 1 },
  [ComponentType.ChannelSelect]: { min_values: 1, max_values: 1 },
  [ComponentType.Thumbnail]: { description: null, spoiler: false },
};

/** Components as Discord gives them back: each with a number, defaults filled in, and files with an address. */
export function componentsGivenBack(world: World, message: MessageRecord): SentComponent[] {
  const copy = structuredClone(message.components);
  for (const [index, { component }] of [...walk(copy)].entries()) {
    Object.assign(component, { id: index + 1, ...DEFAULTS[component.type], ...said(component) });
    if (component.file) Object.assign(component, fileComponent(world, message, component.file.url));
    if (component.media) component.media = unfurled(world, message, component.media.url);
    for (const item of component.items ?? []) {
      Object.assign(item, { description: item.description ?? null, spoiler: false });
      item.media = unfurled(world, message, item.media.url);
    }
  }
  return copy;
}

/** The part of a component that says something. */
function said(component: SentComponent): object {
  return Object.fromEntries(Object.entries(component).filter(([, value]) => value !== null && value !== undefined));
}

function fileComponent(world: World, message: MessageRecord, url: string) {
  const file = attached(message, url);
  return {
    file: unfurled(world, message, url),
    name: file?.filename ?? null,
    size: file?.bytes.length ?? null,
    spoiler: false,
  };
}

function attached(message: MessageRecord, url: string): FileRecord | undefined {
  return message.files.find(({ filename }) => url === `attachment://${filename}`);
}

function unfurled(world: World, message: MessageRecord, url: string) {
  const file = attached(message, url);
  const address = file ? fileUrl(world, file) : url;
  const id = file?.id ?? message.id;
  const shared = { id, url: address, proxy_url: address, width: null, height: null };
  return file ? { ...shared, content_type: file.contentType, attachment_id: file.id } : shared;
}

export function attachmentJson(world: World, file: FileRecord) {
  const url = fileUrl(world, file);
  return {
    id: file.id,
    filename: file.filename,
    size: file.bytes.length,
    url,
    proxy_url: url,
    content_type: file.contentType,
    ...(file.description === undefined ? {} : { description: file.description }),
  };
}

function fileUrl(world: World, file: FileRecord): string {
  return `${world.address}/attachments/${file.id}/${encodeURIComponent(file.filename)}`;
}
