/**
 * A button press, menu choice or form submission on one of the bot's cards, with what can be read from the card's
 * message.
 */
import {
  ApplicationIntegrationType,
  type ButtonInteraction,
  InteractionContextType,
  MessageFlags,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
  type StringSelectMenuInteraction,
} from 'discord.js';
import { OWN_PREFIX, type Scope, SHARED, scopeOf } from '../corpus/scope.ts';
import { type CardId, type CardVerb, cardIds, cardIdsIn } from './cards/card-id.ts';
import { Mistake } from './kit/command.ts';
import { shortHash } from './kit/custom-id.ts';
import type { Answerable } from './kit/reply.ts';
import type { Reported } from './servers.ts';
import type { MemberSession } from './session/member-session.ts';
import { type Checked, type Printed, readChecked, readPrinted } from './session/question.ts';
import type { Snapshot } from './session/snapshot.ts';

export interface CardInteraction {
  id: CardId;
  /** the button's own label; empty for a choice or a form */
  label: string;
  /** what all buttons of its message are about */
  shown: readonly CardId[];
  /** the question on the message; absent where it shows a thing of the record */
  printed: Printed | undefined;
  /** the message that was checked, where the card shows a check */
  checked: Checked | undefined;
  /** Discord's id of whoever pressed */
  user: string;
  /** the message was for one person alone */
  private: boolean;
  /** the user may manage other people's messages here */
  mayManage: boolean;
  /** the app may speak to everyone here on behalf of the user */
  mayShare: boolean;
  /** the server wants no answers for everybody in this channel */
  isQuietHere: boolean;
}

/** An interaction, of whatever kind, and for whom the app was installed where it happened. */
type Placed = Pick<Answerable, 'guildId' | 'authorizingIntegrationOwners'>;

/** What a server added is in scope only where the app is installed in that server, and is checked anew at every press. */
export function scopeAt({ guildId, authorizingIntegrationOwners: owners }: Placed): Scope {
  const installed = guildId !== null && owners[ApplicationIntegrationType.GuildInstall] === guildId;
  return installed ? { kind: 'server', serverId: guildId } : SHARED;
}

/** Whether the app may speak to everyone: a person's own installation needs that person's permission in a server. */
export function mayShare(interaction: Answerable): boolean {
  if (interaction.context !== InteractionContextType.Guild || scopeAt(interaction).kind === 'server') return true;
  return interaction.memberPermissions?.has(PermissionFlagsBits.UseExternalApps) ?? false;
}

/** An interaction with a component of a card. */
export type Used = ButtonInteraction | StringSelectMenuInteraction;

/** The custom id of a button or a form, or the value of a choice, which is written like one. */
export function usedIdOf(interaction: Used | ModalSubmitInteraction): string {
  return interaction.isStringSelectMenu() ? (interaction.values[0] ?? '') : interaction.customId;
}

/**
 * Reads an interaction with a card; undefined where its custom id is not one of ours, or where no component of the
 * message has it any more, because the card was edited while the person still saw its earlier version.
 * @param isQuietHere the server wants no answers for everybody in this channel
 */
export function cardInteractionOf(
  interaction: Used | ModalSubmitInteraction,
  isQuietHere: boolean,
): CardInteraction | undefined {
  const id = cardIds.read(usedIdOf(interaction));
  if (id === undefined || (interaction.isMessageComponent() && !isOnMessage(interaction))) return undefined;
  const { message, user } = interaction;
  const components = message?.components.map((component) => component.toJSON()) ?? [];
  return {
    id,
    label: interaction.isButton() ? labelOf(interaction) : '',
    shown: cardIdsIn(components),
    printed: readPrinted(components),
    checked: readChecked(components),
    user: user.id,
    private: message?.flags.has(MessageFlags.Ephemeral) ?? true,
    mayManage: interaction.memberPermissions?.has(PermissionFlagsBits.ManageMessages) ?? false,
    mayShare: mayShare(interaction),
    isQuietHere,
  };
}

/**
 * discord.js types `component` as always present, but it is null where no component of the message has the
 * custom id.
 */
function isOnMessage({ component }: Used): boolean {
  return typeof component === 'object';
}

function labelOf({ component }: ButtonInteraction): string {
  return 'label' in component ? (component.label ?? '') : '';
}

export function isAsker({ id, user }: CardInteraction): boolean {
  return id.asker === user;
}

/** The id behind the button's key. @throws Mistake where it is no longer on record, or not within the scope */
export function idBehind({ id }: CardInteraction, session: MemberSession): string {
  const found = session.record.idOf(id.key);
  if (found === undefined) throw new Mistake('item-gone');
  return found;
}

/** @throws Mistake where the message shows none */
export function questionOf({ printed }: CardInteraction): Printed {
  if (printed === undefined) throw new Mistake('question-gone');
  return printed;
}

/** Verbs whose key names a question, as its card has it, or nothing that could be withdrawn. */
const ABOUT_QUESTIONS = new Set<CardVerb>(['ask', 'choose', 'sharehelp']);
/** Verbs whose key names what leads the answer, which another page shows. */
const ABOUT_LEADS = new Set<CardVerb>(['up', 'down']);

/** Whether anything that the message shows, as far as its buttons tell, is on record no more, or out of the scope. */
export function isWithdrawn({ id, shown, printed }: CardInteraction, record: Snapshot): boolean {
  const questionKey = shortHash(printed?.question ?? '');
  return [id, ...shown].some(
    ({ verb, key }) =>
      !ABOUT_QUESTIONS.has(verb) && !ABOUT_LEADS.has(verb) && key !== questionKey && record.idOf(key) === undefined,
  );
}

const SHOWN = 3;

/**
 * What a report is about, as far as it may be told to whom.
 * @param hasOwn the server has added something: then what can’t be told any more may be its own
 */
export function reportedOn(card: CardInteraction, session: MemberSession, hasOwn: boolean): Reported {
  const question = ownQuestion(card);
  return { ...audiencesOf(card, session, hasOwn), ...(question === undefined ? {} : { question }) };
}

/** The question on a message, where it stands by itself: one that goes on from another means nothing alone. */
export function ownQuestion({ printed }: CardInteraction): string | undefined {
  return printed === undefined || printed.earlier.length > 0 ? undefined : printed.question;
}

function audiencesOf({ id, printed }: CardInteraction, session: MemberSession, hasOwn: boolean): Reported {
  const entry = session.record.idOf(id.key);
  if (entry !== undefined) return isServersOwn(entry) ? { here: entry } : { here: entry, onward: entry };
  if (printed === undefined) return hasOwn ? { here: '–' } : { here: '–', onward: '–' };
  const here = `“${printed.question}”`;
  const shown = session.shownFor(printed);
  // The words of a question stay where it was asked.
  return shown.some(isServersOwn) ? { here } : { here, onward: shown.slice(0, SHOWN).join(', ') || '–' };
}

/** Whether a server has added it: then it is nobody else’s to see, the people who run the bot included. */
function isServersOwn(id: string): boolean {
  return scopeOf(id).kind === 'server' || id.startsWith(OWN_PREFIX);
}

/** Answers a component whose custom id this version does not write. @throws Mistake always */
export function oldButton(): never {
  throw new Mistake('old-button');
}
