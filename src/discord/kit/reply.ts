/** Delivers what came of an interaction, in time and where it belongs. */
import { randomBytes } from 'node:crypto';
import {
  type AnySelectMenuInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalMessageModalSubmitInteraction,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
} from 'discord.js';
import { type Aside, isAside, type Shown } from './command.ts';
import { lineView, PICTURE_NAME, type View } from './components.ts';
import { type Form, formModal, formProblem, isForm } from './form.ts';
import { TIME } from './limits.ts';
import { type Pictures, withPicture } from './pictures.ts';
import { LINES } from './words.ts';

type Component = ButtonInteraction | AnySelectMenuInteraction;

/** Every interaction that is answered with a message or a form. */
export type Answerable =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | Component
  | ModalSubmitInteraction;

/** Where a view goes: a new message for all, one for the asker alone, or in place of the message that was pressed. */
export type Delivery = 'public' | 'private' | 'update';

/** Nobody is ever pinged. An edit that leaves this out would be read anew with Discord's defaults, so every payload has it. */
export const NO_PINGS = { parse: [], repliedUser: false } as const;

/** A view as the body of a new message: the one door out for everything that the bot says. */
function payloadOf({ components, picture }: View): {
  components: View['components'];
  flags: MessageFlags.IsComponentsV2;
  allowedMentions: { parse: []; repliedUser: false };
  files?: { attachment: Buffer; name: string }[];
} {
  if (picture !== undefined && picture.png === undefined) return payloadOf(picture.otherwise);
  return {
    components,
    flags: MessageFlags.IsComponentsV2 as const,
    allowedMentions: { parse: [], repliedUser: false },
    ...(picture?.png === undefined ? {} : { files: [{ attachment: Buffer.from(picture.png), name: PICTURE_NAME }] }),
  };
}

/** A view as the body of an edit: the picture of what stood there before goes, and its own comes. */
export function editOf(view: View) {
  return { ...payloadOf(view), attachments: [] };
}

/**
 * A view as a new message that is safe to send again: with an enforced nonce, Discord creates it once.
 * @param nonce the same for each attempt at the same message; at most 25 characters
 */
export function messageOf(view: View, nonce: string = randomBytes(NONCE_BYTES).toString('hex')) {
  return { ...payloadOf(view), nonce, enforceNonce: true };
}

const NONCE_BYTES = 12;

/** A view as the body of an answer for the asker alone. */
function privatePayloadOf(view: View) {
  return { ...payloadOf(view), flags: [MessageFlags.IsComponentsV2, MessageFlags.Ephemeral] as const };
}

/** How something is delivered. */
interface Delivering {
  delivery: Delivery;
  /** much else is waiting */
  busy?: boolean;
  /** draws the pictures of what is shown */
  pictures?: Pictures | undefined;
}

/**
 * Works out what to show and delivers it. Discord waits 3 s for a first response: when the work takes longer than half of
 * that, or much else is waiting, the interaction is acknowledged first and the view follows as an edit.
 * @param noted is told what is shown in the end, before it goes out
 */
export async function deliver(
  interaction: Answerable,
  { delivery, busy = false, pictures }: Delivering,
  work: () => Shown | Promise<Shown>,
  noted: (view: View) => void = () => undefined,
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
  const shown = presentable(
    await (async () => drawn(await work(), interaction, pictures))().finally(() => clearTimeout(timer)),
  );
  if (isForm(shown) && acknowledged === undefined && !interaction.isModalSubmit()) {
    await interaction.showModal(formModal(shown));
    return;
  }
  // A form has to be the first response.
  const view = isForm(shown) ? aside(LINES.tooSlow) : shown;
  noted(isAside(view) ? view.aside : view);
  await acknowledged;
  if (isAside(view)) return tellPrivately(interaction, view.aside);
  if (acknowledged === undefined) return respond(interaction, delivery, view);
  if (isSetBack(interaction, delivery)) await followUp(interaction, delivery, view);
  else await interaction.editReply(editOf(view));
}

async function drawn(shown: Shown, { appPermissions }: Answerable, pictures: Pictures | undefined): Promise<Shown> {
  if (isForm(shown) || isAside(shown)) return shown;
  return withPicture(shown, pictures, appPermissions.has(PermissionFlagsBits.AttachFiles));
}

/** A line beside what was pressed. @param line as Markdown */
export function aside(line: string): Aside {
  return { aside: lineView(line) };
}

/** What is shown, but for a form that Discord would not take. */
function presentable(shown: Shown): View | Form | Aside {
  const problem = isForm(shown) ? formProblem(shown) : undefined;
  if (problem === undefined) return shown;
  return aside(problem === 'empty' ? LINES.nothingToChoose : LINES.tooLongForForm);
}

async function acknowledge(interaction: Answerable, delivery: Delivery): Promise<void> {
  if (isSetBack(interaction, delivery)) await setBack(interaction);
  else if (delivery === 'update' && isOnMessage(interaction)) await interaction.deferUpdate();
  else await interaction.deferReply(delivery === 'public' ? {} : { flags: MessageFlags.Ephemeral });
}

async function respond(interaction: Answerable, delivery: Delivery, view: View): Promise<void> {
  if (isSetBack(interaction, delivery)) {
    await setBack(interaction);
    await followUp(interaction, delivery, view);
  } else if (delivery === 'update' && isOnMessage(interaction)) await interaction.update(editOf(view));
  else await interaction.reply(delivery === 'public' ? payloadOf(view) : privatePayloadOf(view));
}

async function followUp(interaction: Answerable, delivery: Delivery, view: View): Promise<void> {
  await interaction.followUp(delivery === 'public' ? payloadOf(view) : privatePayloadOf(view));
}

/**
 * Whether a menu has to be emptied, since its message stays: Discord’s clients keep what was chosen, and say nothing when
 * the same is chosen again (discord-api-docs #4801). A form may have been opened from a menu.
 */
function isSetBack(
  interaction: Answerable,
  delivery: Delivery,
): interaction is AnySelectMenuInteraction | ModalMessageModalSubmitInteraction {
  if (delivery === 'update' || interaction.isButton() || !isOnMessage(interaction)) return false;
  const { message } = interaction;
  return message.components.some((component) => holdsMenu(component.toJSON()));
}

function holdsMenu(component: unknown): boolean {
  if (typeof component !== 'object' || component === null) return false;
  if ('options' in component) return true;
  return 'components' in component && Array.isArray(component.components) && component.components.some(holdsMenu);
}

/** Edits the message to the content that it has already, which clears the choice in its menus. */
async function setBack(interaction: AnySelectMenuInteraction | ModalMessageModalSubmitInteraction): Promise<void> {
  const components = interaction.message.components.map((component) => withOwnFiles(component.toJSON()));
  await interaction.update({ components, flags: MessageFlags.IsComponentsV2, allowedMentions: { parse: [] } });
}

/** A component of a message with its pictures named as files of the message, and not by an address that soon expires. */
function withOwnFiles<T>(component: T): T {
  if (typeof component !== 'object' || component === null) return component;
  const isPicture = 'media' in component && typeof component.media === 'object' && component.media !== null;
  if (isPicture && component.media instanceof Object && 'attachment_id' in component.media)
    return { ...component, media: { url: `attachment://${PICTURE_NAME}` } };
  return Object.fromEntries(
    Object.entries(component).map(([key, value]) => [key, Array.isArray(value) ? value.map(withOwnFiles) : value]),
  ) as T;
}

/** Whether there is a message that can change in place: the one with the component, or that opened the form. */
function isOnMessage(interaction: Answerable): interaction is Component | ModalMessageModalSubmitInteraction {
  return interaction.isMessageComponent() || (interaction.isModalSubmit() && interaction.isFromMessage());
}

/** Says something to the asker alone, whatever has been said to Discord before. */
export async function tellPrivately(interaction: Answerable, view: View): Promise<void> {
  // `ephemeral` is only known after a deferred reply; after a deferred update an edit would overwrite the pressed card.
  const isThinking = interaction.deferred && !interaction.replied && interaction.ephemeral !== null;
  if (isThinking) await interaction.editReply(editOf(view));
  else if (interaction.deferred || interaction.replied) await interaction.followUp(privatePayloadOf(view));
  else await interaction.reply(privatePayloadOf(view));
}
