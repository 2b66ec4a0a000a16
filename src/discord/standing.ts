import {
  ApplicationIntegrationType,
  type ButtonInteraction,
  InteractionContextType,
  MessageFlags,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
} from 'discord.js';
import { type Scope, SHARED } from '../corpus/scope.ts';
import { customIdsIn, readCustomId } from './custom-id.ts';
import type { Answerable } from './deliver.ts';
import type { Press } from './press/press.ts';
import { readPrinted } from './question.ts';

/** An interaction, of whatever kind, and for whom the app was installed where it happened. */
type Placed = Pick<Answerable, 'guildId' | 'authorizingIntegrationOwners'>;

/** What a server added is in scope only where the app is installed in that server, and is checked anew at every press. */
export function scopeOf({ guildId, authorizingIntegrationOwners: owners }: Placed): Scope {
  const installed = guildId !== null && owners[ApplicationIntegrationType.GuildInstall] === guildId;
  return installed ? { kind: 'server', serverId: guildId } : SHARED;
}

/** Whether the app may speak to everyone: a person's own installation needs that person's permission in a server. */
export function mayShare(interaction: Answerable): boolean {
  if (interaction.context !== InteractionContextType.Guild || scopeOf(interaction).kind === 'server') return true;
  return interaction.memberPermissions?.has(PermissionFlagsBits.UseExternalApps) ?? false;
}

/**
 * What a button or a submitted form brings along; undefined where its id is not ours.
 * @param isQuietHere the server wants no answers for everybody in this channel
 */
export function pressOf(
  interaction: ButtonInteraction | ModalSubmitInteraction,
  isQuietHere: boolean,
): Press | undefined {
  const id = readCustomId(interaction.customId);
  if (id === undefined) return undefined;
  const { message, user } = interaction;
  const components = message?.components.map((component) => component.toJSON()) ?? [];
  return {
    id,
    label: interaction.isButton() ? labelOf(interaction) : '',
    shown: customIdsIn(components),
    printed: readPrinted(components),
    presser: user.id,
    private: message?.flags.has(MessageFlags.Ephemeral) ?? true,
    mayManage: interaction.memberPermissions?.has(PermissionFlagsBits.ManageMessages) ?? false,
    mayShare: mayShare(interaction),
    isQuietHere,
  };
}

function labelOf({ component }: ButtonInteraction): string {
  return 'label' in component ? (component.label ?? '') : '';
}
