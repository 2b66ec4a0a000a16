import { ChannelType, OverwriteType } from 'discord.js';
import type { Gateway } from '../gateway.ts';
import { bitsOf, EVERYONE, type Permission } from '../permissions.ts';
import { channelJson, guildJson, memberJson } from '../wire.ts';
import type { ChannelRecord, GuildRecord, World } from '../world.ts';

/** Whom a channel's rule is about. */
export type Who = 'everyone' | 'app' | { id: string };

/** A role, to give to members and to put into channel rules. */
export interface RoleHandle {
  id: string;
  name: string;
  mention: string;
}

/** A channel, as a test holds it. */
export class Channel {
  readonly record: ChannelRecord;
  readonly #world: World;

  constructor(world: World, record: ChannelRecord) {
    this.#world = world;
    this.record = record;
  }

  get id(): string {
    return this.record.id;
  }

  get mention(): string {
    return `<#${this.id}>`;
  }

  allow(who: Who, ...permissions: Permission[]): this {
    return this.#rule(who, { allow: bitsOf(permissions), deny: 0n });
  }

  deny(who: Who, ...permissions: Permission[]): this {
    return this.#rule(who, { allow: 0n, deny: bitsOf(permissions) });
  }

  #rule(who: Who, { allow, deny }: { allow: bigint; deny: bigint }): this {
    const id = idOf(this.#world, this.record, who);
    const type = this.#world.users.has(id) ? OverwriteType.Member : OverwriteType.Role;
    const before = this.record.overwrites.find((rule) => rule.id === id);
    this.record.overwrites = this.record.overwrites.filter((rule) => rule !== before);
    const merged = {
      allow: ((BigInt(before?.allow ?? 0) & ~deny) | allow).toString(),
      deny: ((BigInt(before?.deny ?? 0) & ~allow) | deny).toString(),
    };
    this.record.overwrites.push({ id, type, ...merged });
    return this;
  }
}

function idOf(world: World, channel: ChannelRecord, who: Who): string {
  if (who === 'everyone') return channel.guildId ?? '';
  return who === 'app' ? world.app.id : who.id;
}

/** A server, as a test holds it. */
export class Guild {
  readonly record: GuildRecord;
  readonly #world: World;
  readonly #gateway: Gateway;

  constructor(
    world: World,
    gateway: Gateway,
    name: string,
    { installed, id = world.newId() }: { installed: boolean; id?: string },
  ) {
    this.#world = world;
    this.#gateway = gateway;
    const owner = world.addUser(`owner of ${name}`);
    this.record = { id, name, ownerId: owner.id, installed, roles: new Map(), members: new Map() };
    world.guilds.set(id, this.record);
    this.#addRole('@everyone', EVERYONE, { id });
    this.join(owner);
    if (installed) this.#install();
  }

  get id(): string {
    return this.record.id;
  }

  /** The role that comes with the app: what a person may pick from the list in place of the app itself. */
  get appRole(): RoleHandle | undefined {
    const role = [...this.record.roles.values()].find(({ tags }) => tags?.bot_id === this.#world.app.id);
    return role && { id: role.id, name: role.name, mention: `<@&${role.id}>` };
  }

  /** A channel to write in. @param within the category that holds it */
  channel(name = 'general', { id = this.#world.newId(), within }: { id?: string; within?: Channel } = {}): Channel {
    return this.#channel(name, ChannelType.GuildText, id, within);
  }

  /** A forum; a media channel is one that shows pictures. */
  forum(name = 'questions', type: ChannelType.GuildForum | ChannelType.GuildMedia = ChannelType.GuildForum): Channel {
    return this.#channel(name, type, this.#world.newId());
  }

  category(name = 'Town'): Channel {
    return this.#channel(name, ChannelType.GuildCategory, this.#world.newId());
  }

  /** A voice or stage channel, which people write in as well. */
  voice(name = 'hall', type: ChannelType.GuildVoice | ChannelType.GuildStageVoice = ChannelType.GuildVoice): Channel {
    return this.#channel(name, type, this.#world.newId());
  }

  role(name: string, ...permissions: Permission[]): RoleHandle {
    const { id } = this.#addRole(name, bitsOf(permissions), {});
    return { id, name, mention: `<@&${id}>` };
  }

  join({ id }: { id: string }, ...roles: RoleHandle[]): this {
    const present = this.record.members.get(id);
    const given = new Set([...(present?.roles ?? []), ...roles.map((role) => role.id)]);
    const joinedAt = present?.joinedAt ?? this.#world.clock.iso();
    this.record.members.set(id, { userId: id, roles: [...given], joinedAt });
    if (this.record.installed && !present) {
      this.#gateway.dispatch('GUILD_MEMBER_ADD', { guildId: this.id, intent: 1 << 1 }, () => ({
        guild_id: this.id,
        ...memberJson(this.#world, this.record, id),
      }));
    }
    return this;
  }

  /** Installs the app in a running server, as an administrator would. */
  install(): this {
    if (!this.record.installed) this.#install();
    return this;
  }

  /** Tells the app of a channel as it is now: until then it knows the rules that it was told of last. */
  announce({ record }: Channel): void {
    const audience = { guildId: this.id, channel: record, intent: 1 };
    this.#gateway.dispatch('CHANNEL_UPDATE', audience, () => channelJson(this.#world, record));
  }

  /** Deletes a channel, or a role. */
  delete({ id }: { id: string }): void {
    const channel = this.#world.channels.get(id);
    if (channel !== undefined) {
      const audience = { guildId: this.id, channel, intent: 1 };
      this.#gateway.dispatch('CHANNEL_DELETE', audience, () => channelJson(this.#world, channel));
      this.#world.channels.delete(id);
      return;
    }
    this.record.roles.delete(id);
    this.#gateway.dispatch('GUILD_ROLE_DELETE', { guildId: this.id, intent: 1 }, () => ({
      guild_id: this.id,
      role_id: id,
    }));
  }

  /** Throws the app out. */
  remove(): void {
    this.record.installed = false;
    this.record.members.delete(this.#world.app.id);
    this.#gateway.dispatch('GUILD_DELETE', { guildId: this.id }, () => ({ id: this.id }));
  }

  #install(): void {
    const { app } = this.#world;
    this.record.installed = true;
    const { id } = this.#addRole(app.name, 0n, { tags: { bot_id: app.id }, managed: true });
    this.record.members.set(app.id, { userId: app.id, roles: [id], joinedAt: this.#world.clock.iso() });
    this.#gateway.dispatch('GUILD_CREATE', { guildId: this.id }, () => guildJson(this.#world, this.record));
  }

  #addRole(name: string, permissions: bigint, more: { id?: string; tags?: { bot_id: string }; managed?: boolean }) {
    const role = {
      id: this.#world.newId(),
      name,
      color: 0,
      colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
      hoist: false,
      position: this.record.roles.size,
      permissions: permissions.toString(),
      managed: false,
      mentionable: false,
      icon: null,
      unicode_emoji: null,
      flags: 0,
      ...more,
    };
    this.record.roles.set(role.id, role);
    if (this.record.installed) {
      this.#gateway.dispatch('GUILD_ROLE_CREATE', { guildId: this.id, intent: 1 }, () => ({ guild_id: this.id, role }));
    }
    return role;
  }

  #channel(name: string, type: ChannelType, id: string, within?: Channel): Channel {
    const parent = within === undefined ? {} : { parentId: within.id };
    const record: ChannelRecord = { id, type, name, guildId: this.id, overwrites: [], ...parent };
    this.#world.channels.set(record.id, record);
    const channel = new Channel(this.#world, record);
    const audience = { guildId: this.id, channel: record, intent: 1 };
    if (this.record.installed)
      this.#gateway.dispatch('CHANNEL_CREATE', audience, () => channelJson(this.#world, record));
    return channel;
  }
}
