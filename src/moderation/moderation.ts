import {
  type AnySelectMenuInteraction,
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  type UserSelectMenuInteraction,
} from 'discord.js';
import { dayInLondon } from '../dates/words.ts';
import { type Aside, actionOf, choicesFor, inputOf, type Shown } from '../discord/kit/command.ts';
import { lineView } from '../discord/kit/components.ts';
import { type Field, valuesOf } from '../discord/kit/form.ts';
import { aside, type Delivery, deliver, tellPrivately } from '../discord/kit/reply.ts';
import type { Requests } from '../discord/kit/requests.ts';
import type { BotServices, Moderation, ModeratorInteractions, Servers } from '../discord/servers.ts';
import { StoreFault } from '../store/fault.ts';
import { changeActions } from './change/publishing.ts';
import type { ModeratorCommand } from './commands.ts';
import { draftActions } from './draft/actions.ts';
import { gapActions } from './feedback/gaps.ts';
import { reportActions } from './feedback/reports.ts';
import { choose, ITEM_FIELD, reportFields, teachingActions } from './feedback/teaching.ts';
import { recordActions } from './record/actions.ts';
import { ServerRegistry } from './server-registry.ts';
import {
  type ModerationResources,
  type ModeratorServices,
  ModeratorSession,
  type PanelAction,
} from './session/moderator-session.ts';
import { type PanelId, type PanelVerb, panelIds } from './session/panel.ts';
import { mayChange, rightsOf, rightsOfMember, scopeFor } from './session/rights.ts';
import { SAY } from './session/words.ts';
import { settingsActions } from './settings/settings.ts';

/** What everything that can be pressed in moderation does, from each of its features. */
const ACTIONS: Record<PanelVerb, PanelAction> = {
  ...draftActions,
  ...changeActions,
  ...recordActions,
  ...gapActions,
  ...reportActions,
  ...teachingActions,
  ...settingsActions,
};

type Component = ButtonInteraction | AnySelectMenuInteraction;
type Answered = ChatInputCommandInteraction | MessageContextMenuCommandInteraction | Component | ModalSubmitInteraction;

/** Takes moderators’ interactions to whoever handles them. Rights are looked at anew with each. */
class Moderators implements ModeratorInteractions {
  readonly #services: ModeratorServices | undefined;
  readonly #commands: Map<string, ModeratorCommand>;
  readonly #requests: Requests;
  readonly #servers: Pick<Servers, 'claim'>;

  /** @param services absent where nothing can be stored: then moderators are told so */
  constructor(
    services: ModeratorServices | undefined,
    commands: readonly ModeratorCommand[],
    { requests, servers }: { requests: Requests; servers: Pick<Servers, 'claim'> },
  ) {
    this.#services = services;
    this.#servers = servers;
    this.#commands = new Map(commands.map((command) => [command.name, command]));
    this.#requests = requests;
  }

  /** Whether an interaction is a moderator's. */
  handles(interaction: Interaction): boolean {
    if (interaction.isChatInputCommand() || interaction.isAutocomplete()) {
      return this.#commands.has(interaction.commandName);
    }
    if (interaction.isMessageContextMenuCommand()) return this.#onMessage(interaction.commandName) !== undefined;
    if (interaction.isMessageComponent() || interaction.isModalSubmit())
      return panelIds.read(interaction.customId) !== undefined;
    return false;
  }

  /** Never rejects. */
  async handle(interaction: Interaction): Promise<void> {
    if (interaction.isAutocomplete()) return this.#complete(interaction);
    if (interaction.isChatInputCommand())
      return this.#answer(interaction, interaction.commandName, 'private', () => this.#command(interaction));
    if (interaction.isMessageContextMenuCommand())
      return this.#answer(interaction, 'command:message', 'private', () => this.#messageCommand(interaction));
    if (!interaction.isMessageComponent() && !interaction.isModalSubmit()) return;
    const id = panelIds.read(interaction.customId);
    if (id === undefined) return;
    return this.#answer(interaction, `moderation:${id.verb}`, deliveryOf(interaction, id), () =>
      interaction.isModalSubmit() ? this.#form(interaction, id) : this.#press(interaction, id),
    );
  }

  /** What a moderator finds in the form of a report beside what everybody does. */
  reportFields(interaction: Component, question: string): Field[] {
    const session = this.#session(interaction);
    return typeof session === 'string' ? [] : reportFields(session, question);
  }

  /** Takes the item that a moderator has chosen there. */
  async takeChoice(interaction: ModalSubmitInteraction, question: string, why: string): Promise<Shown | undefined> {
    const [item] = valuesOf(interaction).chosen(ITEM_FIELD);
    if (item === undefined) return undefined;
    return this.#withFaultsTold(async () => {
      const session = this.#session(interaction);
      return typeof session === 'string' ? refused(session) : choose(session, { question, item, why });
    });
  }

  /** The session of an interaction, or why there is none. */
  #session(interaction: Interaction): ModeratorSession | string {
    if (this.#services === undefined) return SAY.noStore;
    const { curators, settings } = this.#services;
    if (interaction.guildId === null) return SAY.notHere;
    const rights = rightsOf(interaction, { settings: settings.of(interaction.guildId), curators });
    if (rights === undefined) return SAY.notHere;
    const scope = scopeFor(rights, curators.homeServer);
    return mayChange(rights, scope) ? new ModeratorSession(this.#services, rights, scope) : SAY.notYou;
  }

  #complete(interaction: AutocompleteInteraction): Promise<void> {
    return this.#requests.track(`complete:${interaction.commandName}`, async () => {
      const { options } = interaction;
      const session = this.#session(interaction);
      const focused = options.getFocused(true);
      const option = this.#actionOf(interaction)?.options[focused.name];
      const filledIn = (name: string) => options.getString(name)?.trim() ?? '';
      const isKnown = typeof session !== 'string' && option !== undefined;
      await interaction.respond(isKnown ? await choicesFor(option, focused.value, session, filledIn) : []);
    });
  }

  #actionOf({ commandName, options }: AutocompleteInteraction | ChatInputCommandInteraction) {
    const command = this.#commands.get(commandName);
    return command && actionOf(command, options.getSubcommand(false));
  }

  async #command(interaction: ChatInputCommandInteraction): Promise<Shown> {
    const session = this.#session(interaction);
    if (typeof session === 'string') return aside(session);
    const action = this.#actionOf(interaction);
    if (action === undefined) return aside(SAY.entryGone);
    return action.run(inputOf(action.options, interaction.options, session), session);
  }

  #onMessage(name: string): ModeratorCommand['onMessage'] {
    return [...this.#commands.values()].find(({ onMessage }) => onMessage?.name === name)?.onMessage;
  }

  async #messageCommand(interaction: MessageContextMenuCommandInteraction): Promise<Shown> {
    const session = this.#session(interaction);
    if (typeof session === 'string') return aside(session);
    const { targetMessage } = interaction;
    const text = session.services.textOf(targetMessage);
    const written = dayInLondon(targetMessage.createdTimestamp);
    return this.#onMessage(interaction.commandName)?.run(text, session, written) ?? aside(SAY.entryGone);
  }

  async #press(interaction: Component, id: PanelId): Promise<Shown> {
    const session = this.#session(interaction);
    if (typeof session === 'string') return refused(session);
    if (interaction.isUserSelectMenu() && !canGoOn(interaction, session)) return aside(SAY.noModerator);
    const chosen = chosenOn(interaction);
    return ACTIONS[id.verb].press?.(session, id, chosen) ?? aside(SAY.entryGone);
  }

  async #form(interaction: ModalSubmitInteraction, id: PanelId): Promise<Shown> {
    const session = this.#session(interaction);
    if (typeof session === 'string') return refused(session);
    return ACTIONS[id.verb].take?.(session, id, valuesOf(interaction)) ?? aside(SAY.entryGone);
  }

  #answer(interaction: Answered, what: string, delivery: Delivery, work: () => Promise<Shown>): Promise<void> {
    return this.#requests.track(
      what,
      async (reference) => {
        // Two processes are told of it at a restart, say: one makes the draft.
        if (!(await this.#servers.claim(interaction.id))) return;
        await deliver(
          interaction,
          { delivery },
          () => this.#withFaultsTold(work),
          (view) => this.#requests.note(reference, view),
        );
      },
      (line) => tellPrivately(interaction, lineView(line)),
    );
  }

  /** Words a failing database for the moderator; the cause goes to the log. */
  async #withFaultsTold(work: () => Promise<Shown>): Promise<Shown> {
    try {
      return await work();
    } catch (err) {
      if (!(err instanceof StoreFault)) throw err;
      this.#services?.log.error({ err }, 'the database failed a moderator');
      return aside(SAY.storeFault(err.message));
    }
  }
}

/** What was chosen from a menu; where people and roles can be, each with what it is. */
function chosenOn(interaction: Component): string[] {
  if (interaction.isButton()) return [];
  if (!interaction.isMentionableSelectMenu()) return [...interaction.values];
  const { roles, values } = interaction;
  return values.map((id) => `${roles.has(id) ? 'role' : 'user'}:${id}`);
}

/** A moderator’s own panel is updated in place; a public message only by actions that say so. */
function deliveryOf({ message }: Component | ModalSubmitInteraction, { verb }: PanelId): Delivery {
  if (message === null) return 'private';
  return message.flags.has(MessageFlags.Ephemeral) || ACTIONS[verb].changesForAll === true ? 'update' : 'private';
}

function refused(reason: string): Aside {
  return aside(reason === SAY.notYou ? SAY.lostRights : reason);
}

/** Whether whoever was chosen may go on with what is made here. */
function canGoOn(
  { users, members, guildId }: UserSelectMenuInteraction,
  { services, scope, settings }: ModeratorSession,
): boolean {
  const [user, member] = [users.first(), members.first()];
  if (user === undefined || member === undefined || guildId === null || user.bot) return false;
  return mayChange(rightsOfMember(member, user.id, guildId, { settings, curators: services.curators }), scope);
}

interface ModerationOptions {
  commands: readonly ModeratorCommand[];
  /** what moderation works with; absent where nothing can be stored */
  resources?: ModerationResources | undefined;
  /** ids of the topics that all servers share and that a question names */
  sharedTopicsIn?(question: string): string[];
}

/** Moderation for a bot, which provides its own services to it. */
export function createModeration(options: ModerationOptions): (bot: BotServices) => Moderation {
  const { commands, resources, sharedTopicsIn = () => [] } = options;
  return (bot) => {
    const services = resources && { ...resources, ...bot };
    const servers = new ServerRegistry(services, { bot, sharedTopicsIn });
    return { servers, interactions: new Moderators(services, commands, { requests: bot.requests, servers }) };
  };
}
