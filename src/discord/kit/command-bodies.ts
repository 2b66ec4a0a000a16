/** The bodies with which commands are registered; `register.ts` sends them. */
import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import type { Command, Context, MessageCommand, Option, Options } from './command.ts';
import { type Languages, localised } from './languages.ts';

/** The option that every command of everybody’s has, unless its answers are personal anyway: the answer is shown to the asker alone. */
export const PRIVATE_OPTION = 'private';

/** All commands that are registered. What a command's session is makes no difference to its body, hence `never`. */
export interface CommandList {
  commands: readonly Command<never>[];
  messageCommands: readonly MessageCommand<never>[];
  /** for moderators, in servers that have installed the app: their answers are private */
  moderatorCommands?: readonly (Command<never> & { onMessage?: Pick<MessageCommand<never>, 'name'> })[];
  /** what the commands are called in other languages than that of their definitions */
  languages?: Languages;
}

const CONTEXTS: Record<Context, InteractionContextType> = {
  server: InteractionContextType.Guild,
  direct: InteractionContextType.BotDM,
  private: InteractionContextType.PrivateChannel,
};
const EVERYWHERE: readonly Context[] = ['server', 'direct', 'private'];
const INSTALLATIONS = [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall];

const FOR_ONESELF = {
  type: ApplicationCommandOptionType.Boolean as const,
  name: PRIVATE_OPTION,
  description: 'Show the answer only to you',
  required: false,
};

/** The commands as Discord's API takes them. */
export function commandBodies(list: CommandList): RESTPostAPIApplicationCommandsJSONBody[] {
  const { commands, messageCommands, moderatorCommands = [], languages = {} } = list;
  const bodies = [
    ...commands.map((command) => slashBody(command, true)),
    ...messageCommands.map(({ name }) => messageBody(name)),
    // Everybody sees them, since a server names its own moderators; rights are looked at with each use.
    ...moderatorCommands.flatMap(({ onMessage }) =>
      onMessage === undefined ? [] : [moderatorMessageBody(onMessage.name)],
    ),
    ...moderatorCommands.map((command) => slashBody(command, false)),
  ];
  return localised(bodies, languages);
}

/** @param shared the command is for everybody, and wherever it says; else for a server’s moderators */
function slashBody(command: Command<never>, shared: boolean): RESTPostAPIApplicationCommandsJSONBody {
  const { name, description, contexts = EVERYWHERE, requires, personal } = command;
  const bodiesOf = (own: Options<never>) => [
    ...optionBodies(own),
    ...(shared && personal !== true ? [FOR_ONESELF] : []),
  ];
  const options: APIApplicationCommandOption[] =
    'subcommands' in command
      ? Object.entries(command.subcommands).map(([subcommand, action]) => ({
          type: ApplicationCommandOptionType.Subcommand as const,
          name: subcommand,
          description: action.description,
          options: bodiesOf(action.options),
        }))
      : bodiesOf(command.options);
  return {
    type: ApplicationCommandType.ChatInput,
    name,
    description,
    ...(options.length === 0 ? {} : { options }),
    ...(shared ? places(contexts) : places(['server'], [ApplicationIntegrationType.GuildInstall])),
    ...(requires === undefined ? {} : { default_member_permissions: PermissionFlagsBits[requires].toString() }),
  };
}

function optionBodies(options: Options<never>): APIApplicationCommandBasicOption[] {
  return Object.entries(options).map(([name, option]) => optionBody(name, option));
}

function optionBody(name: string, option: Option<never>): APIApplicationCommandBasicOption {
  const { description, required = false } = option;
  if (option.is === 'file') return { type: ApplicationCommandOptionType.Attachment, name, description, required };
  const text = {
    type: ApplicationCommandOptionType.String as const,
    name,
    description,
    required,
    ...(option.maxLength === undefined ? {} : { max_length: option.maxLength }),
  };
  if (option.choices !== undefined)
    return { ...text, choices: option.choices.map((value) => ({ name: value, value })) };
  return option.suggest === undefined ? text : { ...text, autocomplete: true };
}

function messageBody(name: string): RESTPostAPIApplicationCommandsJSONBody {
  return { type: ApplicationCommandType.Message, name, ...places(EVERYWHERE) };
}

function moderatorMessageBody(name: string): RESTPostAPIApplicationCommandsJSONBody {
  return {
    type: ApplicationCommandType.Message,
    name,
    ...places(['server'], [ApplicationIntegrationType.GuildInstall]),
  };
}

function places(contexts: readonly Context[], installations = INSTALLATIONS) {
  return { contexts: contexts.map((context) => CONTEXTS[context]), integration_types: [...installations] };
}
