/** Names and descriptions of the commands in other languages than that of their definitions. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Locale, type RESTPostAPIApplicationCommandsJSONBody } from 'discord.js';
import { z } from 'zod';

type Body = RESTPostAPIApplicationCommandsJSONBody;

/** The language of the definitions. */
const OWN = Locale.EnglishGB;
const LOCALES = new Set<string>(Object.values(Locale));

const nameText = z.string().trim().min(1).max(32);
const languageSchema = z.record(
  z.string().min(1),
  z.strictObject({ name: nameText.optional(), description: z.string().trim().min(1).max(100).optional() }),
);
type Language = z.output<typeof languageSchema>;

/**
 * By Discord’s locale, such as `fr` or `pt-BR`: name and description for each path of command, subcommand and option.
 */
export type Languages = Readonly<Record<string, Language>>;

/**
 * Reads the languages of a folder, a JSON file each; see commands/languages/README.md.
 * @param onProblem called with the reason for each file that can’t be used and is therefore left out
 */
export function readLanguages(folder: string, onProblem: (problem: string) => void): Languages {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')) : [];
  return Object.fromEntries(
    files.flatMap((file): [string, Language][] => {
      const code = path.basename(file, '.json');
      const problem = LOCALES.has(code) ? undefined : `${code} is no language of Discord’s`;
      const read = readLanguage(path.join(folder, file));
      if (problem === undefined && typeof read !== 'string') return [[code, read]];
      onProblem(`${path.join(folder, file)} can’t be used: ${problem ?? String(read)}`);
      return [];
    }),
  );
}

function readLanguage(file: string): Language | string {
  try {
    const read = languageSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return read.success ? read.data : z.prettifyError(read.error);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** A part of a command that has a name: the command itself, a subcommand or an option. */
interface Named {
  name: string;
  description?: string | undefined;
  options?: readonly Named[] | undefined;
  name_localizations?: object | null | undefined;
  description_localizations?: object | null | undefined;
}

/** Copies of the commands with their names and descriptions in each language. */
export function localised(bodies: readonly Body[], languages: Languages): Body[] {
  const copies = structuredClone([...bodies]);
  for (const copy of copies) name(copy, '', languages);
  return copies;
}

function name(part: Named, above: string, languages: Languages): void {
  const key = above === '' ? part.name : `${above}.${part.name}`;
  const textsOf = (what: 'name' | 'description', own: string) => ({
    [OWN]: own,
    ...Object.fromEntries(
      Object.entries(languages).flatMap(([code, language]) => {
        const text = (language[key] ?? language[`*.${part.name}`])?.[what];
        return text === undefined ? [] : [[code, text]];
      }),
    ),
  });
  part.name_localizations = textsOf('name', part.name);
  if (part.description) part.description_localizations = textsOf('description', part.description);
  for (const option of part.options ?? []) name(option, key, languages);
}
