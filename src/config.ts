import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'dotenv';
import { z } from 'zod';
import type { Place } from './store/store.ts';

const PROJECT = path.join(import.meta.dirname, '..');

/** Names and values, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A variable with a value that cannot be used. Says what would be right; the wrong value may be a secret and is left out. */
export interface ConfigProblem {
  variable: string;
  expected: string;
  /** a value that would be right */
  example: string;
}

/** What each variable may hold, in words and by an example. */
const help = z.registry<{ expected: string; example: string }>();

/** Discord's ids: 64-bit numbers, told as digits. */
const snowflake = () =>
  z
    .string()
    .regex(/^\d{17,20}$/)
    .optional();

/** The same, several of them. */
const snowflakes = () =>
  z
    .string()
    .regex(/^\d{17,20}(\s*,\s*\d{17,20})*$/)
    .optional();

const variables = z.object({
  DISCORD_TOKEN: z.string().regex(/^\S+$/).optional().register(help, {
    expected: 'the token alone, without spaces and without “Bot ” before it',
    example: 'the token from the Bot page of https://discord.com/developers/applications',
  }),
  DISCORD_DEV_GUILD: snowflake().register(help, {
    expected: 'the id of a server, digits only',
    example: '112233445566778899',
  }),
  BLUELAMP_DISCORD_API: z
    .url({ protocol: /^https?$/ })
    .optional()
    .register(help, { expected: 'the address of an API like Discord’s', example: 'http://127.0.0.1:8080/api' }),
  BLUELAMP_OPERATOR_CHANNEL: snowflake().register(help, {
    expected: 'the id of a channel, digits only',
    example: '112233445566778899',
  }),
  BLUELAMP_FORUM_CHANNELS: snowflakes().register(help, {
    expected: 'ids of forum channels, digits only, with commas between them',
    example: '112233445566778899,998877665544332211',
  }),
  BLUELAMP_MESSAGE_CONTENT: z
    .enum(['true', 'false'])
    .default('false')
    .register(help, { expected: 'true or false', example: 'true' }),
  BLUELAMP_CORPUS: z
    .string()
    .default(path.join(PROJECT, 'corpus'))
    .register(help, { expected: 'the path of a corpus folder', example: './corpus' }),
  BLUELAMP_FETCH_HOSTS: z
    .string()
    .regex(/^[^\s,/]+(\s*,\s*[^\s,/]+)*$/)
    .optional()
    .register(help, {
      expected: 'names of hosts, with a port where it is not 80 or 443, and commas between them',
      example: '127.0.0.1:8080,pages.test',
    }),
  BLUELAMP_PAGES: z
    .url({ protocol: /^https?$/ })
    .optional()
    .register(help, {
      expected: 'the address of a mirror that has pages as <address>/<host>/<path>',
      example: 'http://127.0.0.1:8080',
    }),
  BLUELAMP_ARCHIVE: z
    .url({ protocol: /^https?$/ })
    .default('https://archive.org')
    .register(help, {
      expected: 'the address of the Internet Archive, or of what stands in for it',
      example: 'https://archive.org',
    }),
  BLUELAMP_ARCHIVE_PAGES: z
    .url({ protocol: /^https?$/ })
    .default('https://web.archive.org')
    .register(help, {
      expected: 'the address of the Internet Archive’s copies, or of what stands in for them',
      example: 'https://web.archive.org',
    }),
  BLUELAMP_DATA: z
    .string()
    .default(path.join(PROJECT, 'data'))
    .register(help, { expected: 'the path of a folder that may be written', example: './data' }),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .register(help, {
      expected: 'the address of a PostgreSQL database',
      example: 'postgres://bluelamp@localhost/bluelamp',
    }),
  BLUELAMP_SHARDS: z
    .string()
    .transform((text, context) => {
      const shards = readShards(text);
      if (shards === undefined) context.addIssue({ code: 'custom', message: 'no shards' });
      return shards;
    })
    .optional()
    .register(help, {
      expected:
        'auto, or the first and last connection of this process and how many all processes have, counted from 0',
      example: '0-3/16',
    }),
  BLUELAMP_CURATORS: snowflakes().register(help, {
    expected: 'ids of people, digits only, with commas between them',
    example: '112233445566778899,998877665544332211',
  }),
  BLUELAMP_HOME_SERVER: snowflake().register(help, {
    expected: 'the id of a server, digits only',
    example: '112233445566778899',
  }),
  BLUELAMP_TODAY: z.iso
    .date()
    .optional()
    .register(help, { expected: 'a calendar day as YYYY-MM-DD', example: '2026-03-01' }),
  BLUELAMP_METRICS_PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((port) => port > 0 && port < 65_536)
    .optional()
    .register(help, { expected: 'the number of a port of this machine', example: '9464' }),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .register(help, { expected: 'one of fatal, error, warn, info, debug, trace, silent', example: 'info' }),
});

/** What the environment decides. `.env.example` explains each variable. */
export interface Config {
  /** absent: a conversation in the terminal instead of Discord */
  discordToken: string | undefined;
  /** registers the commands in this server alone, while developing */
  devGuild: string | undefined;
  /** the address of a stand-in for Discord’s API, for tests */
  discordApi: string | undefined;
  /** where reports of problems go, beside the log */
  operatorChannel: string | undefined;
  /** forums where new posts are answered */
  forumChannels: string[];
  /** the privileged message-content intent is switched on for the app */
  messageContent: boolean;
  corpusFolder: string;
  /** where revisions, settings and the like are kept, unless `databaseUrl` says a server */
  dataFolder: string;
  databaseUrl: string | undefined;
  /** the shards that this process runs; absent: as many as Discord recommends */
  shards: { from: number; to: number; of: number } | undefined;
  /** people who may change what all servers share */
  curators: string[];
  /** the server whose moderators may */
  homeServer: string | undefined;
  /** hosts that pages are fetched from although they are private or use another port; none but while trying things out */
  fetchHosts: string[];
  /** a mirror that pages are fetched from in the place of their publishers */
  pages: string | undefined;
  /** the addresses of the Internet Archive’s API and of its copies of pages */
  archive: { api: string; copies: string };
  /** fixes the day that “last year” and “the present mayor” are worked out from; absent: the clock */
  today: string | undefined;
  /** the port on 127.0.0.1 that serves /healthz and /metrics; absent: they are not served */
  metricsPort: number | undefined;
  logLevel: z.output<typeof variables>['LOG_LEVEL'];
}

/**
 * Reads the variables that the program knows; an empty one counts as absent.
 * @returns the configuration, or every problem: nothing starts on half of it
 */
export function readConfig(environment: Environment): { config: Config } | { problems: ConfigProblem[] } {
  const names = Object.keys(variables.shape);
  const result = variables.safeParse(Object.fromEntries(names.map((name) => [name, environment[name] || undefined])));
  if (!result.success) return { problems: result.error.issues.map(({ path: [name] }) => problemOf(String(name))) };
  const { data } = result;
  return {
    config: {
      discordToken: data.DISCORD_TOKEN,
      devGuild: data.DISCORD_DEV_GUILD,
      discordApi: data.BLUELAMP_DISCORD_API,
      operatorChannel: data.BLUELAMP_OPERATOR_CHANNEL,
      forumChannels: listOf(data.BLUELAMP_FORUM_CHANNELS),
      messageContent: data.BLUELAMP_MESSAGE_CONTENT === 'true',
      corpusFolder: data.BLUELAMP_CORPUS,
      dataFolder: data.BLUELAMP_DATA,
      databaseUrl: data.DATABASE_URL,
      shards: data.BLUELAMP_SHARDS === 'auto' ? undefined : data.BLUELAMP_SHARDS,
      curators: listOf(data.BLUELAMP_CURATORS),
      homeServer: data.BLUELAMP_HOME_SERVER,
      fetchHosts: listOf(data.BLUELAMP_FETCH_HOSTS),
      pages: data.BLUELAMP_PAGES,
      archive: { api: withoutSlash(data.BLUELAMP_ARCHIVE), copies: withoutSlash(data.BLUELAMP_ARCHIVE_PAGES) },
      today: data.BLUELAMP_TODAY,
      metricsPort: data.BLUELAMP_METRICS_PORT,
      logLevel: data.LOG_LEVEL,
    },
  };
}

/** Where the data is kept: on a PostgreSQL server where one is set, else in a folder. */
export function placeOf({ databaseUrl, dataFolder }: Pick<Config, 'databaseUrl' | 'dataFolder'>): Place {
  return databaseUrl === undefined ? { folder: dataFolder } : { url: databaseUrl };
}

/** What every client of Discord’s API is given: the address of the stand-in, where one is set. */
export function restOf({ discordApi }: Pick<Config, 'discordApi'>): { api?: string } {
  return discordApi === undefined ? {} : { api: discordApi };
}

/**
 * The process's environment over what an `.env` file says, where there is one.
 * @param file default: `.env` beside package.json
 */
export function environmentWithFile(file = path.join(PROJECT, '.env')): Environment {
  return { ...parse(textOf(file)), ...process.env };
}

/** What stands in a file; nothing where there is none. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function withoutSlash(address: string): string {
  return address.replace(/\/+$/, '');
}

/** Reads `auto`, `5/16` or `0-3/16`; undefined for anything else, and for shards beyond the number of all. */
function readShards(text: string): 'auto' | Config['shards'] {
  if (text === 'auto') return text;
  const [, first, last = first, all] = /^(\d{1,4})(?:-(\d{1,4}))?\/(\d{1,4})$/.exec(text) ?? [];
  const [from, to, of] = [Number(first), Number(last), Number(all)];
  return from <= to && to < of ? { from, to, of } : undefined;
}

function listOf(text: string | undefined): string[] {
  return text?.split(',').map((each) => each.trim()) ?? [];
}

function problemOf(variable: string): ConfigProblem {
  const schema = Object.entries(variables.shape).find(([name]) => name === variable)?.[1];
  const { expected, example } = (schema && help.get(schema)) ?? { expected: 'another value', example: '' };
  return { variable, expected, example };
}
