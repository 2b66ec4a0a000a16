import { ComponentType, MessageFlags } from 'discord.js';
import { isSelect, walk } from '../components.ts';
import type { Interaction } from '../interaction.ts';
import type { SentComponent, SentModal } from '../sent.ts';
import type { MessageRecord, Pings, World } from '../world.ts';

interface SeenButton {
  label: string;
  style: number;
  disabled: boolean;
  customId?: string;
  url?: string;
}

interface SeenSelect {
  customId: string;
  placeholder: string;
  disabled: boolean;
  options: { label: string; value: string; description: string }[];
}

interface SeenFile {
  name: string;
  contentType: string;
  bytes: Uint8Array;
  /** Its alternative text. */
  description: string;
}

interface SeenField {
  label: string;
  description: string;
  customId: string;
  required: boolean;
  value: string;
  type: number;
  /** labels of what may be chosen */
  options: string[];
}

/** A form that has been opened; to be handed to `submit`. */
export interface SeenModal {
  customId: string;
  title: string;
  fields: SeenField[];
  sent: SentModal;
  cause: Interaction;
}

/** What somebody sees: a message, a modal or the line that Discord shows when an app does not answer. */
export interface Seen {
  /** Of the message; empty where there is none. */
  id: string;
  /** All words, in the order in which they stand: content, embeds, text displays. Button labels are not among them. */
  text: string;
  author: string;
  ephemeral: boolean;
  thinking: boolean;
  edited: boolean;
  buttons: SeenButton[];
  selects: SeenSelect[];
  files: SeenFile[];
  /** Pictures that components show, with their alternative text. */
  images: { url: string; alt: string }[];
  pings: Pings;
  /** The components as they were sent. */
  components: SentComponent[];
  replyTo?: string;
  modal?: SeenModal;
  /** Discord's line in place of an answer. */
  failed?: string;
  /** The same message as it is now; nothing where it is gone. */
  now(): Seen | undefined;
}

export const DID_NOT_RESPOND = 'The application did not respond';

const NOTHING = {
  id: '',
  text: '',
  author: '',
  ephemeral: false,
  thinking: false,
  edited: false,
  buttons: [],
  selects: [],
  files: [],
  images: [],
  components: [],
  pings: { everyone: false, users: [], roles: [] },
  now: () => undefined,
} satisfies Seen;

export function failure(words: string): Seen {
  return { ...NOTHING, failed: words };
}

export function nothing(): Seen {
  return NOTHING;
}

export function seenModal(sent: SentModal, cause: Interaction): Seen {
  const fields = [...walk(sent.components)].flatMap(({ component, parent }) => fieldOf(component, parent));
  const texts = [...walk(sent.components)].map(({ component }) => component.content ?? '').filter(Boolean);
  const labels = fields.map(({ label }) => label);
  const modal = { customId: sent.custom_id, title: sent.title, fields, sent, cause };
  return { ...NOTHING, text: [sent.title, ...texts, ...labels].join('\n'), modal };
}

function fieldOf(component: SentComponent, parent: SentComponent | undefined): SeenField[] {
  if (typeof component.custom_id !== 'string') return [];
  return [
    {
      label: component.label ?? parent?.label ?? '',
      description: parent?.description ?? '',
      customId: component.custom_id,
      required: component.required ?? true,
      value: component.value ?? '',
      type: component.type,
      options: (component.options ?? []).map(({ label }) => label),
    },
  ];
}

/** A message as whoever may see it sees it. */
export function seenMessage(world: World, message: MessageRecord): Seen {
  const components = [...walk(message.components)].map(({ component }) => component);
  const shown = new Set(components.flatMap(({ file }) => (file ? [file.url] : [])));
  const v2 = (message.flags & MessageFlags.IsComponentsV2) !== 0;
  return {
    id: message.id,
    text: textOf(message, components),
    author: world.users.get(message.authorId)?.username ?? '',
    ephemeral: message.ephemeralTo !== undefined,
    thinking: (message.flags & MessageFlags.Loading) !== 0,
    edited: message.editedAt !== undefined,
    buttons: components.filter(({ type }) => type === ComponentType.Button).map(buttonOf),
    selects: components.filter(isSelect).map(selectOf),
    files: message.files.filter((file) => !v2 || shown.has(`attachment://${file.filename}`)).map(fileOf),
    images: components.flatMap(imagesOf),
    components: structuredClone(message.components),
    pings: structuredClone(message.pings),
    ...(message.reference ? { replyTo: message.reference.message_id } : {}),
    now: () => {
      const present = world.messages.get(message.id);
      return present && seenMessage(world, present);
    },
  };
}

function textOf(message: MessageRecord, components: SentComponent[]): string {
  const embeds = message.embeds.flatMap((embed) => [
    embed.author?.name,
    embed.title,
    embed.description,
    ...(embed.fields ?? []).flatMap((field) => [field.name, field.value]),
    embed.footer?.text,
  ]);
  const displays = components.map(({ content }) => content);
  return [message.content, ...embeds, ...displays].filter(Boolean).join('\n');
}

function buttonOf({ label, style, disabled, custom_id: customId, url }: SentComponent): SeenButton {
  return {
    label: label ?? '',
    style: style ?? 0,
    disabled: disabled ?? false,
    ...(customId ? { customId } : {}),
    ...(url ? { url } : {}),
  };
}

function selectOf({ custom_id: customId, placeholder, disabled, options }: SentComponent): SeenSelect {
  return {
    customId: customId ?? '',
    placeholder: placeholder ?? '',
    disabled: disabled ?? false,
    options: (options ?? []).map(({ label, value, description }) => ({ label, value, description: description ?? '' })),
  };
}

function fileOf({ filename, contentType, bytes, description }: MessageRecord['files'][number]): SeenFile {
  return { name: filename, contentType, bytes, description: description ?? '' };
}

function imagesOf({ media, items, description }: SentComponent): Seen['images'] {
  const own = media ? [{ url: media.url, alt: description ?? '' }] : [];
  return [...own, ...(items ?? []).map((item) => ({ url: item.media.url, alt: item.description ?? '' }))];
}
