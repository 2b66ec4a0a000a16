import {
  Client,
  type ClientOptions,
  Events,
  GatewayIntentBits,
  type Interaction,
  type Message,
  Partials,
} from 'discord.js';
import type { Discord } from './discord.ts';

const { Guilds, GuildMessages, DirectMessages } = GatewayIntentBits;

export const PLAIN_INTENTS = [Guilds, GuildMessages, DirectMessages];

/** Commands of each kind, for tests to answer. */
export const COMMANDS = [
  {
    name: 'ask',
    description: 'Ask the record',
    integration_types: [0, 1],
    contexts: [0, 1, 2],
    options: [
      { type: 3, name: 'question', description: 'What to ask', required: true, autocomplete: true },
      { type: 5, name: 'private', description: 'Only for me' },
    ],
  },
  { name: 'moderate', description: 'For moderators', default_member_permissions: '32' },
  {
    name: 'source',
    description: 'Sources',
    options: [
      { type: 1, name: 'add', description: 'Add one', options: [{ type: 11, name: 'file', description: 'A file' }] },
    ],
  },
  { type: 3, name: 'Check against the record' },
];

export interface BotOptions extends Partial<ClientOptions> {
  commands?: readonly object[];
  onInteraction?: (interaction: Interaction) => Promise<unknown>;
  /** Not told of what bots say. */
  onMessage?: (message: Message) => Promise<unknown>;
}

/** A real client with small handlers, for tests of the local Discord itself. */
export interface Bot {
  client: Client<true>;
  /** What handlers threw. */
  errors: unknown[];
  /** What handlers were given. */
  heard: (Interaction | Message)[];
}

export async function startBot(
  discord: Discord,
  { commands, onInteraction, onMessage, ...options }: BotOptions = {},
): Promise<Bot> {
  const client = new Client({
    intents: PLAIN_INTENTS,
    partials: [Partials.Channel],
    allowedMentions: { parse: [] },
    ...options,
    rest: { api: discord.api, ...options.rest },
  });
  const errors: unknown[] = [];
  const heard: Bot['heard'] = [];
  client.on(Events.InteractionCreate, (interaction) => {
    heard.push(interaction);
    onInteraction?.(interaction).catch((error: unknown) => errors.push(error));
  });
  client.on(Events.MessageCreate, (message) => {
    if (message.author.bot) return;
    heard.push(message);
    onMessage?.(message).catch((error: unknown) => errors.push(error));
  });
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.token);
  const bot = { client: await ready, errors, heard };
  if (commands) await client.rest.put(`/applications/${discord.app.id}/commands`, { body: commands });
  return bot;
}
