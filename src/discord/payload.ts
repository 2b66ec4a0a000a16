import { MessageFlags } from 'discord.js';
import type { View } from './view/view.ts';

/** Nobody is ever pinged. An edit that leaves this out would be read anew with Discord's defaults, so every payload has it. */
export const NO_PINGS = { parse: [], repliedUser: false } as const;

/** A view as the body of a new message or an edit: the one door out for everything that the bot says. */
export function payloadOf({ components }: View) {
  return {
    components,
    flags: MessageFlags.IsComponentsV2 as const,
    allowedMentions: { parse: [], repliedUser: false },
  };
}

/** The same, for the asker alone. */
export function privatePayloadOf(view: View) {
  return { ...payloadOf(view), flags: [MessageFlags.IsComponentsV2, MessageFlags.Ephemeral] as const };
}
