import { ApplicationCommandType } from 'discord.js';
import { ApplicationCommandUpdateRequestSchema } from 'discord-api-spec/zod';
import * as z from 'zod';
import type { Ask, Route } from '../http.ts';
import { Refusal } from '../refusal.ts';
import { COMMAND_RULES } from '../rules.ts';
import type { SentCommand, SentCommandOption } from '../sent.ts';
import type { CommandRecord } from '../world.ts';
import type { Context } from './context.ts';

const HERE = { all: '/applications/:app/commands', guild: '/applications/:app/guilds/:guild/commands' };
const CommandList = z.array(z.looseObject({ name: z.string() }));
const OneCommand = z.looseObject({ name: z.string().optional() });

/** The app's commands, for everywhere and for one server. */
export function commandRoutes(context: Context): Route[] {
  return Object.values(HERE).flatMap((path): Route[] => [
    { method: 'GET', path, answer: (ask) => list(context, ask).map((record) => commandJson(context, record, ask)) },
    { method: 'PUT', path, answer: (ask) => replaceAll(context, ask) },
    { method: 'POST', path, status: 201, answer: (ask) => createOne(context, ask) },
    { method: 'GET', path: `${path}/:id`, answer: (ask) => commandJson(context, find(context, ask), ask) },
    { method: 'PATCH', path: `${path}/:id`, answer: (ask) => changeOne(context, ask) },
    {
      method: 'DELETE',
      path: `${path}/:id`,
      answer: (ask) => void context.world.commands.delete(find(context, ask).id),
    },
  ]);
}

function list({ world }: Context, { params }: Ask): CommandRecord[] {
  return [...world.commands.values()].filter((record) => record.guildId === params.guild);
}

function find(context: Context, ask: Ask): CommandRecord {
  const record = list(context, ask).find(({ id }) => id === ask.params.id);
  if (!record) throw new Refusal('UnknownCommand');
  return record;
}

function replaceAll(context: Context, ask: Ask) {
  const present = list(context, ask);
  const commands = CommandList.parse(ask.body).map((sent, index) => readCommand(context, ask, sent, [index]));
  judge(context, ask, commands);
  for (const { id } of present) context.world.commands.delete(id);
  return commands.map((command) => commandJson(context, keep(context, ask, command, present), ask));
}

function createOne(context: Context, ask: Ask) {
  const present = list(context, ask);
  const command = readCommand(context, ask, ask.body, []);
  judge(context, ask, [...present.filter((each) => !sameName(each, command)).map((each) => each.command), command]);
  return commandJson(context, keep(context, ask, command, present), ask);
}

function changeOne(context: Context, ask: Ask) {
  const record = find(context, ask);
  const command = readCommand(context, ask, { ...record.command, ...OneCommand.parse(ask.body) }, []);
  judge(context, ask, [command]);
  record.command = command;
  record.version = context.world.newId();
  return commandJson(context, record, ask);
}

/** Permissions come as text although the schema has them as a number, and `nsfw` is missing from it. */
function readCommand({ judge: by }: Context, ask: Ask, sent: unknown, at: number[]): SentCommand {
  const { default_member_permissions: permissions, nsfw, ...rest } = z.looseObject({}).parse(sent);
  const numeric = typeof permissions === 'string' ? { default_member_permissions: Number(permissions) } : {};
  const command = by.read(ask.request, ApplicationCommandUpdateRequestSchema, { ...rest, ...numeric }, at);
  const text = typeof permissions === 'string' ? permissions : null;
  return { ...command, default_member_permissions: text, ...(typeof nsfw === 'boolean' ? { nsfw } : {}) };
}

function judge({ world, judge: by }: Context, ask: Ask, commands: SentCommand[]): void {
  const draft = { commands, inGuild: ask.params.guild !== undefined, installable: world.app.installable };
  by.hold(ask.request, COMMAND_RULES, draft);
}

function typeOf(command: SentCommand): ApplicationCommandType {
  return command.type ?? ApplicationCommandType.ChatInput;
}

function sameName(record: CommandRecord, command: SentCommand): boolean {
  return record.command.name === command.name && record.type === typeOf(command);
}

/** A command that was there by this name keeps its id. */
function keep({ world }: Context, ask: Ask, command: SentCommand, present: CommandRecord[]): CommandRecord {
  const before = present.find((record) => sameName(record, command));
  const record: CommandRecord = {
    id: before?.id ?? world.newId(),
    type: typeOf(command),
    version: world.newId(),
    command,
    ...(ask.params.guild === undefined ? {} : { guildId: ask.params.guild }),
  };
  world.commands.set(record.id, record);
  world.changed();
  return record;
}

/** A command as Discord gives it back: what was left out is filled in, and what says nothing is left out. */
function commandJson({ world }: Context, { id, guildId, type, version, command }: CommandRecord, ask: Ask) {
  const translated = ask.method === 'PUT' || ask.query.get('with_localizations') === 'true';
  const everywhere = {
    contexts: command.contexts ?? null,
    integration_types: command.integration_types ?? world.app.installable,
    dm_permission: command.contexts?.includes(1) ?? true,
  };
  return {
    id,
    application_id: world.app.id,
    version,
    type,
    name: command.name,
    description: command.description ?? '',
    default_member_permissions: command.default_member_permissions ?? null,
    nsfw: command.nsfw ?? false,
    ...(guildId === undefined ? everywhere : { guild_id: guildId }),
    ...(translated ? translations(command) : {}),
    ...(command.options?.length ? { options: command.options.map((option) => optionJson(option, translated)) } : {}),
  };
}

function translations(part: SentCommand | SentCommandOption) {
  return {
    name_localizations: part.name_localizations ?? null,
    description_localizations: part.description_localizations ?? null,
  };
}

function optionJson(option: SentCommandOption, translated: boolean): object {
  const { name_localizations: _name, description_localizations: _description, options, ...rest } = option;
  const said = Object.entries(rest).filter(([, value]) => value !== null && value !== undefined && value !== false);
  return {
    ...Object.fromEntries(said),
    ...(translated ? translations(option) : {}),
    ...(options?.length ? { options: options.map((inner) => optionJson(inner, translated)) } : {}),
  };
}
