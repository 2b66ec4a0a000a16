import { ComponentType } from 'discord.js';
import type { SentComponent, SentMessage } from './sent.ts';

/** A component and where it stands in the body. */
export interface Placed {
  component: SentComponent;
  path: readonly (string | number)[];
  parent?: SentComponent;
}

/** The components that a message can only carry with the Components V2 flag. */
const V2_ONLY: ReadonlySet<number> = new Set([
  ComponentType.Section,
  ComponentType.TextDisplay,
  ComponentType.Thumbnail,
  ComponentType.MediaGallery,
  ComponentType.File,
  ComponentType.Separator,
  ComponentType.Container,
]);

const SELECTS: ReadonlySet<number> = new Set([
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
]);

export function isV2Only(component: SentComponent): boolean {
  return V2_ONLY.has(component.type);
}

export function isSelect(component: SentComponent): boolean {
  return SELECTS.has(component.type);
}

/** Every component, parents before children, in the order in which they are read. */
export function* walk(
  components: readonly SentComponent[] | null | undefined,
  path: readonly (string | number)[] = ['components'],
  parent?: SentComponent,
): Generator<Placed> {
  for (const [index, component] of (components ?? []).entries()) {
    yield* walkOne(component, [...path, index], parent);
  }
}

function* walkOne(
  component: SentComponent,
  path: readonly (string | number)[],
  parent?: SentComponent,
): Generator<Placed> {
  yield parent ? { component, path, parent } : { component, path };
  yield* walk(component.components, [...path, 'components'], component);
  if (component.accessory) yield* walkOne(component.accessory, [...path, 'accessory'], component);
  if (component.component) yield* walkOne(component.component, [...path, 'component'], component);
}

/** The addresses of the pictures and files that a message shows: what may be `attachment://name`. */
export function* mediaOf(message: SentMessage): Generator<{ url: string; path: readonly (string | number)[] }> {
  for (const { component, path } of walk(message.components)) {
    if (component.file) yield { url: component.file.url, path: [...path, 'file', 'url'] };
    if (component.media) yield { url: component.media.url, path: [...path, 'media', 'url'] };
    for (const [index, item] of (component.items ?? []).entries()) {
      yield { url: item.media.url, path: [...path, 'items', index, 'media', 'url'] };
    }
  }
}

/** All that a message says to whoever looks for mentions in it: its content and its text displays, not its embeds. */
export function spokenText(message: SentMessage): string {
  const displays = [...walk(message.components)].map(({ component }) => component.content ?? '');
  return [message.content ?? '', ...displays].join('\n');
}
