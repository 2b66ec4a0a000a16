/** Shows what came of a moderator’s interaction where it belongs. */
import {
  type AnySelectMenuInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js';
import { payloadOf, privatePayloadOf } from '../discord/payload.ts';
import type { View } from '../discord/view/view.ts';
import { type PanelId, readPanelId } from './panel/panel.ts';
import { type Aside, type Everybody, isAside, isEverybodys } from './panel/shown.ts';

export type Pressed = ButtonInteraction | AnySelectMenuInteraction;
export type Used = ChatInputCommandInteraction | Pressed | ModalSubmitInteraction;

/**
 * From where something was used: `command`; `panel`, which is the moderator’s own and changes; `notice`, which everybody in
 * a channel sees and which changes for all; `elsewhere`, another message that stays as it is.
 */
type Place = 'command' | 'panel' | 'notice' | 'elsewhere';

/** Of what everybody sees, only a report changes: once it is closed. */
function placeOf(interaction: Used): Place {
  if (interaction.isChatInputCommand() || interaction.message === null) return 'command';
  if (interaction.message.flags.has(MessageFlags.Ephemeral)) return 'panel';
  const id: PanelId | undefined = readPanelId(interaction.customId);
  return id?.verb === 'report-close' ? 'notice' : 'elsewhere';
}

/** Tells Discord that an answer follows: it waits three seconds for a first one. */
export function acknowledge(interaction: Used): Promise<unknown> {
  const place = placeOf(interaction);
  const changes = place === 'panel' || place === 'notice';
  if (changes && !interaction.isChatInputCommand()) return interaction.deferUpdate();
  return interaction.deferReply({ flags: MessageFlags.Ephemeral });
}

/** @param isAcknowledged `acknowledge` has been called, and has been done */
export async function show(interaction: Used, shown: View | Aside | Everybody, isAcknowledged: boolean): Promise<void> {
  const place = placeOf(interaction);
  const changes = place === 'panel' || place === 'notice';
  if (isEverybodys(shown)) return change(interaction, shown.everybody, isAcknowledged);
  const view = isAside(shown) ? shown.aside : shown;
  if (!isAside(shown) && place === 'panel') return change(interaction, view, isAcknowledged);
  if (!isAcknowledged) await interaction.reply(privatePayloadOf(view));
  else if (changes) await interaction.followUp(privatePayloadOf(view));
  else await interaction.editReply(payloadOf(view));
}

/** Puts a view in place of the message that was pressed. */
async function change(interaction: Used, view: View, isAcknowledged: boolean): Promise<void> {
  if (isAcknowledged) await interaction.editReply(payloadOf(view));
  else if (interaction.isMessageComponent()) await interaction.update(payloadOf(view));
  else if (interaction.isModalSubmit() && interaction.isFromMessage()) await interaction.update(payloadOf(view));
  else await interaction.reply(privatePayloadOf(view));
}
