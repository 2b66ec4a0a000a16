import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type REST,
  type RESTPostAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import { toolBodies } from '../moderation/register.ts';
import type { Tool } from '../moderation/tool.ts';
import type { Command, Context, MessageCommand } from './command.ts';
import { longest } from './options.ts';

/** The option that every command has: the answer is shown to the asker alone. */
export const PRIVATE_OPTION = 'private';

const CONTEXTS: Record<Context, InteractionContextType> = {
  server: InteractionContextType.Guild,
  direct: InteractionContextType.BotDM,
  private: InteractionContextType.PrivateChannel,
};
const EVERYWHERE: readonly Context[] = ['server', 'direct', 'private'];
const INSTALLATIONS = [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall];

/** Where a command can be used; a server's own commands have none of it. */
const PLACES = new Set(['contexts', 'integration_types']);
const FIELDS = [
  'autocomplete',
  'contexts',
  'default_member_permissions',
  'description',
  'integration_types',
  'max_length',
  'name',
  'options',
  'required',
  'type',
];

/** The commands in Discord's own form. */
export function commandBodies(
  commands: readonly Command[],
  messageCommands: readonly MessageCommand[],
  tools: readonly Tool[] = [],
): RESTPostAPIApplicationCommandsJSONBody[] {
  return [...commands.map(slashBody), ...messageCommands.map(({ name }) => messageBody(name)), ...toolBodies(tools)];
}

/**
 * Makes Discord's list of commands what it should be, and writes only where something differs.
 * @param guildId for one server alone, where a change shows at once
 */
export async function registerCommands(
  rest: REST,
  applicationId: string,
  bodies: RESTPostAPIApplicationCommandsJSONBody[],
  guildId?: string,
): Promise<'unchanged' | 'written'> {
  const route =
    guildId === undefined
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, guildId);
  const wanted = guildId === undefined ? bodies : bodies.map(withoutPlaces);
  const present = await rest.get(route);
  const fields = guildId === undefined ? FIELDS : FIELDS.filter((field) => !PLACES.has(field));
  if (Array.isArray(present) && sameCommands(wanted, present, fields)) return 'unchanged';
  await rest.put(route, { body: wanted });
  return 'written';
}

function slashBody({
  name,
  description,
  options,
  contexts,
  requires,
}: Command): RESTPostAPIApplicationCommandsJSONBody {
  const texts = Object.entries(options).map(([optionName, option]) => ({
    type: ApplicationCommandOptionType.String as const,
    name: optionName,
    description: option.description,
    required: option.required === true,
    max_length: longest(option),
    ...(option.is === 'name' ? { autocomplete: true as const } : {}),
  }));
  const forOneself = {
    type: ApplicationCommandOptionType.Boolean as const,
    name: PRIVATE_OPTION,
    description: 'Show the answer only to you',
    required: false,
  };
  return {
    type: ApplicationCommandType.ChatInput,
    name,
    description,
    options: [...texts, forOneself],
    ...places(contexts ?? EVERYWHERE),
    ...(requires === undefined ? {} : { default_member_permissions: requires.toString() }),
  };
}

function messageBody(name: string): RESTPostAPIApplicationCommandsJSONBody {
  return { type: ApplicationCommandType.Message, name, ...places(EVERYWHERE) };
}

function places(contexts: readonly Context[]) {
  return { contexts: contexts.map((context) => CONTEXTS[context]), integration_types: [...INSTALLATIONS] };
}

/** A server's own commands have neither contexts nor installations. */
function withoutPlaces(body: RESTPostAPIApplicationCommandsJSONBody): RESTPostAPIApplicationCommandsJSONBody {
  const { contexts: _contexts, integration_types: _types, ...rest } = body;
  return rest;
}

/** Whether Discord has the same commands, whatever it adds of its own and in whatever order. */
function sameCommands(wanted: readonly unknown[], present: readonly unknown[], fields: readonly string[]): boolean {
  const texts = (list: readonly unknown[]) => list.map((command) => JSON.stringify(essential(command, fields))).sort();
  return JSON.stringify(texts(wanted)) === JSON.stringify(texts(present));
}

/** The fields that we set, in a fixed order, with Discord's defaults left out. */
function essential(value: unknown, fields: readonly string[]): unknown {
  if (Array.isArray(value)) {
    const list = value.map((entry) => essential(entry, fields));
    return list.every((entry) => typeof entry === 'number') ? list.sort() : list;
  }
  if (typeof value !== 'object' || value === null) return value;
  const present = new Map(Object.entries(value));
  return fields.flatMap((field) => {
    const content: unknown = present.get(field);
    return isDefault(content) ? [] : [[field, essential(content, fields)]];
  });
}

function isDefault(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === false ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  );
}
