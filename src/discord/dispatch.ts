import type {
  AutocompleteInteraction,
  ButtonInteraction,
  ChatInputCommandInteraction,
  Interaction,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
} from 'discord.js';
import type { IsoDate } from '../corpus/schema.ts';
import { type Scope, SHARED } from '../corpus/scope.ts';
import type { Keeper } from '../moderation/keeper.ts';
import type { Moderation } from '../moderation/moderation.ts';
import type { Command, MessageCommand } from './command.ts';
import { type Answerable, type Delivery, deliver, tellPrivately } from './deliver.ts';
import { Desk } from './desk.ts';
import { Mistake } from './mistake.ts';
import type { Operator } from './operator.ts';
import { choicesFor, inputOf } from './options.ts';
import { actions } from './press/actions.ts';
import { FIELD, modalOf } from './press/modal.ts';
import { isAsker, isWithdrawn, type Press } from './press/press.ts';
import { reportedOn } from './press/reported.ts';
import { type RateLimits, waitInWords } from './rate.ts';
import { PRIVATE_OPTION } from './register.ts';
import type { Requests } from './requests.ts';
import type { Snapshot } from './snapshot.ts';
import { mayShare, pressOf, scopeOf } from './standing.ts';
import type { Turns } from './turns.ts';
import { lineView, type View } from './view/view.ts';
import { LINES } from './view/words.ts';

export interface Services {
  commands: readonly Command[];
  messageCommands: readonly MessageCommand[];
  /** the record of a scope as it is now */
  record(scope: Scope): Snapshot;
  /** the day that "last year" is worked out from */
  today(): IsoDate;
  rates: RateLimits;
  requests: Requests;
  operator: Operator;
  turns: Turns;
  keeper: Keeper;
  moderation: Moderation;
}

/** Takes every interaction to the one who handles it, and sees to it that Discord gets an answer in time. */
export class Dispatcher {
  readonly #services: Services;
  readonly #commands: Map<string, Command>;
  readonly #messageCommands: Map<string, MessageCommand>;

  constructor(services: Services) {
    this.#services = services;
    this.#commands = new Map(services.commands.map((command) => [command.name, command]));
    this.#messageCommands = new Map(services.messageCommands.map((command) => [command.name, command]));
  }

  /** Never rejects. */
  async handle(interaction: Interaction): Promise<void> {
    const { moderation } = this.#services;
    if (moderation.handles(interaction)) return moderation.handle(interaction);
    if (interaction.isAutocomplete()) return this.#complete(interaction);
    if (interaction.isChatInputCommand()) return this.#command(interaction);
    if (interaction.isMessageContextMenuCommand()) return this.#messageCommand(interaction);
    if (interaction.isButton()) return this.#button(interaction);
    if (interaction.isModalSubmit()) return this.#form(interaction);
  }

  #complete(interaction: AutocompleteInteraction): Promise<void> {
    const { record, requests } = this.#services;
    return requests.track(`complete:${interaction.commandName}`, async () => {
      const focused = interaction.options.getFocused(true);
      const option = this.#commands.get(interaction.commandName)?.options[focused.name];
      await interaction.respond(
        option === undefined ? [] : choicesFor(option, focused.value, record(scopeOf(interaction))),
      );
    });
  }

  #command(interaction: ChatInputCommandInteraction): Promise<void> {
    const command = this.#commands.get(interaction.commandName);
    const wanted = this.#services.keeper.settingsOf(interaction.guildId).answers === 'private';
    const isPrivate = interaction.options.getBoolean(PRIVATE_OPTION) ?? wanted;
    const delivery = isPrivate || !this.#mayShare(interaction) ? 'private' : 'public';
    return this.#show(interaction, `command:${interaction.commandName}`, delivery, (desk) => {
      if (command === undefined) throw new Mistake('unknown-command');
      return command.run(inputOf(command.options, interaction.options, desk.record), desk);
    });
  }

  #messageCommand(interaction: MessageContextMenuCommandInteraction): Promise<void> {
    const command = this.#messageCommands.get(interaction.commandName);
    const text = interaction.targetMessage.content;
    return this.#show(interaction, 'command:message', 'private', (desk) => {
      if (command === undefined) throw new Mistake('unknown-command');
      return command.run(text, desk);
    });
  }

  /** Whether the server wants no answers for everybody where an interaction happened. */
  #isQuiet({ guildId, channelId, channel }: Answerable): boolean {
    return !this.#services.keeper.answersIn(guildId, channelId, parentOf(channel));
  }

  #mayShare(interaction: Answerable): boolean {
    return mayShare(interaction) && !this.#isQuiet(interaction);
  }

  #button(interaction: ButtonInteraction): Promise<void> {
    const press = pressOf(interaction, this.#isQuiet(interaction));
    if (press === undefined) return this.#show(interaction, 'button:unknown', 'private', oldButton);
    const what = `button:${press.id.verb}`;
    const action = actions[press.id.verb];
    if (action.does !== 'remove' && this.#isWithdrawn(interaction, press))
      return this.#withoutWithdrawn(interaction, press);
    switch (action.does) {
      case 'show':
        return this.#show(interaction, what, action.delivery(press), (desk) => action.run(press, desk), press);
      case 'open':
      case 'report':
        return this.#attempt(interaction, what, async () => {
          await interaction.showModal(modalOf(action.form, interaction.customId));
        });
      case 'remove':
        return this.#remove(interaction, press);
    }
  }

  #form(interaction: ModalSubmitInteraction): Promise<void> {
    const press = pressOf(interaction, this.#isQuiet(interaction));
    if (press === undefined) return this.#show(interaction, 'form:unknown', 'private', oldButton);
    const what = `form:${press.id.verb}`;
    const action = actions[press.id.verb];
    const text = interaction.fields.getTextInputValue(FIELD);
    if (action.does !== 'open') return this.#report(interaction, press, text);
    if (this.#isWithdrawn(interaction, press)) return this.#withoutWithdrawn(interaction, press);
    return this.#show(interaction, what, action.delivery(press), (desk) => action.run(text, press, desk), press);
  }

  #isWithdrawn(interaction: Answerable, press: Press): boolean {
    return isWithdrawn(press, this.#services.record(scopeOf(interaction)));
  }

  #withoutWithdrawn(interaction: Answerable, press: Press): Promise<void> {
    return this.#show(interaction, 'withdrawn', 'update', (desk) => desk.withoutWithdrawn(press.printed), press);
  }

  /** Passes a report on, as far as what it is about may be known there. */
  #report(interaction: ModalSubmitInteraction, press: Press, text: string): Promise<void> {
    return this.#attempt(interaction, 'form:report', (reference) =>
      deliver(interaction, { delivery: 'private', busy: false }, async () => {
        const { operator, keeper, record } = this.#services;
        const scope = scopeOf(interaction);
        const desk = this.#desk(interaction, press.presser, true);
        const reported = reportedOn(press, desk, record(scope) !== record(SHARED));
        await keeper.report(interaction.guildId, reported, text);
        if (reported.onward === undefined) return lineView(LINES.reportedHere);
        await operator.report({ reference, text, about: reported.onward });
        return lineView(LINES.reported(reference));
      }),
    );
  }

  #remove(interaction: ButtonInteraction, press: Press): Promise<void> {
    return this.#attempt(interaction, 'button:remove', async () => {
      if (!isAsker(press) && !press.mayManage) throw new Mistake('not-yours-to-remove');
      await interaction.deferUpdate();
      await interaction.deleteReply();
    });
  }

  /** Works out a view at a desk of its own and delivers it. */
  #show(
    interaction: Answerable,
    what: string,
    delivery: Delivery,
    work: (desk: Desk) => View,
    press?: Press,
  ): Promise<void> {
    return this.#attempt(interaction, what, (reference) =>
      deliver(interaction, { delivery, busy: this.#services.turns.busy }, async () => {
        const isPrivate = delivery === 'private' || (delivery === 'update' && press?.private === true);
        const { requests, turns, keeper } = this.#services;
        const scope = scopeOf(interaction);
        // A message that changes in place stays its asker's.
        const asker = delivery === 'update' ? (press?.id.asker ?? interaction.user.id) : interaction.user.id;
        const { view, unanswered } = await turns.take(() => {
          const desk = this.#desk(interaction, asker, isPrivate);
          return { view: work(desk), unanswered: desk.unanswered };
        });
        if (delivery === 'public' && scope.kind === 'server' && unanswered !== undefined)
          keeper.gap(scope.serverId, unanswered);
        return requests.note(reference, view);
      }),
    );
  }

  #desk(interaction: Answerable, asker: string, isPrivate: boolean): Desk {
    const { record, today } = this.#services;
    const scope = scopeOf(interaction);
    const circumstances = { asker, private: isPrivate, mayShare: this.#mayShare(interaction), scope, today: today() };
    return new Desk(record(scope), circumstances);
  }

  /** Limits, counts and times a request; whatever goes wrong ends as one calm line to whoever made it. */
  async #attempt(interaction: Answerable, what: string, work: (reference: string) => Promise<void>): Promise<void> {
    const { rates, requests } = this.#services;
    const wait = await rates.take(interaction.user.id, interaction.channelId ?? interaction.user.id);
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

function parentOf(channel: Answerable['channel']): string | null {
  return channel !== null && 'parentId' in channel ? channel.parentId : null;
}

function oldButton(): never {
  throw new Mistake('old-button');
}
