import type { InteractionType } from 'discord.js';
import type { SentChoices, SentModal } from './sent.ts';

/** How long an app has to answer first, and how long its token lives after that. */
export const ACKNOWLEDGE_WITHIN = 3_000;
export const TOKEN_LIVES = 15 * 60_000;
/** Follow-ups where nothing but a user's own install brought the app. */
export const FOLLOW_UPS_OF_USER_INSTALL = 5;

/** Something that a user did with the app, and how far the app has got with it. */
export interface Interaction {
  id: string;
  token: string;
  type: InteractionType;
  name: string;
  userId: string;
  channelId: string;
  guildId?: string;
  createdAt: number;
  /** Who installed the app, by kind of install. */
  owners: Record<string, string>;
  /** The message whose component was used, or whose component led to the modal. */
  messageId?: string;
  /** For autocompletion: the type of the option that is being written. */
  optionType?: number;
  /** Interactions before this one, for `triggering_interaction_metadata`. */
  cause?: Interaction;

  acknowledgedAt?: number;
  /** The app never got the answer to its first response, and may well try again. */
  unheard?: () => boolean;
  /** The first response's kind. */
  response?: number;
  /** The first response, or the message to which the component belongs. */
  originalId?: string;
  /** A "thinking" message still waits for its words. */
  thinking: boolean;
  deferredFlags: number;
  modal?: SentModal;
  choices?: NonNullable<SentChoices['choices']>;
  followUpIds: string[];
  /** Counts edits of the original, so that whoever waits can tell. */
  edits: number;
  /** The first response showed the message as it was, which empties its menus: what else comes is what was asked for. */
  setBack?: boolean;
}

/** Whether nothing but a user's own install brought the app to where this happened. */
export function isUserInstallOnly(interaction: Interaction): boolean {
  return interaction.owners['1'] !== undefined && interaction.owners['0'] === undefined;
}
