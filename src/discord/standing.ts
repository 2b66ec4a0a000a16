import {
  ApplicationIntegrationType,
  type ButtonInteraction,
  InteractionContextType,
  MessageFlags,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
} from 'discord.js';
import { type Scope, SHARED } from '../corpus/scope.ts';
import { readCustomId } from './custom-id.ts';
import type { Answerable } from './deliver.ts';
import type { Press } from './press/press.ts';
import { readPrinted } from './question.ts';

/** What a server added is in scope only where the app is installed in that server, and is checked anew at every press. */
export function scopeOf({ guildId, authorizingIntegrationOwners: owners }: Answerable): Scope {
  const installed = guildId !== null && owners[ApplicationIntegrationType.GuildInstall] === guildId;
  return installed ? { kind: 'server', serverId: guildId } : SHARED;
}

/** Whether the app may speak to everyone: a person's own installation needs that person's permission in a server. */
export function mayShare(interaction: Answerable): boolean {
  if (interaction.context !== InteractionContextType.Guild || scopeOf(interaction).kind === 'server') return true;
  return interaction.memberPermissions?.has(PermissionFlagsBits.UseExternalApps) ?? false;
}

/** What a button or a submitted form brings along; undefined where its id is not ours. */
export function pressOf(interaction: ButtonInteraction | ModalSubmitInteraction): Press | undefined {
  const id = readCustomId(interaction.customId);
  if (id === undefined) return undefined;
  const { message, user } = interaction;
  return {
    id,
    label: interaction.isButton() ? labelOf(interaction) : '',
    printed: message === null ? undefined : readPrinted(message.components.map((component) => component.toJSON())),
    presser: user.id,
    private: message?.flags.has(MessageFlags.Ephemeral) ?? true,
    mayManage: interaction.memberPermissions?.has(PermissionFlagsBits.ManageMessages) ?? false,
    mayShare: mayShare(interaction),
  };
}

function labelOf({ component }: ButtonInteraction): string {
  return 'label' in component ? (component.label ?? '') : '';
}
