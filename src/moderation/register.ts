import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import { SETTINGS } from './moderation.ts';
import type { Tool, ToolOption } from './tool.ts';

/** In servers that have installed the app, and nowhere else: there is nothing to moderate. */
const PLACES = {
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
};

/** Moderators' commands in Discord's own form. Everybody sees them, since a server names its own moderators; they are looked at when used. */
export function toolBodies(tools: readonly Tool[]): RESTPostAPIApplicationCommandsJSONBody[] {
  const settings: RESTPostAPIApplicationCommandsJSONBody = {
    type: ApplicationCommandType.ChatInput,
    name: SETTINGS,
    description: 'Settle how I work in this server',
    default_member_permissions: PermissionFlagsBits.ManageGuild.toString(),
    ...PLACES,
  };
  return [...tools.map(toolBody), ...(tools.length === 0 ? [] : [settings])];
}

function toolBody({ name, description, actions }: Tool): RESTPostAPIApplicationCommandsJSONBody {
  return {
    type: ApplicationCommandType.ChatInput,
    name,
    description,
    options: Object.entries(actions).map(([action, { description: what, options }]) => ({
      type: ApplicationCommandOptionType.Subcommand,
      name: action,
      description: what,
      options: Object.entries(options).map(([option, value]) => optionBody(option, value)),
    })),
    ...PLACES,
  };
}

function optionBody(name: string, option: ToolOption): APIApplicationCommandBasicOption {
  const { description, required = false } = option;
  if (option.is === 'file') return { type: ApplicationCommandOptionType.Attachment, name, description, required };
  const text = { type: ApplicationCommandOptionType.String as const, name, description, required };
  switch (option.is) {
    case 'text':
      return { ...text, max_length: option.longest };
    case 'choice':
      return { ...text, choices: option.of.map((value) => ({ name: value, value })) };
    default:
      return { ...text, autocomplete: true };
  }
}
