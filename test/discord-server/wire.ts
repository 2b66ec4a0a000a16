import { ChannelType, MessageFlags, MessageReferenceType } from 'discord.js';
import { attachmentJson, componentsGivenBack } from './given-back.ts';
import type { Interaction } from './interaction.ts';
import { permissionsIn } from './permissions.ts';
import type { ChannelRecord, GuildRecord, MessageRecord, World } from './world.ts';
import { mustHave } from './world.ts';

/** Records as Discord puts them into JSON. Nothing here decides who may see what: see withhold.ts. */

export function userJson(world: World, id: string) {
  return mustHave(world.users.get(id), `user ${id}`);
}

export function memberJson(world: World, guild: GuildRecord, userId: string) {
  const member = guild.members.get(userId);
  if (!member) return undefined;
  return {
    user: userJson(world, userId),
    roles: member.roles,
    joined_at: member.joinedAt,
    nick: null,
    avatar: null,
    banner: null,
    premium_since: null,
    communication_disabled_until: null,
    deaf: false,
    mute: false,
    pending: false,
    flags: 0,
  };
}

export function channelJson(world: World, channel: ChannelRecord) {
  const base = { id: channel.id, type: channel.type, last_message_id: null, flags: 0 };
  if (channel.type === ChannelType.DM) {
    const others = (channel.recipients ?? []).filter((id) => id !== world.app.id);
    return { ...base, recipients: others.map((id) => userJson(world, id)) };
  }
  if (channel.type === ChannelType.GroupDM) {
    return { ...base, name: channel.name, recipients: (channel.recipients ?? []).map((id) => userJson(world, id)) };
  }
  return {
    ...base,
    guild_id: channel.guildId,
    name: channel.name,
    parent_id: channel.parentId ?? null,
    position: 0,
    nsfw: false,
    topic: null,
    rate_limit_per_user: 0,
    permission_overwrites: channel.overwrites,
    ...threadPart(channel),
    ...(channel.type === ChannelType.GuildForum || channel.type === ChannelType.GuildMedia
      ? { available_tags: [], default_reaction_emoji: null, default_sort_order: null, default_forum_layout: 0 }
      : {}),
  };
}

function threadPart(channel: ChannelRecord) {
  if (!channel.thread) return {};
  return {
    owner_id: channel.ownerId,
    thread_metadata: channel.thread,
    message_count: 0,
    member_count: 1,
    total_message_sent: 0,
    applied_tags: channel.tags ?? [],
  };
}

/** A channel as an interaction carries it: with what the user may do there. */
export function interactionChannelJson(world: World, channel: ChannelRecord, userId: string) {
  return { ...channelJson(world, channel), permissions: permissionsIn(world, channel, userId).toString() };
}

export function guildJson(world: World, guild: GuildRecord) {
  const channels = [...world.channels.values()].filter((channel) => channel.guildId === guild.id);
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    description: null,
    owner_id: guild.ownerId,
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    roles: [...guild.roles.values()],
    emojis: [],
    stickers: [],
    features: [],
    mfa_level: 0,
    application_id: null,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    vanity_url_code: null,
    premium_tier: 0,
    preferred_locale: 'en-GB',
    nsfw_level: 0,
    premium_progress_bar_enabled: false,
    safety_alerts_channel_id: null,
    joined_at: guild.members.get(world.app.id)?.joinedAt ?? world.clock.iso(),
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    voice_states: [],
    members: [...guild.members.keys()].map((id) => memberJson(world, guild, id)),
    channels: channels.filter((channel) => !channel.thread).map((channel) => channelJson(world, channel)),
    threads: channels.filter((channel) => channel.thread).map((channel) => channelJson(world, channel)),
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

/** A message in full, as an interaction or its author gets it. */
export function messageJson(world: World, message: MessageRecord) {
  const channel = world.channels.get(message.channelId);
  return {
    id: message.id,
    channel_id: message.channelId,
    type: message.type,
    author: userJson(world, message.authorId),
    ...(message.webhook ? { webhook_id: message.authorId } : {}),
    content: message.content,
    embeds: message.embeds.map((embed) => ({ type: 'rich', ...embed })),
    components: componentsGivenBack(world, message),
    attachments: message.files.map((file) => attachmentJson(world, file)),
    mentions: message.mentions.users.map((id) => userJson(world, id)),
    mention_roles: message.mentions.roles,
    mention_everyone: message.mentions.everyone,
    timestamp: message.createdAt,
    edited_timestamp: message.editedAt ?? null,
    flags: message.flags,
    tts: false,
    pinned: false,
    ...(message.nonce === undefined ? {} : { nonce: message.nonce }),
    ...(message.reference
      ? { message_reference: { type: 0, channel_id: message.channelId, ...guildPart(channel), ...message.reference } }
      : {}),
    ...snapshotsOf(world, message),
    ...pollPart(message),
    ...(message.interaction ? interactionPart(world, message, message.interaction) : {}),
    ...(message.threadId ? { thread: threadOf(world, message.threadId) } : {}),
  };
}

/** What a forward shows of the message that it passes on. @see https://docs.discord.com/developers/resources/message#message-snapshot-object */
function snapshotsOf(world: World, { reference }: MessageRecord) {
  const forwarded = reference?.type === MessageReferenceType.Forward && world.messages.get(reference.message_id);
  if (!forwarded) return {};
  const { content, createdAt, flags, type, embeds, files } = forwarded;
  const message = {
    content,
    timestamp: createdAt,
    edited_timestamp: null,
    flags,
    type,
    mentions: [],
    mention_roles: [],
    embeds: embeds.map((embed) => ({ type: 'rich', ...embed })),
    attachments: files.map((file) => attachmentJson(world, file)),
    components: componentsGivenBack(world, forwarded),
    ...pollPart(forwarded),
  };
  return { message_snapshots: [{ message }] };
}

/** @see https://docs.discord.com/developers/resources/poll#poll-object */
function pollPart({ poll }: MessageRecord) {
  if (poll === undefined) return {};
  const answers = poll.answers.map((answer, at) => ({ answer_id: at + 1, ...answer }));
  return { poll: { question: poll.question, answers, expiry: null, allow_multiselect: false, layout_type: 1 } };
}

export type MessageJson = ReturnType<typeof messageJson> & { referenced_message?: MessageJson | null };

function threadOf(world: World, id: string) {
  return channelJson(world, mustHave(world.channels.get(id), `thread ${id}`));
}

function guildPart(channel: ChannelRecord | undefined) {
  return channel?.guildId === undefined ? {} : { guild_id: channel.guildId };
}

function interactionPart(world: World, message: MessageRecord, interaction: Interaction) {
  return {
    application_id: world.app.id,
    webhook_id: world.app.id,
    interaction_metadata: metadata(world, interaction, message.id),
  };
}

function metadata(world: World, interaction: Interaction, messageId: string): object {
  return {
    id: interaction.id,
    type: interaction.type,
    user: userJson(world, interaction.userId),
    authorizing_integration_owners: interaction.owners,
    ...(interaction.originalId === messageId ? {} : { original_response_message_id: interaction.originalId }),
    ...(interaction.messageId ? { interacted_message_id: interaction.messageId } : {}),
    ...(interaction.cause ? { triggering_interaction_metadata: metadata(world, interaction.cause, messageId) } : {}),
  };
}

export function isEphemeral(message: MessageRecord): boolean {
  return (message.flags & MessageFlags.Ephemeral) !== 0;
}
