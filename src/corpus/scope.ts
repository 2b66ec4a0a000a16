/** Whose sources a question is answered from: what ships with the bot, or that and one server's own. */
export type Scope = { kind: 'shared' } | { kind: 'server'; serverId: string };

/** The id within a server's record of a source that the server's own moderators added: it can neither collide nor shadow. */
export function ownId(serverId: string, id: string): string {
  return `s${serverId}:${id}`;
}

/** Whose an id is, by its beginning. */
export function scopeOf(id: string): Scope {
  const serverId = /^s(\d+):/.exec(id)?.[1];
  return serverId === undefined ? SHARED : { kind: 'server', serverId };
}

/** Ids of people, topics, measures and terms that a server adds begin so: what ships never does. */
export const OWN_PREFIX = 'own-';

export const SHARED: Scope = { kind: 'shared' };
