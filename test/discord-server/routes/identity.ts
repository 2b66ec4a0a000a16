import { ChannelType } from 'discord.js';
import * as z from 'zod';
import type { Route } from '../http.ts';
import { Refusal } from '../refusal.ts';
import { channelJson, guildJson, memberJson, userJson } from '../wire.ts';
import type { ChannelRecord, GuildRecord, World } from '../world.ts';
import { type Context, channelFor } from './context.ts';

const Recipient = z.object({ recipient_id: z.string() });

/** Who the app is, and whom and what it can look up. */
export function identityRoutes(context: Context): Route[] {
  const { world } = context;
  const application = () => applicationJson(world);
  return [
    { method: 'GET', path: '/gateway', open: true, answer: () => ({ url: socketUrl(world) }) },
    {
      method: 'GET',
      path: '/gateway/bot',
      answer: () => ({
        url: socketUrl(world),
        shards: world.app.shards,
        session_start_limit: sessionStarts(world),
      }),
    },
    { method: 'GET', path: '/users/@me', answer: () => userJson(world, world.app.id) },
    { method: 'GET', path: '/users/@me/guilds', answer: () => installedGuilds(world).map(summary) },
    { method: 'POST', path: '/users/@me/channels', answer: ({ body }) => directChannel(world, body) },
    { method: 'GET', path: '/applications/@me', answer: application },
    { method: 'GET', path: '/oauth2/applications/@me', answer: application },
    {
      method: 'GET',
      path: '/users/:id',
      answer: ({ params: { id = '' } }) => {
        if (!world.users.has(id)) throw new Refusal('UnknownUser');
        return userJson(world, id);
      },
    },
    {
      method: 'GET',
      path: '/channels/:id',
      answer: ({ params }) => channelJson(world, channelFor(context, params.id)),
    },
    { method: 'GET', path: '/guilds/:id', answer: ({ params }) => guildJson(world, guildFor(world, params.id)) },
    {
      method: 'GET',
      path: '/guilds/:id/channels',
      answer: ({ params }) => guildJson(world, guildFor(world, params.id)).channels,
    },
    {
      method: 'GET',
      path: '/guilds/:id/roles',
      answer: ({ params }) => [...guildFor(world, params.id).roles.values()],
    },
    {
      method: 'GET',
      path: '/guilds/:id/members/:user',
      answer: ({ params: { id, user = '' } }) => member(world, guildFor(world, id), user),
    },
  ];
}

function sessionStarts({ app: { sessionStarts } }: World) {
  const { total, remaining, resetAfterMs, maxConcurrency } = sessionStarts;
  return { total, remaining: Math.max(0, remaining), reset_after: resetAfterMs, max_concurrency: maxConcurrency };
}

function guildFor(world: World, id: string | undefined): GuildRecord {
  const guild = world.guilds.get(id ?? '');
  if (!guild?.installed) throw new Refusal('UnknownGuild');
  return guild;
}

/** The private conversation of a user and the app, made where there is none. */
export function directWith(world: World, userId: string): ChannelRecord {
  const both = [userId, world.app.id];
  const present = [...world.channels.values()].find(
    (each) => each.type === ChannelType.DM && both.every((one) => each.recipients?.includes(one)),
  );
  if (present) return present;
  const id = world.newId();
  const channel = { id, type: ChannelType.DM, name: '', overwrites: [], recipients: both };
  world.channels.set(id, channel);
  return channel;
}

function directChannel(world: World, body: unknown) {
  const { recipient_id: userId } = Recipient.parse(body);
  if (!world.users.has(userId)) throw new Refusal('UnknownUser');
  return channelJson(world, directWith(world, userId));
}

function member(world: World, guild: GuildRecord, userId: string) {
  const json = memberJson(world, guild, userId);
  if (!json) throw new Refusal('UnknownMember');
  return json;
}

function installedGuilds(world: World): GuildRecord[] {
  return [...world.guilds.values()].filter((guild) => guild.installed);
}

function summary({ id, name }: GuildRecord) {
  return { id, name, icon: null, owner: false, permissions: '0', features: [] };
}

/** In an application's flags, the intents that the portal grants while the app is small. */
const LIMITED_FLAGS: readonly [intent: number, flag: number][] = [
  [1 << 8, 1 << 13],
  [1 << 1, 1 << 15],
  [1 << 15, 1 << 19],
];

function applicationJson(world: World) {
  const { id, name, installable, privilegedIntents } = world.app;
  const flags = LIMITED_FLAGS.reduce((sum, [intent, flag]) => sum | (privilegedIntents & intent ? flag : 0), 0);
  return {
    id,
    name,
    icon: null,
    description: '',
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '',
    flags,
    bot: userJson(world, id),
    owner: userJson(world, id),
    team: null,
    integration_types_config: Object.fromEntries(installable.map((type) => [type, {}])),
    approximate_guild_count: installedGuilds(world).length,
  };
}

function socketUrl(world: World): string {
  return world.address.replace('http', 'ws');
}
