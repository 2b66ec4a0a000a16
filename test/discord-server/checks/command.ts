import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import type { SentCommand, SentCommandOption } from '../sent.ts';
import {
  type ChoicesDraft,
  type CommandsDraft,
  type Path,
  type Problems,
  problem,
  repeated,
  sum,
  tooLong,
} from './draft.ts';

const MAX_VALUE = 100;
const MAX_TEXT = 8000;
const MOST = {
  [ApplicationCommandType.ChatInput]: 100,
  [ApplicationCommandType.User]: 15,
  [ApplicationCommandType.Message]: 15,
} as const;

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

interface PlacedOption {
  option: SentCommandOption;
  /** Those that stand beside it, itself among them. */
  list: readonly SentCommandOption[];
  path: Path;
}

function typeOf({ type }: SentCommand): ApplicationCommandType {
  return type ?? ApplicationCommandType.ChatInput;
}

function isSlash(command: SentCommand): boolean {
  return typeOf(command) === ApplicationCommandType.ChatInput;
}

function isSubcommand({ type }: SentCommandOption): boolean {
  return type === ApplicationCommandOptionType.Subcommand || type === ApplicationCommandOptionType.SubcommandGroup;
}

/** Every option of every command, with those of subcommands. */
function* optionsOf(draft: CommandsDraft): Generator<PlacedOption> {
  for (const [index, command] of draft.commands.entries()) yield* below(command.options, [index]);
}

function* below(options: readonly SentCommandOption[] | null | undefined, path: Path): Generator<PlacedOption> {
  const list = options ?? [];
  for (const [index, option] of list.entries()) {
    const here = [...path, 'options', index];
    yield { option, list, path: here };
    yield* below(option.options, here);
  }
}

export function* names(draft: CommandsDraft): Problems {
  const slash = draft.commands.flatMap((named, index) => (isSlash(named) ? [{ named, path: [index] as Path }] : []));
  const options = [...optionsOf(draft)].map(({ option, path }) => ({ named: option, path }));
  for (const { named, path } of [...slash, ...options]) {
    const all = [named.name, ...Object.values(named.name_localizations ?? {})];
    if (all.every((name) => NAME.test(name) && name === name.toLowerCase())) continue;
    yield problem([...path, 'name'], 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
  }
}

export function* descriptions({ commands }: CommandsDraft): Problems {
  for (const [index, command] of commands.entries()) {
    const path = [index, 'description'];
    if (isSlash(command) && !command.description) yield problem(path, 'BASE_TYPE_REQUIRED', 'This field is required');
    if (isSlash(command)) continue;
    const code = 'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_NOT_EMPTY';
    if (command.description) yield problem(path, code, 'Context menu commands cannot have description');
    const options = 'APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS_NOT_EMPTY';
    if (command.options?.length)
      yield problem([index, 'options'], options, 'Context menu commands cannot have options');
  }
}

export function* requiredFirst(draft: CommandsDraft): Problems {
  for (const { list, option, path } of optionsOf(draft)) {
    if (!option.required || list.slice(0, list.indexOf(option)).every((other) => other.required)) continue;
    const message = 'Required options must be placed before non-required options';
    yield problem(path, 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', message);
  }
}

export function* repeatedOptions(draft: CommandsDraft): Problems {
  for (const { list, option, path } of optionsOf(draft)) {
    if (!list.slice(0, list.indexOf(option)).some((other) => other.name === option.name)) continue;
    yield problem([...path, 'name'], 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', 'Option name already exists');
  }
}

export function* optionChoices(draft: CommandsDraft): Problems {
  for (const { option, path } of optionsOf(draft)) {
    const choices = option.choices ?? [];
    const message = 'autocomplete may not be set to true if choices are present';
    if (option.autocomplete && choices.length > 0)
      yield problem(path, 'APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES', message);
    yield* longValues(choices, path);
  }
}

export function* subcommands(draft: CommandsDraft): Problems {
  for (const { list, option, path } of optionsOf(draft)) {
    if (isSubcommand(option) || !list.some(isSubcommand)) continue;
    const message = 'Sub-command option types are mutually exclusive to all other types';
    yield problem(path, 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message);
  }
}

export function* optionRanges(draft: CommandsDraft): Problems {
  for (const { option, path } of optionsOf(draft)) {
    const { min_value: least, max_value: most, min_length: shortest, max_length: longest } = option;
    if (!exceeds(least, most) && !exceeds(shortest, longest)) continue;
    yield problem(path, 'APPLICATION_COMMAND_OPTION_RANGE', 'The minimum is above the maximum');
  }
}

function exceeds(low: number | null | undefined, high: number | null | undefined): boolean {
  return typeof low === 'number' && typeof high === 'number' && low > high;
}

export function* repeatedCommands({ commands }: CommandsDraft): Problems {
  for (const command of repeated(commands, (each) => `${typeOf(each)}:${each.name}`)) {
    const message = 'Application command names must be unique';
    yield problem([commands.indexOf(command)], 'APPLICATION_COMMANDS_DUPLICATE_NAME', message);
  }
}

export function* commandSize({ commands }: CommandsDraft): Problems {
  for (const [index, command] of commands.entries()) {
    if (textOf(command) <= MAX_TEXT) continue;
    yield problem([index], 'APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${MAX_TEXT})`);
  }
}

/** The characters that count: names, descriptions and choices, each in its longest translation. */
function textOf(part: SentCommand | SentCommandOption): number {
  const longest = (text: string | null | undefined, translated: Record<string, string> | null | undefined) =>
    Math.max(...[text ?? '', ...Object.values(translated ?? {})].map((each) => each.length));
  const choices = 'choices' in part ? (part.choices ?? []) : [];
  const own = longest(part.name, part.name_localizations) + longest(part.description, part.description_localizations);
  const chosen = sum(choices.map(({ name, value }) => name.length + String(value).length));
  return own + chosen + sum((part.options ?? []).map(textOf));
}

export function* commandCount({ commands }: CommandsDraft): Problems {
  for (const [type, most] of Object.entries(MOST)) {
    if (commands.filter((command) => typeOf(command) === Number(type)).length <= most) continue;
    yield problem([], 'APPLICATION_COMMANDS_MAXIMUM', `Maximum number of application commands reached (${most})`);
  }
}

export function* installs({ commands, inGuild, installable }: CommandsDraft): Problems {
  for (const [index, command] of commands.entries()) {
    const kinds = command.integration_types ?? [];
    if (inGuild && (command.contexts?.length || kinds.length > 0)) {
      yield problem([index, 'contexts'], 'APPLICATION_COMMAND_GUILD_CONTEXTS', 'Contexts are for global commands only');
    }
    if (kinds.every((kind) => installable.includes(kind))) continue;
    const message = 'The app cannot be installed in that way';
    yield problem([index, 'integration_types'], 'APPLICATION_COMMAND_INTEGRATION_TYPE_DISABLED', message);
  }
}

export function* suggestionLengths({ body }: ChoicesDraft): Problems {
  yield* longValues(body.choices ?? [], []);
}

export function* suggestionTypes({ body, optionType }: ChoicesDraft): Problems {
  const type = optionType === ApplicationCommandOptionType.String ? 'string' : 'number';
  for (const [index, choice] of (body.choices ?? []).entries()) {
    const path = ['choices', index, 'value'];
    if (choice && typeof choice.value !== type) yield problem(path, 'BASE_TYPE_INVALID', `Must be a ${type}`);
  }
}

function* longValues(choices: readonly ({ value: string | number } | null)[], path: Path): Problems {
  for (const [index, choice] of choices.entries()) {
    const value = choice?.value;
    if (typeof value === 'string' && value.length > MAX_VALUE)
      yield tooLong([...path, 'choices', index, 'value'], MAX_VALUE);
  }
}
