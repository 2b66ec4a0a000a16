import { MessageCreateRequestSchema, MessageEditRequestPartialSchema } from 'discord-api-spec/zod';
import type { MessageDoor } from '../checks/draft.ts';
import type { Ask, Route } from '../http.ts';
import { isDirect, may, writing } from '../permissions.ts';
import { isForum } from '../post.ts';
import { Refusal } from '../refusal.ts';
import { MESSAGE_RULES } from '../rules.ts';
import type { SentMessage } from '../sent.ts';
import { byId } from '../snowflake.ts';
import { messageForApp } from '../withhold.ts';
import type { ChannelRecord, MessageRecord } from '../world.ts';
import { type Context, channelFor, demand, intentsOf, messageFor } from './context.ts';

const MAX_FILE = 10 * 1024 * 1024;
/** Discord says “in the past few minutes”. */
const NONCE_HOLDS = 5 * 60_000;
const PAGE = { usual: 50, most: 100 };

/** Messages in channels, as a bot sends and fetches them. */
export function messageRoutes(context: Context): Route[] {
  const path = '/channels/:channel/messages';
  const one = `${path}/:message`;
  return [
    { method: 'GET', path, answer: (ask) => page(context, ask) },
    { method: 'POST', path, answer: (ask) => create(context, ask) },
    { method: 'GET', path: one, answer: (ask) => fetchOne(context, ask) },
    { method: 'PATCH', path: one, answer: (ask) => edit(context, ask) },
    { method: 'DELETE', path: one, answer: (ask) => remove(context, ask) },
    {
      method: 'POST',
      path: '/channels/:channel/typing',
      answer: ({ params }) => {
        const channel = channelFor(context, params.channel);
        demand(context, channel, writing(channel));
      },
    },
  ];
}

/** Judges what a message would be, by its door and by what it joins. */
export function judgeMessage(
  { judge }: Context,
  ask: Ask,
  door: MessageDoor,
  body: SentMessage,
  options: { before?: MessageRecord | undefined; at?: string[] } = {},
): void {
  if (ask.files.some(({ bytes }) => bytes.length > MAX_FILE)) throw new Refusal('TooLarge');
  const { before, at = [] } = options;
  const listed = body.attachments?.map(({ id }) => String(id));
  const kept = (before?.files ?? []).filter(({ id }) => listed?.includes(id) ?? true);
  const sent = ask.files.map(
    ({ key, name }) => body.attachments?.find(({ id }) => String(id) === key)?.filename ?? name,
  );
  const fileNames = [...kept.map(({ filename }) => filename), ...sent];
  const earlier = before ? { before: sentForm(before) } : {};
  judge.hold(ask.request, MESSAGE_RULES, { door, body, fileNames, ...earlier }, at);
}

function sentForm({ content, embeds, components, flags }: MessageRecord): SentMessage {
  return { content, embeds, components, flags };
}

function create(context: Context, ask: Ask) {
  const { world, post, judge } = context;
  const channel = channelFor(context, ask.params.channel);
  if (isForum(channel)) throw new Refusal('WrongChannelKind');
  demand(context, channel, writing(channel));
  if (isDirect(channel) && channel.recipients?.some((id) => world.closedTo.has(id))) throw new Refusal('ClosedToYou');
  if (channel.thread?.locked) throw new Refusal('ThreadArchived');
  if (ask.files.length > 0) demand(context, channel, 'AttachFiles');
  const body = judge.read(ask.request, MessageCreateRequestSchema, ask.body);
  judgeMessage(context, ask, 'create', body);
  const earlier = body.enforce_nonce ? sameNonce(context, channel, body) : undefined;
  const message =
    earlier ??
    post.create({ channel, authorId: world.app.id, body: prepared(context, channel, body), files: ask.files });
  return messageForApp(world, message, intentsOf(context));
}

/** The message that was sent with this nonce in the last minutes. */
function sameNonce({ world }: Context, channel: ChannelRecord, { nonce }: SentMessage): MessageRecord | undefined {
  const since = world.clock.now() - NONCE_HOLDS;
  return world
    .messagesIn(channel.id)
    .find((message) => message.nonce === String(nonce) && Date.parse(message.createdAt) >= since);
}

/** What becomes of a body on the way in: a reply is looked up, and embeds fall away where they are not permitted. */
function prepared(context: Context, channel: ChannelRecord, body: SentMessage): SentMessage {
  const { world } = context;
  const embeds = may(world, channel, world.app.id, 'EmbedLinks') ? body.embeds : [];
  const { message_reference: reference, ...rest } = { ...body, ...(body.embeds ? { embeds: embeds ?? [] } : {}) };
  if (!reference) return rest;
  const target = world.messages.get(reference.message_id);
  if (target?.channelId === channel.id && target.ephemeralTo === undefined) {
    if (!may(world, channel, world.app.id, 'ReadMessageHistory')) throw new Refusal('NoHistoryToReply');
    return { ...rest, message_reference: { message_id: target.id } };
  }
  if (reference.fail_if_not_exists === false) return rest;
  const problem = { path: ['message_reference'], code: 'REPLIES_UNKNOWN_MESSAGE', message: 'Unknown message' };
  throw new Refusal('InvalidBody', [problem]);
}

function edit(context: Context, ask: Ask) {
  const { world, post, judge } = context;
  const message = messageFor(context, channelFor(context, ask.params.channel), ask.params.message);
  if (message.authorId !== world.app.id) throw new Refusal('NotYourMessage');
  const body = judge.read(ask.request, MessageEditRequestPartialSchema, ask.body);
  judgeMessage(context, ask, 'edit', body, { before: message });
  return messageForApp(world, post.edit(message, body, ask.files), intentsOf(context));
}

function remove(context: Context, ask: Ask): void {
  const channel = channelFor(context, ask.params.channel);
  const message = messageFor(context, channel, ask.params.message);
  if (message.authorId !== context.world.app.id) {
    if (isDirect(channel)) throw new Refusal('NotInDirectMessages');
    demand(context, channel, 'ManageMessages');
  }
  context.post.delete(message);
}

function fetchOne(context: Context, ask: Ask) {
  const channel = channelFor(context, ask.params.channel);
  demand(context, channel, 'ReadMessageHistory');
  return messageForApp(context.world, messageFor(context, channel, ask.params.message), intentsOf(context));
}

/** Newest first, before or after a message; nothing where history is not to be read. */
function page(context: Context, { params, query }: Ask) {
  const { world } = context;
  const channel = channelFor(context, params.channel);
  if (!may(world, channel, world.app.id, 'ReadMessageHistory')) return [];
  const messages = world
    .messagesIn(channel.id)
    .filter(({ ephemeralTo }) => ephemeralTo === undefined)
    .sort(byId);
  return chosen(messages, query)
    .reverse()
    .map((message) => messageForApp(world, message, intentsOf(context)));
}

function chosen(messages: MessageRecord[], query: URLSearchParams): MessageRecord[] {
  const limit = Math.min(Number(query.get('limit') ?? PAGE.usual), PAGE.most);
  const [before, after, around] = ['before', 'after', 'around'].map((key) => query.get(key));
  if (after) return messages.filter((message) => byId(message, { id: after }) > 0).slice(0, limit);
  if (around) {
    const index = messages.findIndex((message) => byId(message, { id: around }) >= 0);
    return messages.slice(Math.max(0, index - Math.floor(limit / 2))).slice(0, limit);
  }
  return messages.filter((message) => !before || byId(message, { id: before }) < 0).slice(-limit);
}
