import { type APIGuildMember, type Interaction, PermissionFlagsBits, PermissionsBitField } from 'discord.js';
import { SHARED_SCOPE } from '../../store/revisions.ts';
import type { ServerSettings } from '../../store/settings.ts';

/** Who may change what all servers share. */
export interface Curators {
  /** ids of people */
  users: readonly string[];
  /** the server whose moderators are curators */
  homeServer: string | undefined;
}

/** What a member may do, from the interaction at hand; never cached. */
export interface Rights {
  userId: string;
  serverId: string;
  /** may manage the server, and so settle who moderates it */
  manages: boolean;
  /** moderates this server's own record */
  moderates: boolean;
  /** may change what all servers share */
  curates: boolean;
}

/** A member as Discord sends one with an interaction; some shapes leave out the permissions. */
type Member = NonNullable<Interaction['member']> | APIGuildMember;

/** Whether a member may manage their server. */
function manages(member: Member): boolean {
  if (!('permissions' in member)) return false;
  const { permissions } = member;
  const bits = typeof permissions === 'string' ? new PermissionsBitField(BigInt(permissions)) : permissions;
  return bits.has(PermissionFlagsBits.ManageGuild);
}

/** Whether a member moderates their server's own record. */
function moderates(member: Member, { moderatorRoles }: ServerSettings): boolean {
  const roles = Array.isArray(member.roles) ? member.roles : [...member.roles.cache.keys()];
  return manages(member) || roles.some((role) => moderatorRoles.includes(role));
}

/** Settings and configuration that rights depend on. */
interface Settled {
  settings: ServerSettings;
  curators: Curators;
}

/** What somebody who has used something may do. @returns undefined outside of servers, where nothing is moderated */
export function rightsOf(interaction: Interaction, settled: Settled): Rights | undefined {
  const { guildId, user, member } = interaction;
  return guildId === null || member === null ? undefined : rightsOfMember(member, user.id, guildId, settled);
}

/** What a member of a server may do there. */
export function rightsOfMember(member: Member, userId: string, serverId: string, settled: Settled): Rights {
  const { users, homeServer } = settled.curators;
  const isModerator = moderates(member, settled.settings);
  const curates = users.includes(userId) || (serverId === homeServer && isModerator);
  return { userId, serverId, manages: manages(member), moderates: isModerator, curates };
}

/** The scope of somebody’s changes: the shared record in the home server, the server’s own anywhere else. */
export function scopeFor({ serverId, curates }: Rights, homeServer: string | undefined): string {
  return curates && (serverId === homeServer || homeServer === undefined) ? SHARED_SCOPE : serverId;
}

/** Whether somebody may change a scope. */
export function mayChange({ serverId, moderates, curates }: Rights, scope: string): boolean {
  return scope === SHARED_SCOPE ? curates : moderates && scope === serverId;
}
