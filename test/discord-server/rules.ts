import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from 'discord.js';
import { isSelect, isV2Only, mediaOf, type Placed, walk } from './components.ts';
import type { Problem, RefusalName } from './refusal.ts';
import type { SentChoices, SentCommand, SentCommandOption, SentMessage, SentModal } from './sent.ts';

/**
 * What Discord refuses although its published schemas let it pass. Each rule names where Discord says so; pages are
 * below https://docs.discord.com/developers, and issues are those of the public trackers.
 */
export interface Rule<T> {
  name: string;
  source: string;
  /** The refusal, where it is not Discord's general one for an invalid body. */
  refusal?: RefusalName;
  find(subject: T): Iterable<Problem>;
}

/** The doors through which a message comes in; what is allowed differs between them. */
export type MessageRoute = 'create' | 'edit' | 'reply' | 'update' | 'follow-up' | 'edit-reply';

/** A message to be judged, with what it joins: an edit is judged together with what is already there. */
export interface MessageDraft {
  route: MessageRoute;
  body: SentMessage;
  before?: SentMessage;
  fileNames: readonly string[];
}

/** The choices offered for an option, which has a type. */
export interface ChoicesDraft {
  body: SentChoices;
  optionType: number;
}

/** Commands put in place together, for everywhere or for one guild. */
export interface CommandsDraft {
  commands: readonly SentCommand[];
  inGuild: boolean;
  installable: readonly number[];
}

export const LIMITS = {
  content: 2000,
  components: 40,
  rows: 5,
  displayedText: 4000,
  embedText: 6000,
  choiceValue: 100,
  modalComponents: 5,
  commandText: 8000,
  globalCommands: {
    [ApplicationCommandType.ChatInput]: 100,
    [ApplicationCommandType.User]: 15,
    [ApplicationCommandType.Message]: 15,
  },
} as const;

/** Chat input commands and their options: lower case where a letter has one. */
const COMMAND_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** The flags that each door takes. An edit may repeat those that the message has. */
const SETTABLE: Record<MessageRoute, number> = {
  create:
    MessageFlags.SuppressEmbeds |
    MessageFlags.SuppressNotifications |
    MessageFlags.IsVoiceMessage |
    MessageFlags.IsComponentsV2,
  edit: MessageFlags.SuppressEmbeds | MessageFlags.IsComponentsV2,
  reply:
    MessageFlags.SuppressEmbeds |
    MessageFlags.Ephemeral |
    MessageFlags.SuppressNotifications |
    MessageFlags.IsVoiceMessage |
    MessageFlags.IsComponentsV2,
  update: MessageFlags.SuppressEmbeds | MessageFlags.IsComponentsV2,
  'follow-up':
    MessageFlags.SuppressEmbeds |
    MessageFlags.Ephemeral |
    MessageFlags.SuppressNotifications |
    MessageFlags.IsVoiceMessage |
    MessageFlags.IsComponentsV2,
  'edit-reply': MessageFlags.SuppressEmbeds | MessageFlags.IsComponentsV2,
};

const CREATES: ReadonlySet<MessageRoute> = new Set(['create', 'reply', 'follow-up']);

export function isV2(draft: MessageDraft): boolean {
  return has(draft.body.flags, MessageFlags.IsComponentsV2) || has(draft.before?.flags, MessageFlags.IsComponentsV2);
}

function has(flags: number | null | undefined, flag: number): boolean {
  return ((flags ?? 0) & flag) !== 0;
}

function badLength(path: Problem['path'], maximum: number, minimum = 0): Problem {
  const message =
    minimum > 0 ? `Must be between ${minimum} and ${maximum} in length.` : `Must be ${maximum} or fewer in length.`;
  return { path, code: 'BASE_TYPE_BAD_LENGTH', message };
}

function* repeated<T>(items: Iterable<T>, key: (item: T) => string | null | undefined): Generator<T> {
  const seen = new Set<string>();
  for (const item of items) {
    const value = key(item);
    if (value === null || value === undefined) continue;
    if (seen.has(value)) yield item;
    seen.add(value);
  }
}

/** The part of a message that an edit leaves as it was, or the new one. */
function after<K extends keyof SentMessage>({ body, before }: MessageDraft, key: K): SentMessage[K] | undefined {
  return body[key] === undefined ? before?.[key] : body[key];
}

function embedText(body: SentMessage): number {
  const parts = (body.embeds ?? []).flatMap((embed) => [
    embed.title,
    embed.description,
    embed.footer?.text,
    embed.author?.name,
    ...(embed.fields ?? []).flatMap((field) => [field.name, field.value]),
  ]);
  return parts.reduce((sum, part) => sum + (part?.length ?? 0), 0);
}

function* buttonProblems({ component, path }: Placed): Generator<Problem> {
  const { style, custom_id: customId, url, sku_id: sku, label, emoji } = component;
  const given = [customId, url, sku].filter((way) => way !== null && way !== undefined).length;
  if (given > 1) {
    yield {
      path,
      code: 'BUTTON_COMPONENT_CUSTOM_ID_URL_EXCLUSIVE',
      message: 'A custom id and url cannot both be specified',
    };
  } else if (
    given === 0 ||
    (style === ButtonStyle.Link) !== Boolean(url) ||
    (style === ButtonStyle.Premium) !== Boolean(sku)
  ) {
    yield {
      path,
      code: 'BUTTON_COMPONENT_STYLE_MISMATCH',
      message: 'The style of a button decides whether it has a url, a SKU or a custom id',
    };
  }
  if (style !== ButtonStyle.Premium && !label && !emoji) {
    yield { path, code: 'BUTTON_COMPONENT_INVALID', message: 'A button needs a label or an emoji' };
  }
}

function* selectProblems({ component, path }: Placed): Generator<Problem> {
  const options = component.options ?? [];
  const most = component.max_values ?? 1;
  for (const option of repeated(options, (each) => each.value)) {
    yield {
      path: [...path, 'options', options.indexOf(option)],
      code: 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
      message: 'The specified option value is already used',
    };
  }
  if (component.type !== ComponentType.StringSelect) return;
  if (most > options.length || (component.min_values ?? 1) > most) {
    yield {
      path,
      code: 'SELECT_COMPONENT_VALUES_RANGE',
      message: 'The least and most values must lie within the options',
    };
  }
  if (options.filter((option) => option.default).length > most) {
    yield {
      path,
      code: 'SELECT_COMPONENT_TOO_MANY_DEFAULTS',
      message: 'More options are chosen beforehand than may be chosen',
    };
  }
}

export const MESSAGE_RULES: readonly Rule<MessageDraft>[] = [
  {
    name: 'content ends at 2,000 characters',
    source: '/resources/message#create-message (the schema of that route says 4,000)',
    *find({ body }) {
      if ((body.content?.length ?? 0) > LIMITS.content) yield badLength(['content'], LIMITS.content);
    },
  },
  {
    name: 'a message has something in it',
    source: '/resources/message#create-message: at least one of content, embeds, sticker_ids, components, files, poll',
    refusal: 'EmptyMessage',
    *find(draft) {
      const { body, fileNames, route } = draft;
      const parts = [
        after(draft, 'content'),
        after(draft, 'poll'),
        fileNames.length,
        ...(['embeds', 'components', 'sticker_ids'] as const).map((key) => after(draft, key)?.length),
      ];
      const kept =
        !CREATES.has(route) && (draft.before?.attachments?.length ?? 0) > 0 && body.attachments === undefined;
      if (!parts.some(Boolean) && !kept) yield { path: [], code: 'EMPTY', message: 'Cannot send an empty message' };
    },
  },
  {
    name: 'content, embeds, stickers and polls do not go with Components V2',
    source:
      '/components/reference: IS_COMPONENTS_V2; on an edit that adds the flag the old fields have to be set to null',
    *find(draft) {
      if (!isV2(draft)) return;
      for (const key of ['content', 'embeds', 'sticker_ids', 'poll'] as const) {
        const value = after(draft, key);
        const present = Array.isArray(value) ? value.length > 0 : Boolean(value);
        if (present)
          yield {
            path: [key],
            code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
            message: `The '${key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
          };
      }
    },
  },
  {
    name: 'Components V2 need their flag',
    source: '/components/reference: IS_COMPONENTS_V2',
    *find(draft) {
      if (isV2(draft)) return;
      for (const { component, path } of walk(draft.body.components)) {
        if (isV2Only(component))
          yield { path, code: 'UNION_TYPE_CHOICES', message: 'Value of field "type" must be one of (1,).' };
      }
    },
  },
  {
    name: 'the Components V2 flag stays',
    source:
      '/components/reference: once a message has been sent with this flag, it cannot be removed from that message',
    *find({ body, before }) {
      const dropped = typeof body.flags === 'number' && !has(body.flags, MessageFlags.IsComponentsV2);
      if (dropped && has(before?.flags, MessageFlags.IsComponentsV2)) {
        yield {
          path: ['flags'],
          code: 'MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG',
          message: 'The IS_COMPONENTS_V2 flag cannot be removed',
        };
      }
    },
  },
  {
    name: 'only some flags can be set',
    source:
      '/resources/message#create-message, #edit-message and /interactions/receiving-and-responding: what each says of flags',
    *find({ body, before, route }) {
      const unknown = (body.flags ?? 0) & ~(SETTABLE[route] | (before?.flags ?? 0));
      if (unknown !== 0)
        yield {
          path: ['flags'],
          code: 'MESSAGE_FLAGS_NOT_SETTABLE',
          message: `These flags cannot be set here: ${unknown}`,
        };
    },
  },
  {
    name: 'without the flag, five rows',
    source: '/components/reference: legacy messages take up to 5 action rows',
    *find(draft) {
      if (!isV2(draft) && (draft.body.components?.length ?? 0) > LIMITS.rows)
        yield badLength(['components'], LIMITS.rows);
    },
  },
  {
    name: '40 components, counting nested ones',
    source: '/components/reference: messages allow up to 40 total components',
    *find({ body }) {
      if ([...walk(body.components)].length > LIMITS.components) {
        yield {
          path: ['components'],
          code: 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
          message: `The total number of components exceeds ${LIMITS.components}`,
        };
      }
    },
  },
  {
    name: '4,000 characters over all text displays',
    source: 'discordjs.guide, popular-topics/display-components: limitations',
    *find({ body }) {
      const shown = [...walk(body.components)].reduce(
        (sum, { component }) => sum + (component.content?.length ?? 0),
        0,
      );
      if (shown > LIMITS.displayedText) {
        yield {
          path: ['components'],
          code: 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
          message: `Displayable text size exceeds maximum size of ${LIMITS.displayedText}`,
        };
      }
    },
  },
  {
    name: 'a custom id once in a message',
    source: '/components/reference#custom-id; discord-api-docs #3673 (disabled ones count too)',
    *find({ body }) {
      for (const { path } of repeated(walk(body.components), ({ component }) => component.custom_id)) {
        yield {
          path: [...path, 'custom_id'],
          code: 'COMPONENT_CUSTOM_ID_DUPLICATED',
          message: 'Component custom id cannot be duplicated',
        };
      }
    },
  },
  {
    name: 'a button has a url, a SKU or a custom id, as its style says',
    source: '/components/reference#button',
    *find({ body }) {
      for (const placed of walk(body.components)) {
        if (placed.component.type === ComponentType.Button) yield* buttonProblems(placed);
      }
    },
  },
  {
    name: 'a row has five buttons or one select',
    source: '/components/reference#action-row',
    *find({ body }) {
      for (const { component, path } of walk(body.components)) {
        const selects = component.type === ComponentType.ActionRow ? (component.components ?? []).filter(isSelect) : [];
        if (selects.length > 0 && (component.components?.length ?? 0) > 1) {
          yield {
            path: [...path, 'components'],
            code: 'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
            message: 'The specified component exceeds the maximum width',
          };
        }
      }
    },
  },
  {
    name: 'the options of a select differ and suffice',
    source:
      '/components/reference#string-select; SELECT_COMPONENT_OPTION_VALUE_DUPLICATED as in Would-You-Bot/client #304',
    *find({ body }) {
      for (const placed of walk(body.components)) if (isSelect(placed.component)) yield* selectProblems(placed);
    },
  },
  {
    name: '6,000 characters over all embeds',
    source: '/resources/message#embed-object-embed-limits',
    *find({ body }) {
      if (embedText(body) > LIMITS.embedText) {
        yield {
          path: ['embeds'],
          code: 'MAX_EMBED_SIZE_EXCEEDED',
          message: `Embed size exceeds maximum size of ${LIMITS.embedText}`,
        };
      }
    },
  },
  {
    name: 'a kind of mention is parsed or listed, not both',
    source: '/resources/message#allowed-mentions-object: parse excludes users and roles',
    *find({ body }) {
      const mentions = body.allowed_mentions;
      for (const key of ['users', 'roles'] as const) {
        if (mentions?.parse?.includes(key) && (mentions[key]?.length ?? 0) > 0) {
          yield {
            path: ['allowed_mentions'],
            code: 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
            message: `parse:["${key}"] and ${key}: [ids...] are mutually exclusive.`,
          };
        }
      }
    },
  },
  {
    name: 'a file that is shown was sent',
    source: '/components/reference#unfurled-media-item: attachment://<filename>',
    *find(draft) {
      for (const { url, path } of mediaOf(draft.body)) {
        const name = url.startsWith('attachment://') ? url.slice('attachment://'.length) : undefined;
        if (name !== undefined && !draft.fileNames.includes(name)) {
          yield {
            path,
            code: 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
            message: 'The referenced attachment was not found',
          };
        }
      }
    },
  },
  {
    name: 'a nonce that is enforced is there',
    source: '/resources/message#create-message: enforce_nonce',
    *find({ body }) {
      if (body.enforce_nonce && !body.nonce)
        yield { path: ['nonce'], code: 'NONCE_REQUIRED', message: 'enforce_nonce needs a nonce' };
    },
  },
];

export const DEFERRAL_RULES: readonly Rule<SentMessage>[] = [
  {
    name: 'a deferred reply says only whether it is ephemeral',
    source: '/interactions/receiving-and-responding#interaction-response-object-interaction-callback-type',
    *find(body) {
      if (has(body.flags, ~MessageFlags.Ephemeral)) {
        yield {
          path: ['flags'],
          code: 'INTERACTION_DEFERRAL_FLAGS',
          message: 'A deferred reply can carry only the EPHEMERAL flag',
        };
      }
      for (const [key, value] of Object.entries(body)) {
        if (key !== 'flags' && value)
          yield { path: [key], code: 'INTERACTION_DEFERRAL_DATA', message: 'A deferred reply has nothing in it yet' };
      }
    },
  },
];

export const CHOICE_RULES: readonly Rule<ChoicesDraft>[] = [
  {
    name: 'a choice has at most 100 characters',
    source: '/interactions/application-commands#application-command-object-application-command-option-choice-structure',
    *find({ body }) {
      for (const [index, choice] of (body.choices ?? []).entries()) {
        if (String(choice?.value ?? '').length > LIMITS.choiceValue)
          yield badLength(['choices', index, 'value'], LIMITS.choiceValue);
      }
    },
  },
  {
    name: 'a choice is of the type of its option',
    source: '/interactions/application-commands#application-command-object-application-command-option-choice-structure',
    *find({ body, optionType }) {
      const type = optionType === ApplicationCommandOptionType.String ? 'string' : 'number';
      for (const [index, choice] of (body.choices ?? []).entries()) {
        if (choice && typeof choice.value !== type)
          yield { path: ['choices', index, 'value'], code: 'BASE_TYPE_INVALID', message: `Must be a ${type}` };
      }
    },
  },
];

export const MODAL_RULES: readonly Rule<SentModal>[] = [
  {
    name: 'a modal has at most five components',
    source: '/interactions/receiving-and-responding#interaction-response-object-modal (the schema allows 40)',
    *find({ components }) {
      if (components.length > LIMITS.modalComponents) yield badLength(['components'], LIMITS.modalComponents, 1);
    },
  },
  {
    name: 'a custom id once in a modal',
    source: '/components/reference#custom-id',
    *find({ components }) {
      for (const { path } of repeated(walk(components), ({ component }) => component.custom_id)) {
        yield {
          path: [...path, 'custom_id'],
          code: 'COMPONENT_CUSTOM_ID_DUPLICATED',
          message: 'Component custom id cannot be duplicated',
        };
      }
    },
  },
  {
    name: 'a text input is labelled once, and its lengths agree',
    source: '/components/reference#text-input: label is for action rows, a Label has its own',
    *find({ components }) {
      for (const { component, path, parent } of walk(components)) {
        if (component.type !== ComponentType.TextInput) continue;
        if (Boolean(component.label) !== (parent?.type === ComponentType.ActionRow)) {
          yield {
            path: [...path, 'label'],
            code: 'TEXT_INPUT_LABEL_MISPLACED',
            message: 'A text input has a label of its own only in an action row',
          };
        }
        if (
          (component.min_length ?? 0) > (component.max_length ?? Infinity) ||
          (component.value?.length ?? 0) > (component.max_length ?? Infinity)
        ) {
          yield {
            path,
            code: 'TEXT_INPUT_LENGTHS',
            message: 'The least length, the most and the value given do not fit',
          };
        }
      }
    },
  },
  {
    name: 'the options of a select differ and suffice',
    source: '/components/reference#string-select',
    *find({ components }) {
      for (const placed of walk(components)) if (isSelect(placed.component)) yield* selectProblems(placed);
    },
  },
];

function isChatInput(command: SentCommand): boolean {
  return (command.type ?? ApplicationCommandType.ChatInput) === ApplicationCommandType.ChatInput;
}

/** Every option of a command, with those of its subcommands. */
function* optionsOf(
  options: readonly SentCommandOption[] | null | undefined,
  path: Problem['path'],
): Generator<{ list: readonly SentCommandOption[]; option: SentCommandOption; path: Problem['path'] }> {
  for (const [index, option] of (options ?? []).entries()) {
    const here = [...path, 'options', index];
    yield { list: options ?? [], option, path: here };
    yield* optionsOf(option.options, here);
  }
}

function* allOptions({ commands }: CommandsDraft) {
  for (const [index, command] of commands.entries()) yield* optionsOf(command.options, [index]);
}

function isSubcommand({ type }: SentCommandOption): boolean {
  return type === ApplicationCommandOptionType.Subcommand || type === ApplicationCommandOptionType.SubcommandGroup;
}

/** The characters that count towards a command's 8,000: of each text, its longest translation. */
function textOf(part: SentCommand | SentCommandOption): number {
  const longest = (text: string | null | undefined, localised: Record<string, string> | null | undefined) =>
    Math.max(...[text ?? '', ...Object.values(localised ?? {})].map((each) => each.length));
  const choices = 'choices' in part ? (part.choices ?? []) : [];
  const own = longest(part.name, part.name_localizations) + longest(part.description, part.description_localizations);
  const chosen = choices.reduce((sum, choice) => sum + choice.name.length + String(choice.value).length, 0);
  return own + chosen + (part.options ?? []).reduce((sum, option) => sum + textOf(option), 0);
}

export const COMMAND_RULES: readonly Rule<CommandsDraft>[] = [
  {
    name: 'slash commands and options have plain lower-case names',
    source: '/interactions/application-commands#application-command-object-application-command-naming',
    *find(draft) {
      const slash = draft.commands.flatMap((command, index) =>
        isChatInput(command) ? [{ named: command, path: [index] as Problem['path'] }] : [],
      );
      const options = [...allOptions(draft)].map(({ option, path }) => ({ named: option, path }));
      for (const { named, path } of [...slash, ...options]) {
        for (const name of [named.name, ...Object.values(named.name_localizations ?? {})]) {
          if (!COMMAND_NAME.test(name) || name !== name.toLowerCase())
            yield {
              path: [...path, 'name'],
              code: 'APPLICATION_COMMAND_INVALID_NAME',
              message: 'Command name is invalid',
            };
        }
      }
    },
  },
  {
    name: 'slash commands are described, menu commands are not and have no options',
    source: '/interactions/application-commands#user-commands, #message-commands',
    *find({ commands }) {
      for (const [index, command] of commands.entries()) {
        if (isChatInput(command) && !command.description)
          yield { path: [index, 'description'], code: 'BASE_TYPE_REQUIRED', message: 'This field is required' };
        if (!isChatInput(command) && command.description)
          yield {
            path: [index, 'description'],
            code: 'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_NOT_EMPTY',
            message: 'Context menu commands cannot have description',
          };
        if (!isChatInput(command) && command.options?.length)
          yield {
            path: [index, 'options'],
            code: 'APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS',
            message: 'Context menu commands cannot have options',
          };
      }
    },
  },
  {
    name: 'required options come first',
    source: '/interactions/application-commands#application-command-object-application-command-option-structure',
    *find(draft) {
      for (const { list, option, path } of allOptions(draft)) {
        const before = list.slice(0, list.indexOf(option));
        if (option.required && before.some((other) => !other.required)) {
          yield {
            path,
            code: 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
            message: 'Required options must be placed before non-required options',
          };
        }
      }
    },
  },
  {
    name: 'no two options of one name',
    source: '/interactions/application-commands#application-command-object-application-command-option-structure',
    *find(draft) {
      for (const { list, option, path } of allOptions(draft)) {
        if (list.slice(0, list.indexOf(option)).some((other) => other.name === option.name)) {
          yield {
            path: [...path, 'name'],
            code: 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
            message: 'Option name already exists',
          };
        }
      }
    },
  },
  {
    name: 'choices or autocomplete, not both, with values of 100 characters',
    source: '/interactions/application-commands#application-command-object-application-command-option-structure',
    *find(draft) {
      for (const { option, path } of allOptions(draft)) {
        if (option.autocomplete && option.choices?.length)
          yield {
            path,
            code: 'APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES',
            message: 'autocomplete may not be set to true if choices are present',
          };
        for (const [index, choice] of (option.choices ?? []).entries()) {
          if (String(choice.value).length > LIMITS.choiceValue)
            yield badLength([...path, 'choices', index, 'value'], LIMITS.choiceValue);
        }
      }
    },
  },
  {
    name: 'a command has subcommands or other options, not both',
    source: '/interactions/application-commands#subcommands-and-subcommand-groups',
    *find(draft) {
      for (const { list, option, path } of allOptions(draft)) {
        if (!isSubcommand(option) && list.some(isSubcommand))
          yield {
            path,
            code: 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
            message: 'Sub-command and sub-command group option types are mutually exclusive to all other types',
          };
      }
    },
  },
  {
    name: 'the least of an option is not above its most',
    source: '/interactions/application-commands#application-command-object-application-command-option-structure',
    *find(draft) {
      for (const { option, path } of allOptions(draft)) {
        const values = (option.min_value ?? -Infinity) > (option.max_value ?? Infinity);
        if (values || (option.min_length ?? 0) > (option.max_length ?? Infinity))
          yield { path, code: 'APPLICATION_COMMAND_OPTION_RANGE', message: 'The minimum is above the maximum' };
      }
    },
  },
  {
    name: 'no two commands of one name and kind',
    source: '/interactions/application-commands#registering-a-command',
    *find({ commands }) {
      const key = (command: SentCommand) => `${command.type ?? ApplicationCommandType.ChatInput}:${command.name}`;
      for (const command of repeated(commands, key)) {
        yield {
          path: [commands.indexOf(command)],
          code: 'APPLICATION_COMMANDS_DUPLICATE_NAME',
          message: 'Application command names must be unique',
        };
      }
    },
  },
  {
    name: '8,000 characters in a command',
    source: '/interactions/application-commands#limits',
    *find({ commands }) {
      for (const [index, command] of commands.entries()) {
        if (textOf(command) > LIMITS.commandText)
          yield {
            path: [index],
            code: 'APPLICATION_COMMAND_TOO_LARGE',
            message: `Command exceeds maximum size (${LIMITS.commandText})`,
          };
      }
    },
  },
  {
    name: '100 slash commands, 15 for users, 15 for messages',
    source: '/change-log, 3 March 2026',
    *find({ commands }) {
      for (const [type, most] of Object.entries(LIMITS.globalCommands)) {
        const count = commands.filter(
          (command) => (command.type ?? ApplicationCommandType.ChatInput) === Number(type),
        ).length;
        if (count > most)
          yield {
            path: [],
            code: 'APPLICATION_COMMANDS_MAXIMUM',
            message: `Maximum number of application commands reached (${most})`,
          };
      }
    },
  },
  {
    name: 'contexts and installs are for global commands, and for installs that the app offers',
    source: '/interactions/application-commands#contexts; /resources/application#installation-context',
    *find({ commands, inGuild, installable }) {
      for (const [index, command] of commands.entries()) {
        if (inGuild && command.contexts?.length)
          yield {
            path: [index, 'contexts'],
            code: 'APPLICATION_COMMAND_GUILD_CONTEXTS',
            message: 'Contexts can only be set on global commands',
          };
        for (const type of command.integration_types ?? []) {
          if (!installable.includes(type))
            yield {
              path: [index, 'integration_types'],
              code: 'APPLICATION_COMMAND_INTEGRATION_TYPE_DISABLED',
              message: `The app cannot be installed that way: ${type}`,
            };
        }
      }
    },
  },
];
