import { ChannelType, GatewayIntentBits, MessageFlags, MessageReferenceType, MessageType } from 'discord.js';
import { spokenText } from './components.ts';
import type { Gateway } from './gateway.ts';
import type { Interaction } from './interaction.ts';
import { named, pingsAnyone, pingsOf } from './mentions.ts';
import { isDirect } from './permissions.ts';
import type { SentFile, SentMessage } from './sent.ts';
import { isEphemeral } from './wire.ts';
import { messageEvent } from './withhold.ts';
import type { ChannelRecord, FileRecord, MessageRecord, World } from './world.ts';
import { mustHave } from './world.ts';

/** Who posts, where, and by which door. */
export interface Posting {
  channel: ChannelRecord;
  authorId: string;
  body: SentMessage;
  files?: readonly SentFile[];
  interaction?: Interaction;
  ephemeralTo?: string;
  webhook?: boolean;
  /** A forum post's first message has the id of its thread. */
  id?: string;
}

/** The box that messages go into: it keeps them and tells the gateway. */
export class Post {
  readonly #world: World;
  readonly #gateway: Gateway;

  constructor(world: World, gateway: Gateway) {
    this.#world = world;
    this.#gateway = gateway;
  }

  create(posting: Posting): MessageRecord {
    const message = this.#record(posting);
    this.#world.messages.set(message.id, message);
    const { thread } = posting.channel;
    if (thread?.archived) thread.archived = false;
    this.#tell('MESSAGE_CREATE', message);
    return message;
  }

  edit(message: MessageRecord, body: SentMessage, files: readonly SentFile[] = []): MessageRecord {
    if (body.content !== undefined) message.content = body.content ?? '';
    if (body.embeds !== undefined) message.embeds = body.embeds ?? [];
    if (body.components !== undefined) message.components = body.components ?? [];
    if (typeof body.flags === 'number') message.flags = editedFlags(message.flags, body.flags);
    message.flags &= ~MessageFlags.Loading;
    message.files = this.#filesAfter(message, body, files);
    this.#mind(message, body);
    message.editedAt = this.#world.clock.iso();
    this.#tell('MESSAGE_UPDATE', message);
    return message;
  }

  /** An update of a message in which its words are what they were. */
  retell(id: string): void {
    this.#tell('MESSAGE_UPDATE', mustHave(this.#world.messages.get(id), `message ${id}`));
  }

  delete(message: MessageRecord): void {
    this.#world.messages.delete(message.id);
    this.#world.changed();
    if (isEphemeral(message)) return;
    const channel = mustHave(this.#world.channels.get(message.channelId), 'such channel');
    const guild = channel.guildId === undefined ? {} : { guild_id: channel.guildId };
    this.#gateway.dispatch('MESSAGE_DELETE', audience(channel), () => ({
      id: message.id,
      channel_id: channel.id,
      ...guild,
    }));
  }

  #record({ channel, authorId, body, files = [], interaction, ephemeralTo, webhook, id }: Posting): MessageRecord {
    const record: MessageRecord = {
      id: id ?? this.#world.newId(),
      channelId: channel.id,
      authorId,
      content: body.content ?? '',
      embeds: body.embeds ?? [],
      components: body.components ?? [],
      files: files.map((file) => this.#file(file, body)),
      flags: body.flags ?? 0,
      type: typeOf(body, interaction),
      mentions: { everyone: false, users: [], roles: [] },
      pings: { everyone: false, users: [], roles: [] },
      createdAt: this.#world.clock.iso(),
      ...(body.poll ? { poll: body.poll } : {}),
      ...(body.message_reference ? { reference: body.message_reference } : {}),
      ...(body.nonce ? { nonce: String(body.nonce) } : {}),
      ...(interaction ? { interaction } : {}),
      ...(webhook ? { webhook } : {}),
      ...(ephemeralTo === undefined ? {} : { ephemeralTo }),
    };
    this.#mind(record, body);
    return record;
  }

  /** Works out anew whom a message names and whom it pings. */
  #mind(message: MessageRecord, body: SentMessage): void {
    const { reference } = message;
    const isReply = reference !== undefined && reference.type !== MessageReferenceType.Forward;
    const target = isReply ? this.#world.messages.get(reference.message_id) : undefined;
    // Replying to the answer to an interaction does not mention the app: discord-api-docs #5395.
    const repliedTo = target && !target.interaction ? target.authorId : undefined;
    const whole: SentMessage = { ...body, content: message.content, components: message.components };
    message.pings = pingsOf(whole, { door: message.interaction ? 'interaction' : 'message', repliedTo });
    const users = new Set([...named(message.content).users, ...message.pings.users]);
    if (message.authorId === this.#world.app.id && pingsAnyone(message.pings)) {
      this.#world.pinged.push({ messageId: message.id, text: spokenText(whole), pings: message.pings });
    }
    message.mentions = { ...message.pings, users: [...users].filter((id) => this.#world.users.has(id)) };
  }

  #file(file: SentFile, body: SentMessage): FileRecord {
    const about = body.attachments?.find(({ id }) => String(id) === file.key);
    const record: FileRecord = {
      id: this.#world.newId(),
      filename: about?.filename ?? file.name,
      contentType: file.contentType,
      bytes: file.bytes,
      ...(about?.description ? { description: about.description } : {}),
    };
    this.#world.files.set(record.id, record);
    return record;
  }

  /** An edit that lists attachments keeps those it lists; one that does not keeps all. */
  #filesAfter(message: MessageRecord, body: SentMessage, files: readonly SentFile[]): FileRecord[] {
    const listed = body.attachments?.map(({ id }) => String(id));
    const kept = message.files.filter(({ id }) => listed?.includes(id) ?? true);
    return [...kept, ...files.map((file) => this.#file(file, body))];
  }

  #tell(event: string, message: MessageRecord): void {
    this.#world.changed();
    // An answer for one person alone is no event for the gateway.
    if (isEphemeral(message)) return;
    const channel = mustHave(this.#world.channels.get(message.channelId), 'such channel');
    this.#gateway.dispatch(event, audience(channel), (intents) => messageEvent(this.#world, message, intents));
  }
}

/** Flags come and go on an edit, but Components V2 and privacy are for good. */
function editedFlags(before: number, sent: number): number {
  const lasting = MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral | MessageFlags.Loading;
  return (before & lasting) | (sent & (MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds));
}

function typeOf(body: SentMessage, interaction: Interaction | undefined): number {
  if (body.message_reference && body.message_reference.type !== MessageReferenceType.Forward) return MessageType.Reply;
  return interaction ? MessageType.ChatInputCommand : MessageType.Default;
}

/** Direct conversations and servers have intents of their own. */
function audience(channel: ChannelRecord) {
  const intent = isDirect(channel) ? GatewayIntentBits.DirectMessages : GatewayIntentBits.GuildMessages;
  return { guildId: channel.guildId, channel, intent };
}

export function isForum(channel: ChannelRecord): boolean {
  return channel.type === ChannelType.GuildForum || channel.type === ChannelType.GuildMedia;
}
