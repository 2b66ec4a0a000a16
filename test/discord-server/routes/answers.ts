import { MessageFlags } from 'discord.js';
import { type Interaction, isUserInstallOnly } from '../interaction.ts';
import { may } from '../permissions.ts';
import { Refusal } from '../refusal.ts';
import type { SentFile, SentMessage } from '../sent.ts';
import type { MessageRecord } from '../world.ts';
import { mustHave } from '../world.ts';
import type { Context } from './context.ts';

/** Posts an answer to an interaction: for all, or for the one who asked. */
export function answerWith(
  context: Context,
  interaction: Interaction,
  body: SentMessage,
  files: readonly SentFile[] = [],
): MessageRecord {
  const { world, post } = context;
  const channel = mustHave(world.channels.get(interaction.channelId), 'such channel');
  const flags = answerFlags(context, interaction, body.flags ?? 0);
  const ephemeral = (flags & MessageFlags.Ephemeral) !== 0 ? { ephemeralTo: interaction.userId } : {};
  return post.create({ channel, authorId: world.app.id, body: { ...body, flags }, files, interaction, ...ephemeral });
}

/**
 * Where only a user's own install brought the app and the user may not use external apps, every answer is private.
 *
 * @see https://docs.discord.com/developers/resources/application#installation-context
 */
function answerFlags({ world }: Context, interaction: Interaction, flags: number): number {
  const channel = mustHave(world.channels.get(interaction.channelId), 'such channel');
  const guest = isUserInstallOnly(interaction) && channel.guildId !== undefined;
  const silenced = guest && !may(world, channel, interaction.userId, 'UseExternalApps');
  return silenced ? flags | MessageFlags.Ephemeral : flags;
}

/** The first answer, or the message that the component belongs to. */
export function originalOf({ world }: Context, { originalId }: Interaction): MessageRecord {
  const message = world.messages.get(originalId ?? '');
  if (!message) throw new Refusal('UnknownMessage');
  return message;
}
