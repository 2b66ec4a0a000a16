import { isDeepStrictEqual } from 'node:util';
import { InteractionResponseType, InteractionType, MessageFlags } from 'discord.js';
import {
  ApplicationCommandAutocompleteCallbackRequestSchema,
  CreateMessageInteractionCallbackRequestSchema,
  ModalInteractionCallbackRequestSchema,
  UpdateMessageInteractionCallbackRequestSchema,
} from 'discord-api-spec/zod';
import * as z from 'zod';
import { walk } from '../components.ts';
import { componentsGivenBack } from '../given-back.ts';
import type { Ask, Route } from '../http.ts';
import { ACKNOWLEDGE_WITHIN, type Interaction } from '../interaction.ts';
import { Refusal } from '../refusal.ts';
import { CHOICE_RULES, DEFERRAL_RULES, MODAL_RULES } from '../rules.ts';
import type { SentMessage } from '../sent.ts';
import { messageJson } from '../wire.ts';
import { mustHave } from '../world.ts';
import { answerWith, originalOf } from './answers.ts';
import type { Context } from './context.ts';
import { judgeMessage } from './messages.ts';

const Kind = z.object({ type: z.number() });
const { ChannelMessageWithSource: Reply, DeferredChannelMessageWithSource: DeferredReply } = InteractionResponseType;
const { DeferredMessageUpdate: DeferredUpdate, UpdateMessage: Update } = InteractionResponseType;
const { ApplicationCommandAutocompleteResult: Choices, Modal } = InteractionResponseType;

/** The first response to an interaction. */
export function callbackRoutes(context: Context): Route[] {
  return [
    { method: 'POST', path: '/interactions/:id/:token/callback', open: true, answer: (ask) => respond(context, ask) },
  ];
}

type Responder = (context: Context, ask: Ask, interaction: Interaction) => void;

const RESPONDERS: Readonly<Record<number, Responder>> = {
  [Reply]: reply,
  [DeferredReply]: deferReply,
  [DeferredUpdate]: deferUpdate,
  [Update]: update,
  [Choices]: choices,
  [Modal]: modal,
};

function respond(context: Context, ask: Ask): object | undefined {
  const { world } = context;
  const interaction = world.interactions.get(ask.params.token ?? '');
  if (!interaction || interaction.id !== ask.params.id) throw new Refusal('UnknownInteraction');
  inTime(context, ask, interaction);
  const { type } = Kind.parse(ask.body);
  const responder = allowed(interaction).includes(type) ? RESPONDERS[type] : undefined;
  if (!responder) throw wrongKind(context, ask, interaction, type);
  responder(context, ask, interaction);
  interaction.response = type;
  interaction.acknowledgedAt = world.clock.now();
  interaction.unheard = ask.unheard;
  world.changed();
  return ask.query.get('with_response') === 'true' ? receipt(context, interaction, type) : undefined;
}

/** Once, and within three seconds. */
function inTime({ world, judge }: Context, ask: Ask, interaction: Interaction): void {
  if (interaction.acknowledgedAt !== undefined) {
    if (interaction.unheard?.()) {
      interaction.unheard = ask.unheard;
      throw new Refusal('AlreadyAcknowledged');
    }
    const problem = { path: ['type'], code: '40060', message: `"${interaction.name}" was answered before` };
    judge.note(ask.request, 'one first response', '/interactions/receiving-and-responding', problem);
    throw new Refusal('AlreadyAcknowledged');
  }
  if (world.clock.now() - interaction.createdAt > ACKNOWLEDGE_WITHIN) throw new Refusal('UnknownInteraction');
}

/**
 * Which responses a kind of interaction takes.
 *
 * @see https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-interaction-callback-type
 */
function allowed({ type, messageId }: Interaction): number[] {
  switch (type) {
    case InteractionType.ApplicationCommandAutocomplete:
      return [Choices];
    case InteractionType.MessageComponent:
      return [Reply, DeferredReply, DeferredUpdate, Update, Modal];
    case InteractionType.ModalSubmit:
      return messageId === undefined ? [Reply, DeferredReply] : [Reply, DeferredReply, DeferredUpdate, Update];
    default:
      return [Reply, DeferredReply, Modal];
  }
}

function wrongKind({ judge }: Context, ask: Ask, interaction: Interaction, type: number): Refusal {
  const known = allowed(interaction).join(', ');
  const problem = {
    path: ['type'],
    code: 'INTERACTION_RESPONSE_TYPE',
    message: `Value must be one of {${known}}, not ${type}.`,
  };
  judge.note(ask.request, 'the kind of response fits', '/interactions/receiving-and-responding', problem);
  return new Refusal('InvalidBody', [problem]);
}

function reply(context: Context, ask: Ask, interaction: Interaction): void {
  const { data } = context.judge.read(ask.request, CreateMessageInteractionCallbackRequestSchema, ask.body);
  judgeMessage(context, ask, 'reply', data ?? {}, { at: ['data'] });
  interaction.originalId = answerWith(context, interaction, data ?? {}, ask.files).id;
}

function deferReply(context: Context, ask: Ask, interaction: Interaction): void {
  const { data } = context.judge.read(ask.request, CreateMessageInteractionCallbackRequestSchema, ask.body);
  context.judge.hold(ask.request, DEFERRAL_RULES, data ?? {}, ['data']);
  interaction.thinking = true;
  interaction.deferredFlags = data?.flags ?? 0;
  const thinking: SentMessage = { flags: interaction.deferredFlags | MessageFlags.Loading };
  interaction.originalId = answerWith(context, interaction, thinking).id;
}

function deferUpdate({ judge }: Context, ask: Ask, interaction: Interaction): void {
  judge.read(ask.request, UpdateMessageInteractionCallbackRequestSchema, ask.body);
  interaction.originalId = mustHave(interaction.messageId, 'message of the component');
}

function update(context: Context, ask: Ask, interaction: Interaction): void {
  const { data } = context.judge.read(ask.request, UpdateMessageInteractionCallbackRequestSchema, ask.body);
  interaction.originalId = mustHave(interaction.messageId, 'message of the component');
  const message = originalOf(context, interaction);
  judgeMessage(context, ask, 'update', data ?? {}, { before: message, at: ['data'] });
  const before = componentsGivenBack(context.world, message);
  const isEcho = [...walk(data?.components ?? [])].every(({ component }) => typeof component.id === 'number');
  context.post.edit(message, data ?? {}, ask.files);
  if (isEcho && isDeepStrictEqual(before, componentsGivenBack(context.world, message))) interaction.setBack = true;
  else interaction.edits += 1;
}

function choices({ judge }: Context, ask: Ask, interaction: Interaction): void {
  const { data } = judge.read(ask.request, ApplicationCommandAutocompleteCallbackRequestSchema, ask.body);
  judge.hold(ask.request, CHOICE_RULES, { body: data ?? {}, optionType: interaction.optionType ?? 0 }, ['data']);
  interaction.choices = data?.choices ?? [];
}

function modal({ judge }: Context, ask: Ask, interaction: Interaction): void {
  const { data } = judge.read(ask.request, ModalInteractionCallbackRequestSchema, ask.body);
  const shown = { custom_id: data?.custom_id ?? '', title: data?.title ?? '', components: data?.components ?? [] };
  judge.hold(ask.request, MODAL_RULES, shown, ['data']);
  interaction.modal = shown;
}

/** What `with_response` asks for. */
function receipt(context: Context, interaction: Interaction, type: number): object {
  const { id, type: kind, originalId } = interaction;
  const message = originalId === undefined ? undefined : context.world.messages.get(originalId);
  const loading = {
    response_message_loading: interaction.thinking,
    response_message_ephemeral: message?.ephemeralTo !== undefined,
  };
  const about = {
    id,
    type: kind,
    ...(originalId === undefined ? {} : { response_message_id: originalId, ...loading }),
  };
  const resource = message ? { resource: { type, message: messageJson(context.world, message) } } : {};
  return { interaction: about, ...resource };
}
