import { ApplicationCommandType, ComponentType, InteractionType, MessageFlags, MessageReferenceType } from 'discord.js';
import { isSelect, walk } from '../components.ts';
import type { Gateway } from '../gateway.ts';
import { ACKNOWLEDGE_WITHIN } from '../interaction.ts';
import { may, writing } from '../permissions.ts';
import type { Post } from '../post.ts';
import type { SentComponent } from '../sent.ts';
import { byId } from '../snowflake.ts';
import { messageJson, userJson } from '../wire.ts';
import type { ChannelRecord, CommandRecord, MessageRecord, UserRecord, World } from '../world.ts';
import { resolvedChosen } from './chosen.ts';
import { type FieldValues, fillForm } from './form.ts';
import { NotOffered, offered, ownersFor } from './offer.ts';
import { type FileToSend, fillOptions, focusedOption, type OptionValues } from './options.ts';
import { outcomeOf, outcomeSoFar } from './outcome.ts';
import { type Deed, raise } from './raise.ts';
import { type Seen, seenMessage } from './seen.ts';
import { until } from './wait.ts';

/** How long a person waits for an answer that has been announced. */
const PATIENCE = 8_000;
/** How long somebody waits for what they were told is on its way: a busy machine may take long over it. */
const LONG_PATIENCE = 20_000;

export interface Choice {
  name: string;
  value: string | number;
}

export interface Saying {
  replyTo?: { id: string };
  /** Discord's "@ on" beside a reply: on, as in Discord. */
  ping?: boolean;
  files?: FileToSend[];
}

export interface SeatParts {
  world: World;
  gateway: Gateway;
  post: Post;
}

/** A person in a channel: what they can do there, and what they see of it. */
export class Seat {
  readonly user: UserRecord;
  readonly #channel: ChannelRecord;
  readonly #parts: SeatParts;

  constructor(parts: SeatParts, user: UserRecord, channel: ChannelRecord) {
    this.#parts = parts;
    this.user = user;
    this.#channel = channel;
  }

  /** Runs a slash command; `'source add'` is the subcommand `add` of `source`. Comes back with what appears. */
  async slash(words: string, values: OptionValues = {}): Promise<Seen> {
    const { record, owners, path, guild } = this.#command(words);
    const { options, resolved } = fillOptions(record.command, { world: this.#parts.world, guild, path, values });
    const data = { ...this.#about(record), options, resolved };
    return this.#do({ type: InteractionType.ApplicationCommand, name: `/${words}`, owners, data });
  }

  /** The suggestions for an option while it is being written: the last one of `values`, if none is named. */
  async autocomplete(
    words: string,
    values: OptionValues = {},
    focused = Object.keys(values).at(-1) ?? '',
  ): Promise<Choice[]> {
    const { record, owners, path, guild } = this.#command(words);
    const { type: optionType } = focusedOption(record.command, path, focused);
    const { options } = fillOptions(record.command, { world: this.#parts.world, guild, path, values, focused });
    const data = { ...this.#about(record), options };
    const type = InteractionType.ApplicationCommandAutocomplete;
    const interaction = this.#raise({ type, name: `/${words} ${focused}`, owners, data, optionType });
    const look = () => interaction.choices;
    const choices = await until(this.#parts.world, look, ACKNOWLEDGE_WITHIN);
    if (!choices) throw new Error(`no suggestions for ${focused} of /${words} within ${ACKNOWLEDGE_WITHIN} ms`);
    return choices.filter((choice) => choice !== null);
  }

  /** Uses a command on a message, as from its context menu. */
  async contextMenu(name: string, on: { id: string }): Promise<Seen> {
    const { world } = this.#parts;
    const message = this.#visible(on.id);
    const { record, owners } = offered(world, this.#wanted(ApplicationCommandType.Message, name));
    const resolved = { messages: { [message.id]: messageJson(world, message) } };
    const data = { ...this.#about(record), target_id: message.id, resolved };
    return this.#do({ type: InteractionType.ApplicationCommand, name, owners, data });
  }

  /** Uses a command on a user, as from their context menu. */
  async userMenu(name: string, on: { id: string }): Promise<Seen> {
    const { world } = this.#parts;
    const { record, owners } = offered(world, this.#wanted(ApplicationCommandType.User, name));
    const resolved = { users: { [on.id]: userJson(world, on.id) } };
    const data = { ...this.#about(record), target_id: on.id, resolved };
    return this.#do({ type: InteractionType.ApplicationCommand, name, owners, data });
  }

  /** Presses a button, found by its custom id or by its label; what a menu offers under this label is chosen from it. */
  async press(on: { id: string }, button: string): Promise<Seen> {
    const offering = [...walk(this.#visible(on.id).components)].find(({ component }) =>
      component.options?.some(({ label, value }) => label === button || value === button),
    )?.component;
    if (offering?.custom_id) return this.select(on, offering.custom_id, button);
    const found = (each: SentComponent) =>
      each.type === ComponentType.Button && (each.custom_id === button || each.label === button);
    return this.#use(on, button, found, {});
  }

  /** Chooses from a select, found by its custom id or its placeholder; values by value or label. */
  async select(on: { id: string }, select: string, ...wanted: string[]): Promise<Seen> {
    const found = (each: SentComponent) => isSelect(each) && (each.custom_id === select || each.placeholder === select);
    const component = [...walk(this.#visible(on.id).components)].find((each) => found(each.component))?.component;
    const values = wanted.map(
      (text) => component?.options?.find(({ value, label }) => value === text || label === text)?.value ?? text,
    );
    const resolved = component ? resolvedChosen(this.#parts.world, this.#channel, component, values) : {};
    return this.#use(on, select, found, { values, ...resolved });
  }

  /** Fills in a form and hands it in. */
  async submit({ modal }: Seen, values: FieldValues = {}): Promise<Seen> {
    if (!modal) throw new NotOffered('no form is open');
    const { world } = this.#parts;
    const { components, resolved } = fillForm(world, modal, values);
    const { cause } = modal;
    const data = { custom_id: modal.customId, components, resolved };
    const message = world.messages.get(cause.messageId ?? '');
    const from = message ? { message } : {};
    return this.#do({
      type: InteractionType.ModalSubmit,
      name: modal.title,
      owners: cause.owners,
      data,
      cause,
      ...from,
    });
  }

  /** Says something. It is out when this returns; the answer comes later, see `answerTo` and `settled`. */
  say(content: string, { replyTo, ping = true, files = [] }: Saying = {}): Seen {
    const { world, post } = this.#parts;
    if (!may(world, this.#channel, this.user.id, writing(this.#channel)))
      throw new NotOffered('writing is not permitted here');
    const mentions = { parse: ['users', 'roles'], replied_user: ping };
    const reference = replyTo ? { message_reference: { message_id: this.#referable(replyTo.id) } } : {};
    const body = { content, allowed_mentions: mentions, ...reference };
    const sent = files.map((file, index) => ({ key: String(index), name: file.filename, ...file }));
    return seenMessage(world, post.create({ channel: this.#channel, authorId: this.user.id, body, files: sent }));
  }

  /** Passes a message on, without a word of one's own. */
  forward(said: { id: string }): Seen {
    const { world, post } = this.#parts;
    const reference = { type: MessageReferenceType.Forward, message_id: this.#referable(said.id) };
    return seenMessage(
      world,
      post.create({ channel: this.#channel, authorId: this.user.id, body: { message_reference: reference } }),
    );
  }

  /** Asks everybody here in a poll. */
  poll(question: string, ...answers: string[]): Seen {
    const { world, post } = this.#parts;
    const poll = { question: { text: question }, answers: answers.map((text) => ({ poll_media: { text } })) };
    return seenMessage(world, post.create({ channel: this.#channel, authorId: this.user.id, body: { poll } }));
  }

  edit(said: { id: string }, content: string): Seen {
    const body = { content, allowed_mentions: { parse: ['users', 'roles'] } };
    return seenMessage(this.#parts.world, this.#parts.post.edit(this.#own(said.id), body));
  }

  /** Takes away one's own message, somebody else's where one may manage messages, or a private answer to oneself. */
  delete(said: { id: string }): void {
    const message = this.#visible(said.id);
    const own = message.authorId === this.user.id || message.ephemeralTo === this.user.id;
    if (!own && !may(this.#parts.world, this.#channel, this.user.id, 'ManageMessages')) {
      throw new NotOffered('somebody else’s message cannot be deleted');
    }
    this.#parts.post.delete(message);
  }

  /** The app's first message that replies to this one, or that came after it in this channel. */
  async answerTo(said: { id: string }, within = PATIENCE): Promise<Seen | undefined> {
    const { app } = this.#parts.world;
    const look = () => this.#messages().find((each) => each.authorId === app.id && byId(each, said) > 0);
    const message = await until(this.#parts.world, look, within);
    return message && seenMessage(this.#parts.world, message);
  }

  /** All messages of the channel that this person sees, oldest first. */
  sees(): Seen[] {
    return this.#messages().map((message) => seenMessage(this.#parts.world, message));
  }

  #messages(): MessageRecord[] {
    const { world } = this.#parts;
    const visible = ({ ephemeralTo }: MessageRecord) => ephemeralTo === undefined || ephemeralTo === this.user.id;
    return world.messagesIn(this.#channel.id).filter(visible).sort(byId);
  }

  #wanted(type: ApplicationCommandType, name: string) {
    return { type, name, channel: this.#channel, userId: this.user.id };
  }

  #command(words: string) {
    const { world } = this.#parts;
    const [name = '', ...path] = words.split(' ');
    const guild = world.guilds.get(this.#channel.guildId ?? '');
    return { ...offered(world, this.#wanted(ApplicationCommandType.ChatInput, name)), path, guild };
  }

  #about({ id, type, command, guildId }: CommandRecord) {
    return { id, type, name: command.name, ...(guildId === undefined ? {} : { guild_id: guildId }) };
  }

  async #use(on: { id: string }, name: string, found: (each: SentComponent) => boolean, more: object): Promise<Seen> {
    const message = this.#visible(on.id);
    const component = [...walk(message.components)].map((each) => each.component).find(found);
    if (!component) throw new NotOffered(`the message has no “${name}”`);
    if (component.disabled) throw new NotOffered(`“${name}” is disabled`);
    if (!component.custom_id) throw new NotOffered(`“${name}” is a link`);
    const data = { component_type: component.type, custom_id: component.custom_id, id: component.id ?? 0, ...more };
    const owners = message.interaction?.owners ?? ownersFor(this.#parts.world, this.#channel, this.user.id);
    return this.#do({ type: InteractionType.MessageComponent, name, owners, data, message });
  }

  async #do(deed: Omit<Deed, 'channel' | 'userId'>): Promise<Seen> {
    const { world } = this.#parts;
    const interaction = this.#raise(deed);
    return (await until(world, () => outcomeOf(world, interaction), LONG_PATIENCE)) ?? outcomeSoFar(world, interaction);
  }

  #raise(deed: Omit<Deed, 'channel' | 'userId'>) {
    return raise(this.#parts.world, this.#parts.gateway, { ...deed, channel: this.#channel, userId: this.user.id });
  }

  #visible(id: string): MessageRecord {
    const message = this.#messages().find((each) => each.id === id);
    if (!message) throw new NotOffered('that message is not to be seen here');
    if ((message.flags & MessageFlags.Loading) !== 0) throw new NotOffered('the app is still thinking');
    return message;
  }

  /** Private answers cannot be replied to. */
  #referable(id: string): string {
    const message = this.#visible(id);
    if (message.ephemeralTo !== undefined) throw new NotOffered('a private answer cannot be replied to');
    return message.id;
  }

  #own(id: string): MessageRecord {
    const message = this.#visible(id);
    if (message.authorId !== this.user.id) throw new NotOffered('that message is somebody else’s');
    return message;
  }
}
