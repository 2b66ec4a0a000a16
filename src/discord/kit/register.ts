/** Brings Discord’s list of the commands up to date. */
import {
  ApplicationIntegrationType,
  DiscordAPIError,
  InteractionContextType,
  type REST,
  type RESTPostAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import { z } from 'zod';

type Body = RESTPostAPIApplicationCommandsJSONBody;

/** Where a command can be used; a server's own commands have none of it. */
const PLACES = new Set(['contexts', 'integration_types']);
const FIELDS = [
  'autocomplete',
  'choices',
  'contexts',
  'default_member_permissions',
  'description',
  'description_localizations',
  'integration_types',
  'max_length',
  'name',
  'name_localizations',
  'options',
  'required',
  'type',
  'value',
];

/** Discord's list leaves localisations out unless this is set. */
const WITH_LANGUAGES = { query: new URLSearchParams({ with_localizations: 'true' }) };

/** The part of Discord’s description of the app that registration depends on. */
const Application = z.object({
  id: z.string(),
  /** how the app may be installed, as the portal has it; the keys are the kinds */
  integration_types_config: z.record(z.string(), z.unknown()).nullish(),
});

/** The result of registering. */
export interface Registration {
  outcome: 'unchanged' | 'written';
  /** commands that were registered or found */
  count: number;
  /** user installation is switched off for the app: its commands work only in servers and direct messages */
  serversOnly: boolean;
}

/**
 * Makes Discord's list of commands what it should be, and writes only where something differs.
 *
 * Commands say how they may be installed. Discord documents which ways an app supports (`integration_types_config`), and
 * that a command's are among them by default, but not what it does with others: so none of those is ever sent.
 * @see https://docs.discord.com/developers/interactions/application-commands#contexts
 * @param guildId for one server alone, where a change shows at once
 */
export async function registerCommands(rest: REST, bodies: readonly Body[], guildId?: string): Promise<Registration> {
  const application = Application.parse(await rest.get(Routes.currentApplication()));
  const kinds = Object.keys(application.integration_types_config ?? {}).map(Number);
  const serversOnly = kinds.length > 0 && !kinds.includes(ApplicationIntegrationType.UserInstall);
  const fitting = kinds.length === 0 ? bodies : bodies.flatMap((body) => fittingTo(kinds, body));
  const wanted = guildId === undefined ? fitting : fitting.map(withoutPlaces);
  const route = routeOf(application.id, guildId);
  const present = await rest.get(route, WITH_LANGUAGES);
  const fields = guildId === undefined ? FIELDS : FIELDS.filter((field) => !PLACES.has(field));
  const about = { count: wanted.length, serversOnly };
  if (Array.isArray(present) && sameCommands(wanted, present, fields)) return { outcome: 'unchanged', ...about };
  await rest.put(route, { body: wanted });
  return { outcome: 'written', ...about };
}

const Named = z.array(z.looseObject({ id: z.string(), name: z.string() }));

/**
 * Takes away a server's own copies of commands that are registered everywhere: without it, every one is offered twice.
 * @returns how many were taken away
 */
export async function clearCopies(rest: REST, bodies: readonly Body[], guildId: string): Promise<number> {
  const { id } = Application.parse(await rest.get(Routes.currentApplication()));
  const route = routeOf(id, guildId);
  const present = Named.parse(await rest.get(route, WITH_LANGUAGES));
  const names = new Set(bodies.map(({ name }) => name));
  const others = present.filter(({ name }) => !names.has(name));
  const copies = present.length - others.length;
  if (copies > 0) await rest.put(route, { body: others });
  return copies;
}

/** Whether some of the commands are registered everywhere. */
export async function areEverywhere(rest: REST, bodies: readonly Body[]): Promise<boolean> {
  const { id } = Application.parse(await rest.get(Routes.currentApplication()));
  const names = new Set(bodies.map(({ name }) => name));
  return Named.parse(await rest.get(routeOf(id))).some(({ name }) => names.has(name));
}

/** What Discord says is wrong with commands that it refuses, in one line; undefined for any other error. */
export function refusalOfCommands(error: unknown): string | undefined {
  if (!(error instanceof DiscordAPIError) || error.code !== INVALID_FORM_BODY) return undefined;
  return error.message.replaceAll(/\s*\n\s*/g, ' · ');
}

const INVALID_FORM_BODY = 50_035;

function routeOf(applicationId: string, guildId?: string) {
  return guildId === undefined
    ? Routes.applicationCommands(applicationId)
    : Routes.applicationGuildCommands(applicationId, guildId);
}

/** A command with those ways to install it that the app supports; none where nothing of it is left. */
function fittingTo(kinds: readonly number[], body: Body): Body[] {
  const types = body.integration_types?.filter((type) => kinds.includes(type)) ?? [];
  if (types.length === 0) return [];
  const isByPeople = types.includes(ApplicationIntegrationType.UserInstall);
  const contexts = body.contexts?.filter((context) => isByPeople || context !== InteractionContextType.PrivateChannel);
  return [{ ...body, integration_types: types, ...(contexts === undefined ? {} : { contexts }) }];
}

/** A server's own commands have neither contexts nor installations. */
function withoutPlaces(body: Body): Body {
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
    if (isDefault(content)) return [];
    return [[field, field.endsWith('_localizations') ? textsByLanguage(content) : essential(content, fields)]];
  });
}

/** Texts by the codes of their languages, in a fixed order. */
function textsByLanguage(texts: unknown): unknown {
  return typeof texts === 'object' && texts !== null ? Object.entries(texts).sort() : texts;
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
