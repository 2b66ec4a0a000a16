import { InteractionResponseType } from 'discord.js';
import { ACKNOWLEDGE_WITHIN, type Interaction } from '../interaction.ts';
import type { World } from '../world.ts';
import { DID_NOT_RESPOND, failure, nothing, type Seen, seenMessage, seenModal } from './seen.ts';

/** After a deferred update nothing more need come; this long without a word counts as nothing. */
const QUIET = 10_000;

/** What an interaction has led to, as far as one can see; nothing while it is still under way. */
export function outcomeOf(world: World, interaction: Interaction): Seen | undefined {
  const now = world.clock.now();
  if (interaction.acknowledgedAt === undefined) {
    return now - interaction.createdAt > ACKNOWLEDGE_WITHIN ? failure(DID_NOT_RESPOND) : undefined;
  }
  if (interaction.modal) return seenModal(interaction.modal, interaction);
  const isUnchanged = interaction.response === InteractionResponseType.DeferredMessageUpdate || interaction.setBack;
  if (isUnchanged && interaction.edits === 0) {
    if (interaction.followUpIds.length > 0) return messageOf(world, interaction.followUpIds[0]);
    const gone = world.messages.get(interaction.originalId ?? '') === undefined;
    return gone || now - interaction.acknowledgedAt > QUIET ? messageOf(world, interaction.originalId) : undefined;
  }
  const deleted = !world.messages.has(interaction.originalId ?? '');
  return interaction.thinking && !deleted ? undefined : messageOf(world, interaction.originalId);
}

/** What there is to see when one has waited long enough: perhaps only that the app is thinking. */
export function outcomeSoFar(world: World, interaction: Interaction): Seen {
  if (interaction.acknowledgedAt === undefined) return failure(DID_NOT_RESPOND);
  return outcomeOf(world, interaction) ?? messageOf(world, interaction.originalId);
}

function messageOf(world: World, id: string | undefined): Seen {
  const message = world.messages.get(id ?? '');
  return message ? seenMessage(world, message) : nothing();
}
