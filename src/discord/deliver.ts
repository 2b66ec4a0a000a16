import type {
  ButtonInteraction,
  ChatInputCommandInteraction,
  MessageContextMenuCommandInteraction,
  ModalMessageModalSubmitInteraction,
  ModalSubmitInteraction,
} from 'discord.js';
import { MessageFlags } from 'discord.js';
import { TIME } from './limits.ts';
import { payloadOf, privatePayloadOf } from './payload.ts';
import type { View } from './view/view.ts';

export type Answerable =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | ButtonInteraction
  | ModalSubmitInteraction;

/** Where a view goes: a new message for all, one for the asker alone, or in place of the message that was pressed. */
export type Delivery = 'public' | 'private' | 'update';

/**
 * Works out a view and delivers it. Discord waits 3 s for a first response: when the work takes longer than half of
 * that, or much else is waiting, the interaction is acknowledged first and the view follows as an edit.
 */
export async function deliver(
  interaction: Answerable,
  { delivery, busy }: { delivery: Delivery; busy: boolean },
  work: () => Promise<View>,
): Promise<void> {
  let acknowledged: Promise<void> | undefined;
  const timer = setTimeout(
    () => {
      acknowledged = acknowledge(interaction, delivery);
      // Awaited below; here it must only not count as unhandled in the meantime.
      acknowledged.catch(() => undefined);
    },
    busy ? 0 : TIME.acknowledgeAfterMs,
  );
  const view = await work().finally(() => clearTimeout(timer));
  if (acknowledged === undefined) return respond(interaction, delivery, view);
  await acknowledged;
  await interaction.editReply(payloadOf(view));
}

async function acknowledge(interaction: Answerable, delivery: Delivery): Promise<void> {
  if (delivery === 'update' && isOnMessage(interaction)) await interaction.deferUpdate();
  else await interaction.deferReply(delivery === 'private' ? { flags: MessageFlags.Ephemeral } : {});
}

async function respond(interaction: Answerable, delivery: Delivery, view: View): Promise<void> {
  if (delivery === 'update' && isOnMessage(interaction)) await interaction.update(payloadOf(view));
  else await interaction.reply(delivery === 'private' ? privatePayloadOf(view) : payloadOf(view));
}

/** Whether there is a message that can change in place: the one with the button, or that opened the form. */
function isOnMessage(interaction: Answerable): interaction is ButtonInteraction | ModalMessageModalSubmitInteraction {
  return interaction.isMessageComponent() || (interaction.isModalSubmit() && interaction.isFromMessage());
}

/** Says one line to the asker alone, whatever has been said to Discord before. */
export async function tellPrivately(interaction: Answerable, view: View): Promise<void> {
  // `ephemeral` is only known after a deferred reply; after a deferred update an edit would overwrite the pressed card.
  const isThinking = interaction.deferred && !interaction.replied && interaction.ephemeral !== null;
  if (isThinking) await interaction.editReply(payloadOf(view));
  else if (interaction.deferred || interaction.replied) await interaction.followUp(privatePayloadOf(view));
  else await interaction.reply(privatePayloadOf(view));
}
