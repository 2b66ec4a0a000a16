import * as command from './checks/command.ts';
import * as component from './checks/component.ts';
import type { ChoicesDraft, CommandsDraft, MessageDraft, Problems } from './checks/draft.ts';
import * as message from './checks/message.ts';
import type { RefusalName } from './refusal.ts';
import type { SentMessage, SentModal } from './sent.ts';

/**
 * What Discord refuses although its published schemas let it pass. Each rule says where Discord says so: pages are
 * below https://docs.discord.com/developers, `guide` is https://discordjs.guide, and names with a number are issues on
 * GitHub. How each is found is in `checks/`. The codes of errors are Discord's where a public report shows them.
 */
export interface Rule<T> {
  name: string;
  source: string;
  find: (subject: T) => Problems;
  /** The refusal, where it is not the general one for an invalid body. */
  refusal?: RefusalName;
}

const COMMANDS = '/interactions/application-commands#application-command-object';
const OPTIONS = `${COMMANDS}-application-command-option-structure`;
const CHOICES = `${COMMANDS}-application-command-option-choice-structure`;
const V2 = '/components/reference, IS_COMPONENTS_V2; guide popular-topics/display-components';

function inBody<T>(find: (body: SentMessage) => T): (draft: MessageDraft) => T {
  return ({ body }) => find(body);
}

export const MESSAGE_RULES: readonly Rule<MessageDraft>[] = [
  {
    name: 'content has at most 2,000 characters',
    source: '/resources/message#create-message (its schema says 4,000)',
    find: message.contentLength,
  },
  {
    name: 'a message has something in it',
    source: '/resources/message#create-message: one of content, embeds, sticker_ids, components, files, poll',
    find: message.emptiness,
    refusal: 'EmptyMessage',
  },
  { name: 'content, embeds, stickers and polls do not go with Components V2', source: V2, find: message.legacyWithV2 },
  { name: 'Components V2 need their flag', source: V2, find: message.v2WithoutFlag },
  { name: 'the Components V2 flag cannot be taken away', source: V2, find: message.v2FlagTaken },
  {
    name: 'only some flags can be set',
    source: '/resources/message#create-message, #edit-message; /interactions/receiving-and-responding',
    find: message.flagsAtDoor,
  },
  { name: 'without Components V2, five rows', source: '/components/reference, legacy', find: message.rowCount },
  { name: '40 components, counting nested ones', source: V2, find: message.componentCount },
  { name: '4,000 characters over all text displays', source: V2, find: message.displayedText },
  {
    name: '6,000 characters over all embeds',
    source: '/resources/message#embed-object-embed-limits',
    find: message.embeddedText,
  },
  {
    name: 'mentions are parsed or listed, not both',
    source: '/resources/message#allowed-mentions-object',
    find: message.parsedAndListed,
  },
  {
    name: 'a file that is shown was sent',
    source: '/components/reference#unfurled-media-item',
    find: message.missingFiles,
  },
  { name: 'an enforced nonce is there', source: '/resources/message#create-message', find: message.enforcedNonce },
  {
    name: 'a custom id once in a message',
    source: '/components/reference#custom-id; discord-api-docs #3673 (disabled ones count)',
    find: inBody(component.repeatedCustomIds),
  },
  {
    name: 'a button has a label, and a url, a SKU or a custom id as its style says',
    source: '/components/reference#button',
    find: inBody(component.buttons),
  },
  {
    name: 'a row has five buttons or one select',
    source: '/components/reference#action-row',
    find: inBody(component.rowWidth),
  },
  {
    name: 'the options of a select differ and suffice',
    source: '/components/reference#string-select; Would-You-Bot/client #304',
    find: inBody(component.selects),
  },
];

export const DEFERRAL_RULES: readonly Rule<SentMessage>[] = [
  {
    name: 'a deferred reply says only whether it is ephemeral',
    source: '/interactions/receiving-and-responding#interaction-response-object',
    find: message.deferral,
  },
];

export const CHOICE_RULES: readonly Rule<ChoicesDraft>[] = [
  { name: 'a suggestion has at most 100 characters', source: CHOICES, find: command.suggestionLengths },
  { name: 'a suggestion is of its option’s type', source: CHOICES, find: command.suggestionTypes },
];

export const MODAL_RULES: readonly Rule<SentModal>[] = [
  {
    name: 'a modal has at most five components',
    source: '/interactions/receiving-and-responding#modal (its schema says 40)',
    find: component.modalSize,
  },
  {
    name: 'a custom id once in a modal',
    source: '/components/reference#custom-id',
    find: component.repeatedCustomIds,
  },
  {
    name: 'a text input is labelled once, and its lengths agree',
    source: '/components/reference#text-input, #label',
    find: component.textInputs,
  },
  {
    name: 'the options of a select in a modal differ and suffice',
    source: '/components/reference#string-select',
    find: component.selects,
  },
];

export const COMMAND_RULES: readonly Rule<CommandsDraft>[] = [
  {
    name: 'slash commands and options have plain lower-case names',
    source: `${COMMANDS}-application-command-naming`,
    find: command.names,
  },
  {
    name: 'slash commands are described; menu commands are not, and have no options',
    source: '/interactions/application-commands#message-commands',
    find: command.descriptions,
  },
  { name: 'required options come first', source: OPTIONS, find: command.requiredFirst },
  { name: 'no two options of one name', source: OPTIONS, find: command.repeatedOptions },
  { name: 'choices or autocomplete, with values of 100 characters', source: OPTIONS, find: command.optionChoices },
  { name: 'the least of an option is not above its most', source: OPTIONS, find: command.optionRanges },
  {
    name: 'subcommands or other options, not both',
    source: '/interactions/application-commands#subcommands-and-subcommand-groups',
    find: command.subcommands,
  },
  {
    name: 'no two commands of one name and kind',
    source: '/interactions/application-commands#registering-a-command',
    find: command.repeatedCommands,
  },
  {
    name: '8,000 characters in a command',
    source: '/interactions/application-commands#limits',
    find: command.commandSize,
  },
  {
    name: '100 slash commands, 15 for users, 15 for messages',
    source: '/change-log, 3 March 2026',
    find: command.commandCount,
  },
  {
    name: 'contexts and installs are for global commands, and for installs that the app offers',
    source: '/interactions/application-commands#contexts; /resources/application#installation-context',
    find: command.installs,
  },
];
