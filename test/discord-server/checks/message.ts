import { MessageFlags } from 'discord.js';
import { isV2Only, mediaOf, walk } from '../components.ts';
import type { SentMessage } from '../sent.ts';
import {
  after,
  has,
  isV2,
  type MessageDoor,
  type MessageDraft,
  type Problems,
  problem,
  sum,
  tooLong,
} from './draft.ts';

const MAX_CONTENT = 2000;
const MAX_COMPONENTS = 40;
const MAX_ROWS = 5;
const MAX_DISPLAYED = 4000;
const MAX_EMBEDDED = 6000;

const { SuppressEmbeds, SuppressNotifications, Ephemeral, IsComponentsV2, IsVoiceMessage } = MessageFlags;
const ON_CREATE = SuppressEmbeds | SuppressNotifications | IsVoiceMessage | IsComponentsV2;
const ON_EDIT = SuppressEmbeds | IsComponentsV2;

const SETTABLE = {
  create: ON_CREATE,
  reply: ON_CREATE | Ephemeral,
  'follow-up': ON_CREATE | Ephemeral,
  edit: ON_EDIT,
  update: ON_EDIT,
  'edit-reply': ON_EDIT,
} satisfies Record<MessageDoor, number>;

const LEGACY = ['content', 'embeds', 'sticker_ids', 'poll'] as const;

export function* contentLength({ body }: MessageDraft): Problems {
  if ((body.content?.length ?? 0) > MAX_CONTENT) yield tooLong(['content'], MAX_CONTENT);
}

export function* emptiness(draft: MessageDraft): Problems {
  const parts = [...LEGACY, 'components' as const].map((key) => after(draft, key));
  const something = parts.some((part) => (Array.isArray(part) ? part.length > 0 : Boolean(part)));
  if (!something && draft.fileNames.length === 0) yield problem([], 'EMPTY', 'Cannot send an empty message');
}

export function* legacyWithV2(draft: MessageDraft): Problems {
  if (!isV2(draft)) return;
  for (const key of LEGACY) {
    const value = after(draft, key);
    if (!(Array.isArray(value) ? value.length > 0 : value)) continue;
    const message = `The '${key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`;
    yield problem([key], 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', message);
  }
}

export function* v2WithoutFlag(draft: MessageDraft): Problems {
  if (isV2(draft)) return;
  for (const { component, path } of walk(draft.body.components)) {
    if (isV2Only(component)) yield problem(path, 'UNION_TYPE_CHOICES', 'Value of field "type" must be one of (1,).');
  }
}

export function* v2FlagTaken({ body, before }: MessageDraft): Problems {
  const without = typeof body.flags === 'number' && !has(body.flags, IsComponentsV2);
  if (!without || !has(before?.flags, IsComponentsV2)) return;
  yield problem(['flags'], 'MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG', 'IS_COMPONENTS_V2 cannot be removed');
}

export function* flagsAtDoor({ body, before, door }: MessageDraft): Problems {
  const stray = (body.flags ?? 0) & ~(SETTABLE[door] | (before?.flags ?? 0));
  if (stray !== 0) yield problem(['flags'], 'MESSAGE_FLAGS_NOT_SETTABLE', `These flags cannot be set here: ${stray}`);
}

export function* rowCount(draft: MessageDraft): Problems {
  if (!isV2(draft) && (draft.body.components?.length ?? 0) > MAX_ROWS) yield tooLong(['components'], MAX_ROWS);
}

export function* componentCount({ body }: MessageDraft): Problems {
  if ([...walk(body.components)].length <= MAX_COMPONENTS) return;
  const message = `The total number of components exceeds ${MAX_COMPONENTS}`;
  yield problem(['components'], 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', message);
}

export function* displayedText({ body }: MessageDraft): Problems {
  const shown = sum([...walk(body.components)].map(({ component }) => component.content?.length ?? 0));
  if (shown <= MAX_DISPLAYED) return;
  const message = `Displayable text size exceeds maximum size of ${MAX_DISPLAYED}`;
  yield problem(['components'], 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', message);
}

export function* embeddedText({ body }: MessageDraft): Problems {
  if (embedLength(body) <= MAX_EMBEDDED) return;
  yield problem(['embeds'], 'MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${MAX_EMBEDDED}`);
}

function embedLength({ embeds }: SentMessage): number {
  const parts = (embeds ?? []).flatMap(({ title, description, footer, author, fields }) => [
    title,
    description,
    footer?.text,
    author?.name,
    ...(fields ?? []).flatMap((field) => [field.name, field.value]),
  ]);
  return sum(parts.map((part) => part?.length ?? 0));
}

export function* parsedAndListed({ body: { allowed_mentions: mentions } }: MessageDraft): Problems {
  for (const kind of ['users', 'roles'] as const) {
    if (!mentions?.parse?.includes(kind) || (mentions[kind]?.length ?? 0) === 0) continue;
    const message = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`;
    yield problem(['allowed_mentions'], 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', message);
  }
}

export function* missingFiles({ body, fileNames }: MessageDraft): Problems {
  for (const { url, path } of mediaOf(body)) {
    const name = /^attachment:\/\/(.*)$/.exec(url)?.[1];
    if (name === undefined || fileNames.includes(name)) continue;
    yield problem(
      path,
      'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
      'The referenced attachment was not found',
    );
  }
}

export function* enforcedNonce({ body }: MessageDraft): Problems {
  if (body.enforce_nonce && !body.nonce) yield problem(['nonce'], 'NONCE_REQUIRED', 'enforce_nonce needs a nonce');
}

export function* deferral(body: SentMessage): Problems {
  if (has(body.flags, ~Ephemeral)) {
    yield problem(['flags'], 'INTERACTION_DEFERRAL_FLAGS', 'A deferred reply can carry only the EPHEMERAL flag');
  }
  for (const [key, value] of Object.entries(body)) {
    if (key !== 'flags' && value) yield problem([key], 'INTERACTION_DEFERRAL_DATA', 'A deferred reply is still empty');
  }
}
