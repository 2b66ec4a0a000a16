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
import { Answering, type AnsweringServices } from './answering.ts';
import { cardActions, FIELD, withoutWithdrawn } from './buttons.ts';
import {
  type CardInteraction,
  cardInteractionOf,
  isAsker,
  isWithdrawn,
  oldButton,
  ownQuestion,
  reportedOn,
  scopeAt,
  type Used,
  usedIdOf,
} from './card-interaction.ts';
import { actionOf, choicesFor, inputOf, Mistake } from './kit/command.ts';
import { PRIVATE_OPTION } from './kit/command-bodies.ts';
import { lineView } from './kit/components.ts';
import { formModal, valuesOf } from './kit/form.ts';
import { type Answerable, deliver, tellPrivately } from './kit/reply.ts';
import { LINES } from './kit/words.ts';
import { readableText, textOfFiles } from './message-text.ts';
import type { Operator } from './operator.ts';
import type { ModeratorInteractions } from './servers.ts';
import type { MemberCommand, MemberMessageCommand } from './session/command.ts';
import { type NewsId, newsIds } from './session/following.ts';
import type { MemberSession } from './session/member-session.ts';

interface Services extends AnsweringServices {
  commands: readonly MemberCommand[];
  messageCommands: readonly MemberMessageCommand[];
  operator: Operator;
  moderators: ModeratorInteractions;
}

/** Takes every interaction to the one who handles it, and sees to it that Discord gets an answer in time. */
export class Dispatcher {
  readonly #services: Services;
  readonly #answering: Answering;
  readonly #commands: Map<string, MemberCommand>;
  readonly #messageCommands: Map<string, MemberMessageCommand>;

  constructor(services: Services) {
    this.#services = services;
    this.#answering = new Answering(services);
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
    if (interaction.isMessageComponent())
      return this.#answering.show(interaction, 'component:unknown', 'private', oldButton);
  }

  #complete(interaction: AutocompleteInteraction): Promise<void> {
    return this.#services.requests.track(`complete:${interaction.commandName}`, async () => {
      const { options, user } = interaction;
      const focused = options.getFocused(true);
      const option = this.#actionOf(interaction)?.options[focused.name];
      const filledIn = (name: string) => options.getString(name)?.trim() ?? '';
      const session = this.#answering.session(interaction, user.id, true);
      await interaction.respond(option === undefined ? [] : await choicesFor(option, focused.value, session, filledIn));
    });
  }

  async #command(interaction: ChatInputCommandInteraction): Promise<void> {
    const command = this.#commands.get(interaction.commandName);
    const wanted =
      command?.private === true || this.#services.servers.settingsOf(interaction.guildId).answers === 'private';
    const isPrivate = command?.personal === true || (interaction.options.getBoolean(PRIVATE_OPTION) ?? wanted);
    const delivery = isPrivate || !this.#answering.mayShare(interaction) ? 'private' : 'public';
    const work = (session: MemberSession) => {
      const action = this.#actionOf(interaction);
      if (action === undefined) throw new Mistake('unknown-command');
      return action.run(inputOf(action.options, interaction.options, session), session);
    };
    const inSteps = command?.inSteps;
    await this.#answering.show(interaction, `command:${interaction.commandName}`, delivery, work, { inSteps });
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
    return this.#answering.show(
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
    return this.#answering.show(interaction, `button:news-${id.verb}`, isOwn ? 'update' : 'private', ({ following }) =>
      interaction.isModalSubmit() ? following.take(id, valuesOf(interaction)) : following.press(id),
    );
  }

  /** A button of a card, or a choice from its menu. */
  #used(interaction: Used): Promise<void> {
    const card = cardInteractionOf(interaction, this.#answering.isQuiet(interaction));
    if (card === undefined) return this.#answering.show(interaction, 'button:unknown', 'private', oldButton);
    const what = `button:${card.id.verb}`;
    const action = cardActions[card.id.verb];
    if (action.does !== 'remove' && this.#isWithdrawn(interaction, card))
      return this.#withoutWithdrawn(interaction, card);
    switch (action.does) {
      case 'show':
        return this.#answering.show(interaction, what, action.delivery(card), (session) => action.run(card, session), {
          card,
          inSteps: action.inSteps,
        });
      case 'open':
      case 'report':
        return this.#answering.attempt(interaction, what, async () => {
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
    const card = cardInteractionOf(interaction, this.#answering.isQuiet(interaction));
    if (card === undefined) return this.#answering.show(interaction, 'form:unknown', 'private', oldButton);
    const what = `form:${card.id.verb}`;
    const action = cardActions[card.id.verb];
    const text = valuesOf(interaction).raw(FIELD);
    if (action.does !== 'open') return this.#report(interaction, card, text);
    if (this.#isWithdrawn(interaction, card)) return this.#withoutWithdrawn(interaction, card);
    return this.#answering.show(
      interaction,
      what,
      action.delivery(card),
      (session) => action.run(text, card, session),
      { card },
    );
  }

  #isWithdrawn(interaction: Answerable, card: CardInteraction): boolean {
    return isWithdrawn(card, this.#services.record(scopeAt(interaction)));
  }

  #withoutWithdrawn(interaction: Answerable, card: CardInteraction): Promise<void> {
    return this.#answering.show(interaction, 'withdrawn', 'update', (session) => withoutWithdrawn(card, session), {
      card,
    });
  }

  /** Passes a report on, as far as what it is about may be known there. */
  #report(interaction: ModalSubmitInteraction, card: CardInteraction, text: string): Promise<void> {
    return this.#answering.once(interaction, 'form:report', (reference) =>
      deliver(interaction, { delivery: 'private' }, async () => {
        const { operator, servers, record, moderators } = this.#services;
        const question = ownQuestion(card);
        const taken = question === undefined ? undefined : await moderators.takeChoice(interaction, question, text);
        if (taken !== undefined) return taken;
        const scope = scopeAt(interaction);
        const session = this.#answering.session(interaction, card.user, true);
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
    return this.#answering.once(interaction, `button:${card.id.verb}`, () =>
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
    return this.#answering.attempt(interaction, 'button:remove', async () => {
      if (!isAsker(card) && !card.mayManage) throw new Mistake('not-yours-to-remove');
      await interaction.deferUpdate();
      await interaction.deleteReply();
    });
  }
}
