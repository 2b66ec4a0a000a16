import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord.js';
import { isDirect, permissionsIn } from '../permissions.ts';
import type { ChannelRecord, CommandRecord, World } from '../world.ts';

/** A person cannot do this: Discord's own client would not let them. A mistake of the test's, or of the bot's. */
export class NotOffered extends Error {
  override name = 'NotOffered';
}

/** Where an interaction happens, in Discord's terms. */
export function contextOf(world: World, channel: ChannelRecord): InteractionContextType {
  if (channel.guildId !== undefined) return InteractionContextType.Guild;
  const withApp = channel.type === ChannelType.DM && channel.recipients?.includes(world.app.id);
  return withApp ? InteractionContextType.BotDM : InteractionContextType.PrivateChannel;
}

/**
 * Which installs of the app bring it here for a user.
 *
 * @see https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-authorizing-integration-owners-object
 */
export function ownersFor(world: World, channel: ChannelRecord, userId: string): Record<string, string> {
  const guild = world.guilds.get(channel.guildId ?? '');
  const inServer = guild?.installed ? { [ApplicationIntegrationType.GuildInstall]: guild.id } : {};
  const direct = contextOf(world, channel) === InteractionContextType.BotDM;
  const inDirect = direct && !world.installedBy.has(userId) ? { [ApplicationIntegrationType.GuildInstall]: '0' } : {};
  const byUser = world.installedBy.has(userId) ? { [ApplicationIntegrationType.UserInstall]: userId } : {};
  return { ...inServer, ...inDirect, ...byUser };
}

/** The command that a person finds under a name, or why there is none. */
export function offered(
  world: World,
  {
    type,
    name,
    channel,
    userId,
  }: { type: ApplicationCommandType; name: string; channel: ChannelRecord; userId: string },
): { record: CommandRecord; owners: Record<string, string> } {
  const named = [...world.commands.values()].filter((each) => each.type === type && each.command.name === name);
  const record =
    named.find(({ guildId }) => guildId !== undefined && guildId === channel.guildId) ??
    named.find(({ guildId }) => guildId === undefined);
  const deny = (why: string) => new NotOffered(`${title(type, name)} is not offered: ${why}`);
  if (!record) throw deny('no such command is registered');
  if (channel.thread?.archived) throw deny('the thread is archived');
  const { command } = record;
  if (command.contexts && !command.contexts.includes(contextOf(world, channel))) throw deny('not in this context');
  const kinds: readonly number[] = command.integration_types ?? world.app.installable;
  const owners = Object.entries(ownersFor(world, channel, userId)).filter(([kind]) => kinds.includes(Number(kind)));
  if (owners.length === 0) throw deny('the app is not installed here in a way that has it');
  if (!permitted(world, channel, userId, command.default_member_permissions)) throw deny('the permission is missing');
  return { record, owners: Object.fromEntries(owners) };
}

function title(type: ApplicationCommandType, name: string): string {
  return type === ApplicationCommandType.ChatInput ? `/${name}` : `“${name}”`;
}

/** "0" is for administrators alone; otherwise every bit is needed. */
function permitted(
  world: World,
  channel: ChannelRecord,
  userId: string,
  wanted: string | number | null | undefined,
): boolean {
  if (isDirect(channel)) return true;
  const bits = permissionsIn(world, channel, userId);
  if ((bits & PermissionFlagsBits.Administrator) !== 0n) return true;
  if ((bits & PermissionFlagsBits.UseApplicationCommands) === 0n) return false;
  if (wanted === null || wanted === undefined) return true;
  return wanted !== '0' && (bits & BigInt(wanted)) === BigInt(wanted);
}
