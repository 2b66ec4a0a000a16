import { randomBytes } from 'node:crypto';
import type { InteractionType } from 'discord.js';
import type { Gateway } from '../gateway.ts';
import type { Interaction } from '../interaction.ts';
import { permissionsIn } from '../permissions.ts';
import { interactionChannelJson, memberJson, messageJson, userJson } from '../wire.ts';
import type { ChannelRecord, MessageRecord, World } from '../world.ts';
import { contextOf } from './offer.ts';

/** What a user did, before Discord tells the app of it. */
export interface Deed {
  type: InteractionType;
  /** For reports and measurements. */
  name: string;
  channel: ChannelRecord;
  userId: string;
  owners: Record<string, string>;
  data: object;
  message?: MessageRecord | undefined;
  cause?: Interaction;
  optionType?: number;
}

const ATTACHMENT_LIMIT = 10 * 1024 * 1024;
const TOKEN_BYTES = 48;

/** Tells the app of a deed and begins to count the seconds. */
export function raise(world: World, gateway: Gateway, deed: Deed): Interaction {
  const interaction: Interaction = {
    id: world.newId(),
    token: randomBytes(TOKEN_BYTES).toString('base64url'),
    type: deed.type,
    name: deed.name,
    userId: deed.userId,
    channelId: deed.channel.id,
    createdAt: world.clock.now(),
    owners: deed.owners,
    thinking: false,
    deferredFlags: 0,
    followUpIds: [],
    edits: 0,
    ...(deed.channel.guildId === undefined ? {} : { guildId: deed.channel.guildId }),
    ...(deed.message ? { messageId: deed.message.id } : {}),
    ...(deed.cause ? { cause: deed.cause } : {}),
    ...(deed.optionType === undefined ? {} : { optionType: deed.optionType }),
  };
  world.interactions.set(interaction.token, interaction);
  const json = interactionJson(world, interaction, deed);
  gateway.dispatch('INTERACTION_CREATE', { guildId: heardBy(world, deed.channel) }, () => json);
  return interaction;
}

/** A server that the app is no member of belongs to no shard: its interactions come by the first. */
function heardBy(world: World, channel: ChannelRecord): string | undefined {
  return world.guilds.get(channel.guildId ?? '')?.installed ? channel.guildId : undefined;
}

/** @see https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object */
function interactionJson(world: World, interaction: Interaction, { channel, data, message }: Deed) {
  return {
    id: interaction.id,
    application_id: world.app.id,
    type: interaction.type,
    token: interaction.token,
    version: 1,
    channel_id: channel.id,
    channel: interactionChannelJson(world, channel, interaction.userId),
    app_permissions: appPermissions(world, channel, interaction.userId).toString(),
    locale: world.locale,
    entitlements: [],
    authorizing_integration_owners: interaction.owners,
    context: contextOf(world, channel),
    attachment_size_limit: ATTACHMENT_LIMIT,
    data,
    ...actor(world, channel, interaction.userId),
    ...(message ? { message: messageJson(world, message) } : {}),
  };
}

/** In a server that the app is no member of, it can do what the user can. */
function appPermissions(world: World, channel: ChannelRecord, userId: string): bigint {
  const member = world.guilds.get(channel.guildId ?? '')?.installed ?? true;
  return permissionsIn(world, channel, member && channel.recipients === undefined ? world.app.id : userId);
}

function actor(world: World, channel: ChannelRecord, userId: string) {
  const guild = world.guilds.get(channel.guildId ?? '');
  if (!guild) return { user: userJson(world, userId) };
  const permissions = permissionsIn(world, channel, userId).toString();
  return {
    guild_id: guild.id,
    guild: { id: guild.id, locale: 'en-GB', features: [] },
    guild_locale: world.locale,
    member: { ...memberJson(world, guild, userId), permissions },
  };
}
