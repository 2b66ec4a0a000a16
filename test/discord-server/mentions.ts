import { spokenText } from './components.ts';
import type { SentMentions, SentMessage } from './sent.ts';
import type { Pings } from './world.ts';

/** What is parsed where a body says nothing of mentions: all kinds in a message, users only in an interaction. */
const DEFAULTS = { message: ['users', 'roles', 'everyone'], interaction: ['users'] } as const;

export interface MentionContext {
  door: keyof typeof DEFAULTS;
  /** The author of the message that is replied to. */
  repliedTo?: string | undefined;
}

/**
 * Whom a text names. Code blocks and backslashes are not looked at: a bot that relies on them to avoid a ping is
 * better caught.
 */
export function named(text: string): Pings {
  return {
    everyone: /@(?:everyone|here)\b/.test(text),
    users: unique([...text.matchAll(/<@!?(\d+)>/g)].map((match) => match[1])),
    roles: unique([...text.matchAll(/<@&(\d+)>/g)].map((match) => match[1])),
  };
}

/**
 * Whom a message would notify as it was sent. What the sender is permitted is left out: a bot must not rely on
 * lacking a permission.
 *
 * @see https://docs.discord.com/developers/resources/message#allowed-mentions-object
 */
export function pingsOf(message: SentMessage, { door, repliedTo }: MentionContext): Pings {
  const found = named(spokenText(message));
  const allowed = message.allowed_mentions;
  const reply = repliedTo !== undefined && (allowed ? allowed.replied_user === true : true) ? [repliedTo] : [];
  return {
    everyone: found.everyone && parses(allowed, door, 'everyone'),
    users: unique([...permitted(found.users, allowed, door, 'users'), ...reply]),
    roles: permitted(found.roles, allowed, door, 'roles'),
  };
}

export function pingsAnyone(pings: Pings): boolean {
  return pings.everyone || pings.users.length > 0 || pings.roles.length > 0;
}

type Kind = 'users' | 'roles' | 'everyone';

function parses(allowed: SentMentions | null | undefined, door: keyof typeof DEFAULTS, kind: Kind): boolean {
  const kinds: readonly (string | null)[] = allowed ? (allowed.parse ?? []) : DEFAULTS[door];
  return kinds.includes(kind);
}

function permitted(
  ids: string[],
  allowed: SentMentions | null | undefined,
  door: keyof typeof DEFAULTS,
  kind: 'users' | 'roles',
): string[] {
  return parses(allowed, door, kind) ? ids : ids.filter((id) => allowed?.[kind]?.includes(id));
}

function unique(items: (string | undefined)[]): string[] {
  return [...new Set(items.filter((item) => item !== undefined))];
}
