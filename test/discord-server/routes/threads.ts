import { ChannelType, GatewayIntentBits } from 'discord.js';
import {
  CreateForumThreadRequestSchema,
  CreateTextThreadWithMessageRequestSchema,
  CreateTextThreadWithoutMessageRequestSchema,
} from 'discord-api-spec/zod';
import * as z from 'zod';
import type { Ask, Route } from '../http.ts';
import { isForum } from '../post.ts';
import { Refusal } from '../refusal.ts';
import { channelJson } from '../wire.ts';
import type { ChannelRecord, World } from '../world.ts';
import { type Context, channelFor, demand, messageFor } from './context.ts';
import { judgeMessage } from './messages.ts';

const ThreadEdit = z.object({
  name: z.string().min(1).max(100).optional(),
  archived: z.boolean().optional(),
  locked: z.boolean().optional(),
});

/** Threads, begun by the app. */
export function threadRoutes(context: Context): Route[] {
  return [
    {
      method: 'POST',
      path: '/channels/:channel/messages/:message/threads',
      status: 201,
      answer: (ask) => onMessage(context, ask),
    },
    { method: 'POST', path: '/channels/:channel/threads', status: 201, answer: (ask) => onItsOwn(context, ask) },
    { method: 'PATCH', path: '/channels/:channel', answer: (ask) => change(context, ask) },
  ];
}

/** A new thread; a message that begins one lends it its id. */
export function newThread(
  { world, gateway }: Pick<Context, 'world' | 'gateway'>,
  parent: ChannelRecord,
  { name, ownerId, id = world.newId(), tags = [] }: { name: string; ownerId: string; id?: string; tags?: string[] },
): ChannelRecord {
  const thread: ChannelRecord = {
    id,
    type: ChannelType.PublicThread,
    name,
    ...(parent.guildId === undefined ? {} : { guildId: parent.guildId }),
    parentId: parent.id,
    overwrites: [],
    ownerId,
    tags,
    thread: { archived: false, locked: false, auto_archive_duration: 1440, archive_timestamp: world.clock.iso() },
  };
  world.channels.set(id, thread);
  gateway.dispatch('THREAD_CREATE', threadAudience(thread), () => ({
    ...channelJson(world, thread),
    newly_created: true,
  }));
  return thread;
}

function threadAudience(thread: ChannelRecord) {
  return { guildId: thread.guildId, channel: thread, intent: GatewayIntentBits.Guilds };
}

function onMessage(context: Context, ask: Ask) {
  const { world, judge } = context;
  const channel = channelFor(context, ask.params.channel);
  const message = messageFor(context, channel, ask.params.message);
  demand(context, channel, 'CreatePublicThreads');
  if (message.threadId !== undefined) throw new Refusal('ThreadExists');
  // discord.js always says a type, which means nothing here.
  const { type: _type, ...body } = z.looseObject({}).parse(ask.body);
  const { name } = judge.read(ask.request, CreateTextThreadWithMessageRequestSchema, body);
  message.threadId = message.id;
  return channelJson(world, newThread(context, channel, { name, ownerId: world.app.id, id: message.id }));
}

function onItsOwn(context: Context, ask: Ask) {
  const { world, judge, post } = context;
  const channel = channelFor(context, ask.params.channel);
  if (!isForum(channel)) {
    demand(context, channel, 'CreatePublicThreads');
    const { name } = judge.read(ask.request, CreateTextThreadWithoutMessageRequestSchema, ask.body);
    return channelJson(world, newThread(context, channel, { name, ownerId: world.app.id }));
  }
  demand(context, channel, 'SendMessages');
  const { name, message, applied_tags: tags } = judge.read(ask.request, CreateForumThreadRequestSchema, ask.body);
  judgeMessage(context, ask, 'create', message, { at: ['message'] });
  const thread = newThread(context, channel, { name, ownerId: world.app.id, tags: tags ?? [] });
  post.create({ channel: thread, authorId: world.app.id, body: message, files: ask.files, id: thread.id });
  return channelJson(world, thread);
}

function change(context: Context, ask: Ask) {
  const { world, gateway } = context;
  const thread = channelFor(context, ask.params.channel);
  if (!thread.thread) throw new Refusal('WrongChannelKind');
  if (thread.ownerId !== world.app.id) demand(context, thread, 'ManageThreads');
  const { name, archived, locked } = ThreadEdit.parse(ask.body);
  thread.name = name ?? thread.name;
  setState(world, thread, { archived, locked });
  gateway.dispatch('THREAD_UPDATE', threadAudience(thread), () => channelJson(world, thread));
  return channelJson(world, thread);
}

function setState(
  world: World,
  { thread }: ChannelRecord,
  { archived, locked }: { archived?: boolean | undefined; locked?: boolean | undefined },
): void {
  if (!thread) return;
  thread.archived = archived ?? thread.archived;
  thread.locked = locked ?? thread.locked ?? false;
  thread.archive_timestamp = world.clock.iso();
}
