import { MessageFlags } from 'discord.js';
import {
  IncomingWebhookInteractionRequestSchema,
  IncomingWebhookUpdateRequestPartialSchema,
} from 'discord-api-spec/zod';
import type { Ask, Route } from '../http.ts';
import { FOLLOW_UPS_OF_USER_INSTALL, type Interaction, isUserInstallOnly, TOKEN_LIVES } from '../interaction.ts';
import { Refusal } from '../refusal.ts';
import type { SentMessage } from '../sent.ts';
import { messageJson } from '../wire.ts';
import type { MessageRecord } from '../world.ts';
import { answerWith, originalOf } from './answers.ts';
import type { Context } from './context.ts';
import { judgeMessage } from './messages.ts';

/** What an app says with an interaction's token after its first response. */
export function webhookRoutes(context: Context): Route[] {
  const path = '/webhooks/:app/:token';
  const one = `${path}/messages/:message`;
  const { world } = context;
  return [
    { method: 'POST', path, open: true, answer: (ask) => messageJson(world, followUp(context, ask)) },
    { method: 'GET', path: one, open: true, answer: (ask) => messageJson(world, target(context, ask)) },
    { method: 'PATCH', path: one, open: true, answer: (ask) => messageJson(world, edit(context, ask)) },
    { method: 'DELETE', path: one, open: true, answer: (ask) => context.post.delete(target(context, ask)) },
  ];
}

/** The interaction whose token this is: answered already, and not a quarter of an hour ago. */
function interactionOf({ world }: Context, ask: Ask): Interaction {
  const interaction = world.interactions.get(ask.params.token ?? '');
  if (!interaction || ask.params.app !== world.app.id) throw new Refusal('UnknownWebhook');
  if (world.clock.now() - interaction.createdAt > TOKEN_LIVES) throw new Refusal('TokenExpired');
  if (interaction.acknowledgedAt === undefined || interaction.choices) throw new Refusal('UnknownWebhook');
  return interaction;
}

function target(context: Context, ask: Ask): MessageRecord {
  const interaction = interactionOf(context, ask);
  if (ask.params.message === '@original') return originalOf(context, interaction);
  const message = context.world.messages.get(ask.params.message ?? '');
  const own = message && [interaction.originalId, ...interaction.followUpIds].includes(message.id);
  if (!message || !own) throw new Refusal('UnknownMessage');
  return message;
}

function edit(context: Context, ask: Ask): MessageRecord {
  const interaction = interactionOf(context, ask);
  const message = target(context, ask);
  const body = context.judge.read(ask.request, IncomingWebhookUpdateRequestPartialSchema, ask.body);
  judgeMessage(context, ask, 'edit-reply', body, { before: message });
  return settle(context, interaction, message, body, ask);
}

/** After a deferred reply the first follow-up becomes that reply. */
function followUp(context: Context, ask: Ask): MessageRecord {
  const interaction = interactionOf(context, ask);
  const body = context.judge.read(ask.request, IncomingWebhookInteractionRequestSchema, ask.body);
  judgeMessage(context, ask, 'follow-up', body);
  if (interaction.thinking) return settle(context, interaction, originalOf(context, interaction), body, ask);
  if (isUserInstallOnly(interaction) && interaction.followUpIds.length >= FOLLOW_UPS_OF_USER_INSTALL) {
    throw new Refusal('TooManyFollowUps');
  }
  const message = answerWith(context, interaction, body, ask.files);
  interaction.followUpIds.push(message.id);
  context.world.changed();
  return message;
}

function settle(
  context: Context,
  interaction: Interaction,
  message: MessageRecord,
  body: SentMessage,
  ask: Ask,
): MessageRecord {
  const edited = context.post.edit(message, body, ask.files);
  if (message.id === interaction.originalId) {
    interaction.thinking = false;
    interaction.edits += 1;
  }
  edited.flags &= ~MessageFlags.Loading;
  context.world.changed();
  return edited;
}
