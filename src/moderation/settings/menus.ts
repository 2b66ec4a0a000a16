/** The menus of the settings' screen. */
import { type APISelectMenuComponent, ChannelType, ComponentType, SelectMenuDefaultValueType } from 'discord.js';
import type { ServerSettings } from '../../store/settings.ts';
import { type PanelVerb, panelIds } from '../session/panel.ts';
import { NAMES } from './in-words.ts';

/** Channels where people write to each other; a category stands for all that it holds. */
const WRITTEN_IN = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildVoice,
  ChannelType.GuildStageVoice,
  ChannelType.GuildCategory,
];
const POSTED_IN = [ChannelType.GuildText, ChannelType.GuildAnnouncement];
/** Discord’s published schema knows no media channels here, so where they can be chosen, everything can. */
const ANY = undefined;

const MOST_ROLES = 10;
const MOST = 25;

/** @param about the screen’s id @param settings what is chosen at first */
export function settingsMenus(about: string, settings: ServerSettings): APISelectMenuComponent[] {
  const { moderatorRoles, moderatorsChannel, channels, forums, questionChannels, ignored, week } = settings;
  const id = (verb: PanelVerb) => panelIds.write({ verb, about, part: 0 });
  const channelMenu = (
    verb: PanelVerb,
    placeholder: string,
    channel_types: ChannelType[] | undefined,
    chosen: readonly string[],
    max_values = MOST,
  ): APISelectMenuComponent => ({
    type: ComponentType.ChannelSelect,
    custom_id: id(verb),
    placeholder,
    ...(channel_types === undefined ? {} : { channel_types }),
    min_values: 0,
    max_values,
    default_values: chosen.map((each) => ({ id: each, type: SelectMenuDefaultValueType.Channel })),
  });
  return [
    {
      type: ComponentType.RoleSelect,
      custom_id: id('set-roles'),
      placeholder: NAMES.moderatorRoles,
      min_values: 0,
      max_values: MOST_ROLES,
      default_values: moderatorRoles.map((each) => ({ id: each, type: SelectMenuDefaultValueType.Role })),
    },
    channelMenu(
      'set-channel',
      NAMES.moderatorsChannel,
      [ChannelType.GuildText],
      moderatorsChannel === undefined ? [] : [moderatorsChannel],
      1,
    ),
    channelMenu('set-channels', `${NAMES.channels} (none: everywhere)`, ANY, channels),
    channelMenu('set-forums', NAMES.forums, ANY, forums),
    channelMenu('set-questions', NAMES.questionChannels, WRITTEN_IN, questionChannels),
    {
      type: ComponentType.MentionableSelect,
      custom_id: id('set-ignored'),
      placeholder: NAMES.ignored,
      min_values: 0,
      max_values: MOST,
      default_values: [
        ...ignored.users.map((each) => ({ id: each, type: SelectMenuDefaultValueType.User as const })),
        ...ignored.roles.map((each) => ({ id: each, type: SelectMenuDefaultValueType.Role as const })),
      ],
    },
    channelMenu('set-week', `${NAMES.week} (none: no post)`, POSTED_IN, week === undefined ? [] : [week.channel], 1),
  ];
}
