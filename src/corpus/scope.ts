/** Whose sources a question is answered from: what ships with the bot, or that and one server's own. */
export type Scope = { kind: 'shared' } | { kind: 'server'; serverId: string };

export const SHARED: Scope = { kind: 'shared' };
