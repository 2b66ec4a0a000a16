import { ApplicationCommandOptionType as Kind } from 'discord.js';
import { attachmentJson } from '../given-back.ts';
import type { SentCommand, SentCommandOption } from '../sent.ts';
import { channelJson, memberJson, userJson } from '../wire.ts';
import type { FileRecord, GuildRecord, World } from '../world.ts';
import { mustHave } from '../world.ts';
import { NotOffered } from './offer.ts';

/** A file that a person sends along. */
export interface FileToSend {
  filename: string;
  contentType: string;
  bytes: Uint8Array;
}

/** What a person can put into an option; users, roles and channels by their handle. */
type OptionValue = string | number | boolean | { id: string } | FileToSend;
export type OptionValues = Record<string, OptionValue>;

interface WireOption {
  name: string;
  type: number;
  value?: string | number | boolean;
  focused?: boolean;
  options?: WireOption[];
}

export interface Filled {
  options: WireOption[];
  resolved: Record<string, Record<string, object>>;
}

export interface Filling {
  world: World;
  guild: GuildRecord | undefined;
  /** Words after the command's name: a subcommand, perhaps of a group. */
  path: readonly string[];
  values: OptionValues;
  /** The option that is being written, while the rest may still be missing. */
  focused?: string;
}

/** Fills a command's options in as Discord's client does, and refuses what it would refuse. */
export function fillOptions(command: SentCommand, filling: Filling): Filled {
  const resolved: Filled['resolved'] = {};
  const options = level(command.options ?? [], filling.path, filling, resolved);
  return { options, resolved };
}

/** The type of the option that is being written. */
export function focusedOption(command: SentCommand, path: readonly string[], name: string): SentCommandOption {
  const list = path.reduce((options, step) => findOption(options, step).options ?? [], command.options ?? []);
  const option = findOption(list, name);
  if (!option.autocomplete) throw new NotOffered(`option “${name}” has no suggestions`);
  return option;
}

function level(
  options: readonly SentCommandOption[],
  path: readonly string[],
  filling: Filling,
  resolved: Filled['resolved'],
): WireOption[] {
  const [step, ...rest] = path;
  if (step !== undefined) {
    const { name, type, options: inner } = findOption(options, step);
    return [{ name, type, options: level(inner ?? [], rest, filling, resolved) }];
  }
  for (const name of Object.keys(filling.values)) findOption(options, name);
  return options.flatMap((option) => one(option, filling, resolved));
}

function findOption(options: readonly SentCommandOption[], name: string): SentCommandOption {
  const option = options.find((each) => each.name === name);
  if (!option) throw new NotOffered(`there is no option “${name}”`);
  return option;
}

function one(option: SentCommandOption, filling: Filling, resolved: Filled['resolved']): WireOption[] {
  const { name, type } = option;
  const given = filling.values[name];
  const focused = filling.focused === name ? { focused: true } : {};
  if (given === undefined) {
    if (filling.focused === name) return [{ name, type, value: '', ...focused }];
    if (option.required && filling.focused === undefined) throw new NotOffered(`option “${name}” is required`);
    return [];
  }
  if (filling.focused === undefined) check(option, given);
  return [{ name, type, value: wireValue(type, given, filling, resolved), ...focused }];
}

function check(
  {
    name,
    type,
    choices,
    min_length: shortest,
    max_length: longest,
    min_value: least,
    max_value: most,
  }: SentCommandOption,
  given: OptionValue,
): void {
  const wrong = (why: string) => new NotOffered(`option “${name}” does not take ${JSON.stringify(given)}: ${why}`);
  const expected =
    { [Kind.String]: 'string', [Kind.Integer]: 'number', [Kind.Number]: 'number', [Kind.Boolean]: 'boolean' }[type] ??
    'object';
  if (typeof given !== expected) throw wrong(`it takes a ${expected}`);
  if (choices?.length && !choices.some(({ value }) => value === given)) throw wrong('it is none of the choices');
  if (typeof given === 'string' && (given.length < (shortest ?? 0) || given.length > (longest ?? 6000)))
    throw wrong('its length');
  if (typeof given === 'number' && (given < (least ?? -Infinity) || given > (most ?? Infinity)))
    throw wrong('out of range');
}

function wireValue(
  type: number,
  given: OptionValue,
  filling: Filling,
  resolved: Filled['resolved'],
): string | number | boolean {
  if (typeof given !== 'object') return given;
  if ('bytes' in given) return attach(filling.world, given, resolved);
  const { world, guild } = filling;
  if (type === Kind.User || type === Kind.Mentionable) {
    put(resolved, 'users', given.id, userJson(world, given.id));
    const { user: _user, ...member } = (guild && memberJson(world, guild, given.id)) ?? { user: undefined };
    if (guild?.members.has(given.id)) put(resolved, 'members', given.id, { ...member, permissions: '0' });
  }
  if (type === Kind.Role) put(resolved, 'roles', given.id, mustHave(guild?.roles.get(given.id), 'such role'));
  if (type === Kind.Channel)
    put(resolved, 'channels', given.id, channelJson(world, mustHave(world.channels.get(given.id), 'such channel')));
  return given.id;
}

/** Takes a file in; it is to be had from the server as long as the server runs. */
export function attach(world: World, file: FileToSend, resolved: Filled['resolved']): string {
  const record: FileRecord = { id: world.newId(), ...file };
  world.files.set(record.id, record);
  put(resolved, 'attachments', record.id, attachmentJson(world, record));
  return record.id;
}

function put(resolved: Filled['resolved'], kind: string, id: string, value: object): void {
  resolved[kind] = { ...resolved[kind], [id]: value };
}
