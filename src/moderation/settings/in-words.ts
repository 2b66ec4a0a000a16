/** Settings as people read them, and what of them was deleted since it was chosen. */
import { type ServerSettings, settingsSchema } from '../../store/settings.ts';
import type { ModeratorSession } from '../session/moderator-session.ts';
import { SAY } from '../session/words.ts';

export const NAMES: Record<keyof ServerSettings, string> = {
  answers: 'Answers',
  moderatorRoles: 'Moderator roles',
  moderatorsChannel: 'Moderators’ channel',
  channels: 'Channels where I answer',
  forums: 'Forums where I answer new posts',
  approval: 'Second moderator approves',
  digest: 'Digest of questions without an answer',
  quietHours: 'Quiet hours for digests',
};

export const KEYS = settingsSchema.keyof().options;

/** What the ids of a setting are of. */
const KINDS: Partial<Record<keyof ServerSettings, 'role' | 'channel'>> = {
  moderatorRoles: 'role',
  moderatorsChannel: 'channel',
  channels: 'channel',
  forums: 'channel',
};

/** Names of the settings that name a role or a channel that was deleted since. */
export function goneIn({ services, rights }: ModeratorSession, settings: ServerSettings): string[] {
  return KEYS.flatMap((key) => {
    const kind = KINDS[key];
    if (kind === undefined) return [];
    const ids = [settings[key] ?? []].flat();
    return ids.some((id) => services.isGone(rights.serverId, kind, String(id))) ? [NAMES[key]] : [];
  });
}

/** The settings without what was deleted: Discord offers nothing of that. */
export function presentIn({ services, rights }: ModeratorSession, settings: ServerSettings): ServerSettings {
  const isThere = (kind: 'role' | 'channel') => (id: string) => !services.isGone(rights.serverId, kind, id);
  const { moderatorsChannel, ...rest } = settings;
  return {
    ...rest,
    ...(moderatorsChannel === undefined || !isThere('channel')(moderatorsChannel) ? {} : { moderatorsChannel }),
    moderatorRoles: settings.moderatorRoles.filter(isThere('role')),
    channels: settings.channels.filter(isThere('channel')),
    forums: settings.forums.filter(isThere('channel')),
  };
}

/** A setting as people read it. */
export function inWords(session: ModeratorSession, key: keyof typeof NAMES, settings: ServerSettings): string {
  const { services, rights } = session;
  const channel = (id: string) => (services.isGone(rights.serverId, 'channel', id) ? SAY.goneChannel : `<#${id}>`);
  const role = (id: string) => (services.isGone(rights.serverId, 'role', id) ? SAY.goneRole : `<@&${id}>`);
  switch (key) {
    case 'answers':
      return settings.answers === 'public' ? 'for everybody, unless the asker wants otherwise' : 'for the asker alone';
    case 'moderatorRoles':
      return settings.moderatorRoles.map(role).join(', ') || 'whoever may manage the server';
    case 'moderatorsChannel':
      return settings.moderatorsChannel === undefined ? 'none' : channel(settings.moderatorsChannel);
    case 'channels':
      return settings.channels.map(channel).join(', ') || 'everywhere';
    case 'forums':
      return settings.forums.map(channel).join(', ') || 'none';
    case 'approval':
      return settings.approval ? 'yes' : 'no';
    case 'digest':
      return settings.digest;
    case 'quietHours':
      return settings.quietHours === undefined
        ? 'none'
        : `${settings.quietHours[0]}:00 to ${settings.quietHours[1]}:00, London`;
  }
}
