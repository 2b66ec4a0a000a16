import { ComponentType } from 'discord.js';
import { permissionsIn } from '../permissions.ts';
import type { SentComponent } from '../sent.ts';
import { channelJson, memberJson, userJson } from '../wire.ts';
import type { ChannelRecord, World } from '../world.ts';

/**
 * What Discord tells of those that were chosen from a select of people, roles or channels; nothing for other selects.
 * @see https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-resolved-data-structure
 */
export function resolvedChosen(
  world: World,
  channel: ChannelRecord,
  { type }: SentComponent,
  ids: readonly string[],
): { resolved?: Record<string, Record<string, object>> } {
  const guild = world.guilds.get(channel.guildId ?? '');
  const each = (make: (id: string) => object | undefined): Record<string, object> =>
    Object.fromEntries(
      ids.flatMap((id) => {
        const made = make(id);
        return made === undefined ? [] : [[id, made]];
      }),
    );
  switch (type) {
    case ComponentType.MentionableSelect:
      return {
        resolved: {
          users: each((id) => (world.users.has(id) ? userJson(world, id) : undefined)),
          roles: each((id) => guild?.roles.get(id)),
        },
      };
    case ComponentType.UserSelect: {
      const member = (id: string) => {
        const { user: _user, ...rest } = (guild && memberJson(world, guild, id)) ?? { user: undefined };
        const permissions = permissionsIn(world, channel, id).toString();
        return guild?.members.has(id) ? { ...rest, permissions } : undefined;
      };
      return { resolved: { users: each((id) => userJson(world, id)), members: each(member) } };
    }
    case ComponentType.RoleSelect:
      return { resolved: { roles: each((id) => guild?.roles.get(id)) } };
    case ComponentType.ChannelSelect:
      return {
        resolved: {
          channels: each((id) => {
            const record = world.channels.get(id);
            return record && channelJson(world, record);
          }),
        },
      };
    default:
      return {};
  }
}
