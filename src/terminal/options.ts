import { type ParseArgsConfig, parseArgs } from 'node:util';
import { nearest } from '../corpus/expectation.ts';
import { type IsoDate, isoDate } from '../corpus/schema.ts';

/** What every command understands. */
export const HELP_OPTION = { help: { type: 'boolean', short: 'h' } } as const satisfies ParseArgsConfig['options'];

/** Options that every way of asking understands. */
export const COMMON_OPTIONS = {
  today: { type: 'string' },
  corpus: { type: 'string' },
  ...HELP_OPTION,
} as const satisfies ParseArgsConfig['options'];

/** What an unusable command line gets wrong, in words. */
export interface Mistake {
  mistake: string;
}

/** Reads a command line; what is wrong with it comes back in words, with the option that was probably meant. */
export function readOptions<O extends NonNullable<ParseArgsConfig['options']>>(args: string[], options: O) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    return { mistake: mistakeIn(error, args, Object.keys(options)) };
  }
}

function mistakeIn(error: unknown, args: readonly string[], known: readonly string[]): string {
  const message = error instanceof Error ? error.message : String(error);
  const unknown = /^Unknown option '(-[^']*)'/.exec(message)?.[1];
  if (unknown === undefined) return message;
  const names = known.map((name) => `--${name}`);
  const meant = nearest(unknown, names);
  const option = args.find((arg) => arg.startsWith(unknown)) ?? unknown;
  return `There is no option ${option}. ${meant === undefined ? `There are ${names.join(', ')}` : `Did you mean ${meant}?`}`;
}

/** What is wrong with the value of an option that is a day, if anything is. */
export function mistakeInDay(day: IsoDate | undefined, option = '--today'): string | undefined {
  if (day === undefined || isoDate.safeParse(day).success) return undefined;
  return `${option} has to be a calendar day as YYYY-MM-DD, such as 2026-03-01, not “${day}”.`;
}
