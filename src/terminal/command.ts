/** What is typed on a command line, as data: one reader of arguments and one form of help for every command. */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { nearest } from '../corpus/expectation.ts';
import { isoDate } from '../corpus/schema.ts';
import { type Streams, write } from './streams.ts';

/** Something that a command may be told by name. */
interface Option {
  type: 'boolean' | 'string';
  short?: string;
  /** what stands behind it in the help: "folder" */
  value?: string;
  /** its value has to be a calendar day */
  day?: boolean;
  /** what it does, in the help */
  does: string;
}

type Options = Record<string, Option>;

/** What was typed: values by their option's name, and what stands without one. */
interface Arguments<O extends Options> {
  values: { [Name in keyof O]?: O[Name]['type'] extends 'boolean' ? boolean : string };
  positionals: string[];
}

/** A command as it is written down. */
interface Definition<O extends Options, S> {
  /** the ways to type it */
  usage: readonly [string, ...string[]];
  /** what it does, in a sentence or two */
  about: string;
  options: O;
  /** what stands without an option: how many at most, and what one of them is called */
  takes?: { atMost: number; what: string };
  /** what its exit status means */
  status?: string;
  /** what is wrong with what was typed that its options alone don't show */
  mistake?(given: Arguments<O>): string | undefined;
  /** @returns the exit status, or what is wrong that shows only once standard input is read */
  run(given: Arguments<O>, surroundings: S): Promise<number | { mistake: string }>;
}

/** A command that can be run. */
export interface Command<S extends { streams: Streams }> {
  /** the ways to type it */
  usage: readonly string[];
  /**
   * Runs it, or prints its help, or says what is wrong with the arguments.
   * @param args what follows the command's name
   * @returns the exit status; 2 for wrong use
   */
  run(args: readonly string[], surroundings: S): Promise<number>;
}

const HELP = { type: 'boolean', short: 'h', does: 'print this' } as const satisfies Option;

/** Options that several commands understand. */
export const TODAY = {
  type: 'string',
  value: 'YYYY-MM-DD',
  day: true,
  does: 'the day that “last year” is counted from (default: today)',
} as const satisfies Option;
export const CORPUS = {
  type: 'string',
  value: 'folder',
  does: 'the folder of another corpus',
} as const satisfies Option;

/** Makes a command of its definition. */
export function defineCommand<const O extends Options, S extends { streams: Streams }>(
  definition: Definition<O, S>,
): Command<S> {
  const help = helpOf(definition);
  return {
    usage: definition.usage,
    async run(args, surroundings) {
      const { output, errors } = surroundings.streams;
      const read = readArguments(args, definition.options);
      const mistake = 'mistake' in read ? read.mistake : undefined;
      if ('mistake' in read) return wrongUse(errors, read.mistake, help);
      if (read.help) {
        await write(output, help);
        return 0;
      }
      const wrong = mistake ?? mistakeIn(read.given, definition);
      const done = wrong === undefined ? await definition.run(read.given, surroundings) : { mistake: wrong };
      return typeof done === 'number' ? done : wrongUse(errors, done.mistake, help);
    },
  };
}

/** Says what is wrong with the arguments, and what would be right. @returns the exit status */
export async function wrongUse(errors: Streams['errors'], mistake: string, help: string): Promise<number> {
  await write(errors, `${mistake}\n\n${help}`);
  return 2;
}

function helpOf<O extends Options, S>({ usage, about, options, status }: Definition<O, S>): string {
  const named = Object.entries(options).map(([name, { value, does }]): [string, string] => [
    `--${name}${value === undefined ? '' : ` ${value}`}`,
    does,
  ]);
  const width = Math.max(0, ...named.map(([name]) => name.length)) + 2;
  const told = named.map(([name, does]) => `  ${name.padEnd(width)}${does}\n`).join('');
  return [
    `Usage: ${usage.join('\n       ')}\n`,
    `${about}\n`,
    ...(told === '' ? [] : [told]),
    ...(status === undefined ? [] : [`Exit status: ${status}.\n`]),
  ].join('\n');
}

type Read<O extends Options> = { given: Arguments<O>; help: boolean } | { mistake: string };

function readArguments<O extends Options>(args: readonly string[], own: O): Read<O> {
  const options: Options & NonNullable<ParseArgsConfig['options']> = { ...own, help: HELP };
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    const { help, ...rest } = values;
    // parseArgs is strict: each value is of the type that its option names.
    return { given: { values: rest as Arguments<O>['values'], positionals }, help: help === true };
  } catch (error) {
    return { mistake: mistakeOfReader(error, args, Object.keys(options)) };
  }
}

function mistakeOfReader(error: unknown, args: readonly string[], known: readonly string[]): string {
  const message = error instanceof Error ? error.message : String(error);
  const unknown = /^Unknown option '(-[^']*)'/.exec(message)?.[1];
  if (unknown === undefined) return message;
  const names = known.map((name) => `--${name}`);
  const meant = nearest(unknown, names);
  const option = args.find((arg) => arg.startsWith(unknown)) ?? unknown;
  return `There is no option ${option}. ${meant === undefined ? `There are ${names.join(', ')}` : `Did you mean ${meant}?`}`;
}

function mistakeIn<O extends Options, S>(given: Arguments<O>, definition: Definition<O, S>): string | undefined {
  const { options, takes } = definition;
  const days = Object.entries(options).filter(([, { day }]) => day === true);
  const values: Record<string, unknown> = given.values;
  const wrongDay = days.find(([name]) => values[name] !== undefined && !isoDate.safeParse(values[name]).success);
  if (wrongDay !== undefined) {
    const [name] = wrongDay;
    return `--${name} has to be a calendar day as YYYY-MM-DD, such as 2026-03-01, not “${values[name]}”.`;
  }
  const surplus = takes === undefined ? [] : given.positionals.slice(takes.atMost);
  if (takes !== undefined && surplus.length > 0) {
    return `One ${takes.what} at a time: “${surplus.join(' ')}” is too much.`;
  }
  return definition.mistake?.(given);
}
