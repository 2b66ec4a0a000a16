/** Settings as people read them, and what of them was deleted since it was chosen. */
import { small } from '../../discord/kit/markdown.ts';
import { type ServerSettings, settingsSchema } from '../../store/settings.ts';
import type { ModeratorServices, ModeratorSession } from '../session/moderator-session.ts';
import { SAY } from '../session/words.ts';

export const NAMES: Record<keyof ServerSettings, string> = {
  answers: 'Answers',
  moderatorRoles: 'Moderator roles',
  moderatorsChannel: 'Moderators’ channel',
  channels: 'Channels where I answer',
  forums: 'Forums where I answer new posts',
  questionChannels: 'Channels where every message is a question',
  ignored: 'People and roles whose messages I ignore',
  threads: 'Answers to messages',
  approval: 'Second moderator approves',
  digest: 'Digest of questions without an answer',
  week: 'Weekly post',
  wordsLook: 'Exact words looked at again each month',
  quietHours: 'Quiet hours for digests',
};

export const KEYS = settingsSchema.keyof().options;

type Kind = 'role' | 'channel';

/** Knows which channels and roles were deleted. */
type Knowing = Pick<ModeratorServices, 'isGone'>;

/** The roles and channels that a setting names. */
function namedBy(settings: ServerSettings, key: keyof ServerSettings): { kind: Kind; id: string }[] {
  switch (key) {
    case 'moderatorRoles':
      return settings.moderatorRoles.map((id) => ({ kind: 'role', id }));
    case 'ignored':
      return settings.ignored.roles.map((id) => ({ kind: 'role', id }));
    case 'week':
      return [settings.week?.channel ?? []].flat().map((id) => ({ kind: 'channel', id }));
    case 'moderatorsChannel':
    case 'channels':
    case 'forums':
    case 'questionChannels':
      return [settings[key] ?? []].flat().map((id) => ({ kind: 'channel', id }));
    default:
      return [];
  }
}

/** The settings that name a role or a channel that was deleted since, with the ids of these. */
export function goneIn(
  serverId: string,
  settings: ServerSettings,
  { isGone }: Knowing,
): { name: string; id: string }[] {
  return KEYS.flatMap((key) =>
    namedBy(settings, key)
      .filter(({ kind, id }) => isGone(serverId, kind, id))
      .map(({ id }) => ({ name: NAMES[key], id })),
  );
}

/** Names of settings, each once, with commas between them. */
export function namesOf(gone: readonly { name: string }[]): string {
  return [...new Set(gone.map(({ name }) => name))].join(', ');
}

/**
 * Where a server wants answers; empty means everywhere. Channels of questions and forums are among them even where the list of
 * channels leaves them out.
 */
export function placesNamed({ channels, forums, questionChannels }: ServerSettings): string[] {
  return channels.length === 0 ? [] : [...channels, ...forums, ...questionChannels];
}

/** What a moderator has to know of the settings: what was deleted, and what the bot may not do where they want it. */
export function warningsOn({ services, rights: { serverId } }: ModeratorSession, settings: ServerSettings): string[] {
  const gone = goneIn(serverId, settings, services);
  const { channels, forums, questionChannels, moderatorsChannel } = settings;
  const places = placesNamed(settings);
  const isNowhere = places.length > 0 && places.every((id) => gone.some((each) => each.id === id));
  const named = [
    ...new Set([
      ...channels,
      ...forums,
      ...questionChannels,
      ...[moderatorsChannel ?? [], settings.week?.channel ?? []].flat(),
    ]),
  ];
  const lacking = named.flatMap((id) => {
    const permissions = services.lackingIn(serverId, id);
    return permissions.length === 0 ? [] : [SAY.lacking(id, permissions)];
  });
  return [
    ...(gone.length === 0 ? [] : [SAY.goneSettings(namesOf(gone))]),
    ...(isNowhere ? [SAY.answersNowhere] : []),
    ...(lacking.length === 0 ? [] : [lacking.slice(0, SHOWN).join('\n')]),
    ...(questionChannels.length > 0 && !services.messageContent ? [SAY.noContent] : []),
    ...(settings.digest !== 'never' && moderatorsChannel === undefined ? [small(SAY.digestNowhere)] : []),
  ];
}

const SHOWN = 5;

/** The settings without what was deleted: Discord offers nothing of that. */
export function presentIn({ services, rights }: ModeratorSession, settings: ServerSettings): ServerSettings {
  const isThere = (kind: Kind) => (id: string) => !services.isGone(rights.serverId, kind, id);
  const { moderatorsChannel, week, ignored, ...rest } = settings;
  return {
    ...rest,
    ...(moderatorsChannel === undefined || !isThere('channel')(moderatorsChannel) ? {} : { moderatorsChannel }),
    ...(week === undefined || !isThere('channel')(week.channel) ? {} : { week }),
    moderatorRoles: settings.moderatorRoles.filter(isThere('role')),
    channels: settings.channels.filter(isThere('channel')),
    forums: settings.forums.filter(isThere('channel')),
    questionChannels: settings.questionChannels.filter(isThere('channel')),
    ignored: { ...ignored, roles: ignored.roles.filter(isThere('role')) },
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
    case 'questionChannels':
      return settings.questionChannels.map(channel).join(', ') || 'none';
    case 'ignored':
      return (
        [...settings.ignored.users.map((id) => `<@${id}>`), ...settings.ignored.roles.map(role)].join(', ') || 'none'
      );
    case 'threads':
      return settings.threads ? 'in a thread of their own' : 'as replies';
    case 'approval':
      return settings.approval ? 'yes' : 'no';
    case 'digest':
      return settings.digest;
    case 'week':
      return settings.week === undefined
        ? 'none'
        : `${channel(settings.week.channel)}, ${weekdayName(settings.week.weekday)}s at ${settings.week.hour}:00, London`;
    case 'wordsLook':
      return settings.wordsLook ? 'yes' : 'no';
    case 'quietHours':
      return settings.quietHours === undefined
        ? 'none'
        : `${settings.quietHours[0]}:00 to ${settings.quietHours[1]}:00, London`;
  }
}

/** Monday to Sunday, as they are numbered from 1. */
export const WEEKDAYS: readonly string[] = Array.from({ length: 7 }, (_, at) => weekdayName(at + 1));

function weekdayName(weekday: number): string {
  // 4 January 2021 was a Monday.
  return new Date(Date.UTC(2021, 0, 3 + weekday)).toLocaleDateString('en-GB', { weekday: 'long', timeZone: 'UTC' });
}
