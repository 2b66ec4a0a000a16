/** Takes moderators' interactions to whoever handles them. Rights are looked at anew with each. */
import type {
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  Interaction,
  ModalSubmitInteraction,
  UserSelectMenuInteraction,
} from 'discord.js';
import { TIME } from '../discord/limits.ts';
import { privatePayloadOf } from '../discord/payload.ts';
import type { Requests } from '../discord/requests.ts';
import { lineView } from '../discord/view/view.ts';
import { StoreFault } from '../store/fault.ts';
import { choicesFor } from './completion.ts';
import { panelActions } from './panel/actions.ts';
import { formModal, formProblem, isForm, valuesOf } from './panel/form.ts';
import { type PanelId, readPanelId } from './panel/panel.ts';
import { aside, type Shown, viewIn } from './panel/shown.ts';
import { mayChange, scopeFor, standingOf, standingOfMember } from './rights.ts';
import { type ModerationServices, Room } from './room.ts';
import { settingsScreen } from './settings/settings.ts';
import { acknowledge, type Pressed, show, type Used } from './showing.ts';
import type { HandedFile, Tool, ToolInput } from './tool.ts';
import { SAY } from './words.ts';

export const SETTINGS = 'settings';

export class Moderation {
  readonly #services: ModerationServices | undefined;
  readonly #tools: Map<string, Tool>;
  readonly #requests: Requests;

  /** @param services absent where nothing can be stored: then moderators are told so */
  constructor(services: ModerationServices | undefined, tools: readonly Tool[], requests: Requests) {
    this.#services = services;
    this.#tools = new Map(tools.map((tool) => [tool.name, tool]));
    this.#requests = requests;
  }

  /** Whether an interaction is a moderator's. */
  handles(interaction: Interaction): boolean {
    if (interaction.isChatInputCommand() || interaction.isAutocomplete()) {
      return interaction.commandName === SETTINGS || this.#tools.has(interaction.commandName);
    }
    if (interaction.isMessageComponent() || interaction.isModalSubmit())
      return readPanelId(interaction.customId) !== undefined;
    return false;
  }

  /** Never rejects. */
  async handle(interaction: Interaction): Promise<void> {
    if (interaction.isAutocomplete()) return this.#complete(interaction);
    if (interaction.isChatInputCommand())
      return this.#answer(interaction, interaction.commandName, () => this.#command(interaction));
    if (!interaction.isMessageComponent() && !interaction.isModalSubmit()) return;
    const id = readPanelId(interaction.customId);
    if (id === undefined) return;
    return this.#answer(interaction, `moderation:${id.verb}`, () =>
      interaction.isModalSubmit() ? this.#form(interaction, id) : this.#press(interaction, id),
    );
  }

  #room(interaction: Interaction): Room | string {
    if (this.#services === undefined) return SAY.noStore;
    const { curators, settings } = this.#services;
    if (interaction.guildId === null) return SAY.notHere;
    const standing = standingOf(interaction, { settings: settings.of(interaction.guildId), curators });
    if (standing === undefined) return SAY.notHere;
    const scope = scopeFor(standing, curators.homeServer);
    return mayChange(standing, scope) ? new Room(this.#services, standing, scope) : SAY.notYou;
  }

  #complete(interaction: AutocompleteInteraction): Promise<void> {
    return this.#requests.track(`complete:${interaction.commandName}`, async () => {
      const room = this.#room(interaction);
      const action = this.#tools.get(interaction.commandName)?.actions[interaction.options.getSubcommand(false) ?? ''];
      const focused = interaction.options.getFocused(true);
      const option = action?.options[focused.name];
      const input = { text: (name: string) => interaction.options.getString(name)?.trim() ?? '' };
      const isKnown = typeof room !== 'string' && option !== undefined;
      await interaction.respond(isKnown ? await choicesFor(room, option, focused.value, input) : []);
    });
  }

  async #command(interaction: ChatInputCommandInteraction): Promise<Shown> {
    const room = this.#room(interaction);
    if (typeof room === 'string') return aside(room);
    if (interaction.commandName === SETTINGS) return settingsScreen(room);
    const action = this.#tools.get(interaction.commandName)?.actions[interaction.options.getSubcommand()];
    return action === undefined ? aside(SAY.entryGone) : action.run(inputOf(interaction), room);
  }

  async #press(interaction: Pressed, id: PanelId): Promise<Shown> {
    const room = this.#room(interaction);
    if (typeof room === 'string') return aside(room === SAY.notYou ? SAY.lostRights : room);
    if (interaction.isUserSelectMenu() && !canGoOn(interaction, room)) return aside(SAY.noModerator);
    const chosen = interaction.isButton() ? [] : interaction.values;
    return panelActions[id.verb].press?.(room, id, chosen) ?? aside(SAY.entryGone);
  }

  async #form(interaction: ModalSubmitInteraction, id: PanelId): Promise<Shown> {
    const room = this.#room(interaction);
    if (typeof room === 'string') return aside(room === SAY.notYou ? SAY.lostRights : room);
    return panelActions[id.verb].take?.(room, id, valuesOf(interaction)) ?? aside(SAY.entryGone);
  }

  /** Shows a form at once, or anything else where it belongs. */
  #answer(interaction: Used, what: string, work: () => Promise<Shown>): Promise<void> {
    return this.#requests.track(
      what,
      async (reference) => {
        let acknowledged: Promise<unknown> | undefined;
        const timer = setTimeout(() => {
          acknowledged = acknowledge(interaction);
          // Awaited below; here it must only not count as unhandled in the meantime.
          acknowledged.catch(() => undefined);
        }, TIME.acknowledgeAfterMs);
        const shown = asForm(await this.#told(work).finally(() => clearTimeout(timer)));
        if (isForm(shown) && acknowledged === undefined && !interaction.isModalSubmit()) {
          await interaction.showModal(formModal(shown));
          return;
        }
        // A form has to be the first response.
        const answer = isForm(shown) ? aside(SAY.tooSlow) : shown;
        this.#requests.note(reference, viewIn(answer));
        await acknowledged;
        await show(interaction, answer, acknowledged !== undefined);
      },
      async (line) => {
        const view = privatePayloadOf(lineView(line));
        await (interaction.deferred || interaction.replied ? interaction.followUp(view) : interaction.reply(view));
      },
    );
  }

  /** A database that fails is told of with what to do; whoever runs the bot finds the cause in the log. */
  async #told(work: () => Promise<Shown>): Promise<Shown> {
    try {
      return await work();
    } catch (err) {
      if (!(err instanceof StoreFault)) throw err;
      this.#services?.log.error({ err }, 'the database failed a moderator');
      return aside(SAY.storeFault(err.message));
    }
  }
}

/** What is shown, but for a form that can’t be. */
function asForm(shown: Shown): Shown {
  const problem = isForm(shown) ? formProblem(shown) : undefined;
  if (problem === undefined) return shown;
  return aside(problem === 'empty' ? SAY.nothingToChoose : SAY.tooLongForForm);
}

/** Whether whoever was chosen may go on with what is made here. */
function canGoOn({ users, members, guildId }: UserSelectMenuInteraction, { services, scope, settings }: Room): boolean {
  const [user, member] = [users.first(), members.first()];
  if (user === undefined || member === undefined || guildId === null || user.bot) return false;
  return mayChange(standingOfMember(member, user.id, guildId, { settings, curators: services.curators }), scope);
}

function inputOf({ options }: ChatInputCommandInteraction): ToolInput {
  return {
    text: (name) => options.getString(name)?.trim() ?? '',
    file: (name): HandedFile | undefined => {
      const file = options.getAttachment(name);
      if (file === null) return undefined;
      const mediaType = file.contentType?.split(';')[0] ?? 'text/plain';
      return { name: file.name, mediaType, url: file.url, size: file.size };
    },
  };
}
