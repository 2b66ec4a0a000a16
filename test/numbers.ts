/** Numbers that scripts are given as options. */
import { parseArgs } from 'node:util';

type Read<Name extends string> = { numbers: Record<Name, number> } | { usage: string; asked: boolean };

/**
 * Reads options that are positive numbers.
 * @param defaults what holds where an option is left out
 * @returns the numbers; or how the script is used, where that was asked for or something else was given
 */
export function numbersIn<Name extends string>(
  args: readonly string[],
  usage: string,
  defaults: Readonly<Record<Name, number>>,
): Read<Name> {
  const names = Object.keys(defaults) as Name[];
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' } as const]));
  try {
    const { help, ...values } = parseArgs({
      args: [...args],
      options: { ...options, help: { type: 'boolean', short: 'h' } },
    }).values as Record<string, string | boolean | undefined>;
    if (help === true) return { usage, asked: true };
    const numbers: Record<Name, number> = { ...defaults };
    for (const name of names) {
      const number = Number(values[name] ?? defaults[name]);
      if (!(number > 0) || !Number.isFinite(number)) return wrong(`--${name} takes a number above 0.`);
      numbers[name] = number;
    }
    return { numbers };
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error));
  }

  function wrong(why: string): Read<Name> {
    return { usage: `${why}\n${usage}`, asked: false };
  }
}

/** The same for a script's own options: how it is used is printed, and ends it. */
export function numbersOrUsage<Name extends string>(
  usage: string,
  defaults: Readonly<Record<Name, number>>,
): Record<Name, number> {
  const read = numbersIn(process.argv.slice(2), usage, defaults);
  if ('numbers' in read) return read.numbers;
  (read.asked ? console.log : console.error)(read.usage);
  process.exit(read.asked ? 0 : 2);
}
