import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js';
import { SHARED } from '../corpus/scope.ts';
import { dayInLondon } from '../dates/words.ts';
import { cardActions, FIELD, withoutWithdrawn } from './buttons.ts';
import {
  type CardInteraction,
  cardInteractionOf,
  isAsker,
  isWithdrawn,
  mayShare,
  oldButton,
  ownQuestion,
  reportedOn,
  scopeAt,
  type Used,
  usedIdOf,
} from './card-interaction.ts';
import { actionOf, choicesFor, inputOf, Mistake, type Shown } from './kit/command.ts';
import { PRIVATE_OPTION } from './kit/command-bodies.ts';
import { lineView } from './kit/components.ts';
import { formModal, valuesOf } from './kit/form.ts';
import { type RateLimits, type WorkQueue, waitInWords } from './kit/load.ts';
import type { Pictures } from './kit/pictures.ts';
import { type Answerable, type Delivery, deliver, tellPrivately } from './kit/reply.ts';
import type { Requests } from './kit/requests.ts';
import { LINES } from './kit/words.ts';
import { readableText, textOfFiles } from './message-text.ts';
import type { Operator } from './operator.ts';
import { isSeenByAll, placesOf } from './permissions.ts';
import type { ModeratorInteractions, Servers } from './servers.ts';
import type { MemberCommand, MemberMessageCommand } from './session/command.ts';
import { type NewsId, newsIds } from './session/following.ts';
import { type MemberSession, openSession, type SessionServices } from './session/member-session.ts';

export interface Services extends SessionServices {
  commands: readonly MemberCommand[];
  messageCommands: readonly MemberMessageCommand[];
  rates: RateLimits;
  requests: Requests;
  operator: Operator;
  queue: WorkQueue;
  servers: Servers;
  moderators: ModeratorInteractions;
  pictures: Pictures | undefined;
}

/** Takes every interaction to the one who handles it, and sees to it that Discord gets an answer in time. */
export class Dispatcher {
  readonly #services: Services;
  readonly #commands: Map<string, MemberCommand>;
  readonly #messageCommands: Map<string, MemberMessageCommand>;

  constructor(services: Services) {
    this.#services = services;
    this.#commands = new Map(services.commands.map((command) => [command.name, command]));
    this.#messageCommands = new Map(services.messageCommands.map((command) => [command.name, command]));
  }

  /** Never rejects. */
  async handle(interaction: Interaction): Promise<void> {
    const { moderators } = this.#services;
    if (moderators.handles(interaction)) return moderators.handle(interaction);
    if (interaction.isAutocomplete()) return this.#complete(interaction);
    if (interaction.isChatInputCommand()) return this.#command(interaction);
    if (interaction.isMessageContextMenuCommand()) return this.#messageCommand(interaction);
    if (interaction.isButton() || interaction.isModalSubmit()) {
      const id = newsIds.read(interaction.customId);
      if (id !== undefined) return this.#news(interaction, id);
    }
    if (interaction.isButton() || interaction.isStringSelectMenu()) return this.#used(interaction);
    if (interaction.isModalSubmit()) return this.#form(interaction);
    if (interaction.isMessageComponent()) return this.#show(interaction, 'component:unknown', 'private', oldButton);
  }

  #complete(interaction: AutocompleteInteraction): Promise<void> {
    return this.#services.requests.track(`complete:${interaction.commandName}`, async () => {
      const { options, user } = interaction;
      const focused = options.getFocused(true);
      const option = this.#actionOf(interaction)?.options[focused.name];
      const filledIn = (name: string) => options.getString(name)?.trim() ?? '';
      const session = this.#session(interaction, user.id, true);
      await interaction.respond(option === undefined ? [] : await choicesFor(option, focused.value, session, filledIn));
    });
  }

  async #command(interaction: ChatInputCommandInteraction): Promise<void> {
    const command = this.#commands.get(interaction.commandName);
    const wanted =
      command?.private === true || this.#services.servers.settingsOf(interaction.guildId).answers === 'private';
    const isPrivate = command?.personal === true || (interaction.options.getBoolean(PRIVATE_OPTION) ?? wanted);
    const delivery = isPrivate || !this.#mayShare(interaction) ? 'private' : 'public';
    const work = (session: MemberSession) => {
      const action = this.#actionOf(interaction);
      if (action === undefined) throw new Mistake('unknown-command');
      return action.run(inputOf(action.options, interaction.options, session), session);
    };
    const inSteps = command?.inSteps;
    await this.#show(interaction, `command:${interaction.commandName}`, delivery, work, { inSteps });
    const notice = this.#services.servers.noticeFor(interaction.user.id);
    // What somebody follows says so itself.
    if (notice === undefined || command?.personal === true) return;
    await this.#services.requests.track('command:notice', () => tellPrivately(interaction, notice));
  }

  #actionOf({ commandName, options }: AutocompleteInteraction | ChatInputCommandInteraction) {
    const command = this.#commands.get(commandName);
    return command && actionOf(command, options.getSubcommand(false));
  }

  #messageCommand(interaction: MessageContextMenuCommandInteraction): Promise<void> {
    const command = this.#messageCommands.get(interaction.commandName);
    const { targetMessage } = interaction;
    let files = '';
    return this.#show(
      interaction,
      'command:message',
      'private',
      (session) => {
        if (command === undefined) throw new Mistake('unknown-command');
        return command.run(
          `${readableText(targetMessage)}\n${files}`,
          session,
          dayInLondon(targetMessage.createdTimestamp),
        );
      },
      {
        first: async () => {
          files = await textOfFiles(targetMessage);
        },
      },
    );
  }

  /** A button about what somebody follows, or the form that it opened. What only its user sees changes in place. */
  #news(interaction: ButtonInteraction | ModalSubmitInteraction, id: NewsId): Promise<void> {
    const isOwn = interaction.message?.flags.has(MessageFlags.Ephemeral) ?? false;
    return this.#show(interaction, `button:news-${id.verb}`, isOwn ? 'update' : 'private', ({ following }) =>
      interaction.isModalSubmit() ? following.take(id, valuesOf(interaction)) : following.press(id),
    );
  }

  /** Whether the server wants no answers for everybody where an interaction happened. */
  #isQuiet({ guildId, channelId, channel }: Answerable): boolean {
    return !this.#services.servers.answersIn(guildId, channelId, ...placesOf(channel));
  }

  #mayShare(interaction: Answerable | AutocompleteInteraction): boolean {
    return !interaction.isAutocomplete() && mayShare(interaction) && !this.#isQuiet(interaction);
  }

  /** A button of a card, or a choice from its menu. */
  #used(interaction: Used): Promise<void> {
    const card = cardInteractionOf(interaction, this.#isQuiet(interaction));
    if (card === undefined) return this.#show(interaction, 'button:unknown', 'private', oldButton);
    const what = `button:${card.id.verb}`;
    const action = cardActions[card.id.verb];
    if (action.does !== 'remove' && this.#isWithdrawn(interaction, card))
      return this.#withoutWithdrawn(interaction, card);
    switch (action.does) {
      case 'show':
        return this.#show(interaction, what, action.delivery(card), (session) => action.run(card, session), {
          card,
          inSteps: action.inSteps,
        });
      case 'open':
      case 'report':
        return this.#attempt(interaction, what, async () => {
          const question = action.does === 'report' ? ownQuestion(card) : undefined;
          const more = question === undefined ? [] : this.#services.moderators.reportFields(interaction, question);
          const fields = [...action.form.fields, ...more];
          await interaction.showModal(formModal({ ...action.form, fields, customId: usedIdOf(interaction) }));
        });
      case 'vote':
        return this.#vote(interaction, card, action.value);
      case 'remove':
        return this.#remove(interaction, card);
    }
  }

  #form(interaction: ModalSubmitInteraction): Promise<void> {
    const card = cardInteractionOf(interaction, this.#isQuiet(interaction));
    if (card === undefined) return this.#show(interaction, 'form:unknown', 'private', oldButton);
    const what = `form:${card.id.verb}`;
    const action = cardActions[card.id.verb];
    const text = valuesOf(interaction).raw(FIELD);
    if (action.does !== 'open') return this.#report(interaction, card, text);
    if (this.#isWithdrawn(interaction, card)) return this.#withoutWithdrawn(interaction, card);
    return this.#show(interaction, what, action.delivery(card), (session) => action.run(text, card, session), { card });
  }

  #isWithdrawn(interaction: Answerable, card: CardInteraction): boolean {
    return isWithdrawn(card, this.#services.record(scopeAt(interaction)));
  }

  #withoutWithdrawn(interaction: Answerable, card: CardInteraction): Promise<void> {
    return this.#show(interaction, 'withdrawn', 'update', (session) => withoutWithdrawn(card, session), { card });
  }

  /** Passes a report on, as far as what it is about may be known there. */
  #report(interaction: ModalSubmitInteraction, card: CardInteraction, text: string): Promise<void> {
    return this.#once(interaction, 'form:report', (reference) =>
      deliver(interaction, { delivery: 'private' }, async () => {
        const { operator, servers, record, moderators } = this.#services;
        const question = ownQuestion(card);
        const taken = question === undefined ? undefined : await moderators.takeChoice(interaction, question, text);
        if (taken !== undefined) return taken;
        const scope = scopeAt(interaction);
        const session = this.#session(interaction, card.user, true);
        const reported = reportedOn(card, session, record(scope) !== record(SHARED));
        await servers.report(interaction.guildId, reported, text);
        if (reported.onward === undefined) return lineView(LINES.reportedHere);
        await operator.report({ reference, text, about: reported.onward });
        return lineView(LINES.reported(reference));
      }),
    );
  }

  /** Counts what somebody thinks of an answer that everybody sees. */
  #vote(interaction: Used, card: CardInteraction, value: 1 | -1): Promise<void> {
    return this.#once(interaction, `button:${card.id.verb}`, () =>
      deliver(interaction, { delivery: 'private' }, async () => {
        const { record, servers } = this.#services;
        const scope = scopeAt(interaction);
        const question = ownQuestion(card);
        if (scope.kind === 'shared' || question === undefined) throw new Mistake('old-button');
        const item = record(scope).idOf(card.id.key);
        const vote = { serverId: scope.serverId, userId: card.user, question, item, value };
        const outcome = await servers.vote(vote);
        if (outcome === undefined) return lineView(LINES.notCounted);
        if (outcome === 'taken back') return lineView(LINES.voteTakenBack);
        return lineView(value > 0 ? LINES.votedUp : LINES.votedDown);
      }),
    );
  }

  #remove(interaction: Used, card: CardInteraction): Promise<void> {
    return this.#attempt(interaction, 'button:remove', async () => {
      if (!isAsker(card) && !card.mayManage) throw new Mistake('not-yours-to-remove');
      await interaction.deferUpdate();
      await interaction.deleteReply();
    });
  }

  /**
   * Works out what to show in a session of its own, and delivers it.
   * @param first what has to be fetched before: other answers don’t wait for it
   * @param inSteps the work pauses by itself: other answers don’t wait for it either
   */
  #show(
    interaction: Answerable,
    what: string,
    delivery: Delivery,
    work: (session: MemberSession) => Shown | Promise<Shown>,
    { card, first, inSteps }: { card?: CardInteraction; first?: () => Promise<void>; inSteps?: true | undefined } = {},
  ): Promise<void> {
    const { requests, queue, servers, pictures } = this.#services;
    const isPrivate = delivery === 'private' || (delivery === 'update' && card?.private === true);
    // A message that changes in place stays its asker's.
    const asker = delivery === 'update' ? (card?.id.asker ?? interaction.user.id) : interaction.user.id;
    return this.#attempt(interaction, what, (reference) =>
      deliver(
        interaction,
        { delivery, busy: queue.busy, pictures },
        async () => {
          await first?.();
          const answer = async (): Promise<Shown> => {
            const session = this.#session(interaction, asker, isPrivate);
            const shown = await work(session);
            const scope = scopeAt(interaction);
            if (delivery === 'public' && scope.kind === 'server') {
              const { id, user } = interaction;
              if (session.unanswered !== undefined) servers.addGap(scope.serverId, session.unanswered, id);
              if (session.asked !== undefined && isSeenByAll(interaction.channel))
                servers.addAsked(scope.serverId, session.asked, { id, userId: user.id });
            }
            return shown;
          };
          return inSteps ? answer() : queue.take(answer);
        },
        (view) => requests.note(reference, view),
      ),
    );
  }

  #session(interaction: Answerable | AutocompleteInteraction, asker: string, isPrivate: boolean): MemberSession {
    const mayShare = this.#mayShare(interaction);
    const scope = scopeAt(interaction);
    const following = this.#services.servers.followsFor(interaction, scope);
    return openSession(this.#services, scope, { asker, private: isPrivate, mayShare, following });
  }

  /** Runs work that must happen once only: during a rolling restart two processes receive the same interaction. */
  #once(interaction: Answerable, what: string, work: (reference: string) => Promise<void>): Promise<void> {
    return this.#attempt(interaction, what, async (reference) => {
      if (await this.#services.servers.claim(interaction.id)) await work(reference);
    });
  }

  /** Limits, counts and times a request; an error ends as one line to the person who made it. */
  async #attempt(interaction: Answerable, what: string, work: (reference: string) => Promise<void>): Promise<void> {
    const { rates, requests } = this.#services;
    // Opening the form was counted already; refusing its submission would lose what the person has typed.
    const isForm = interaction.isModalSubmit();
    const wait = isForm
      ? undefined
      : await rates.take(interaction.user.id, interaction.channelId ?? interaction.user.id, interaction.id);
    await requests.track(
      what,
      (reference) => {
        if (wait === undefined) return work(reference);
        requests.limited(reference);
        return tellPrivately(interaction, lineView(waitInWords(wait)));
      },
      (line) => tellPrivately(interaction, lineView(line)),
    );
  }
}
