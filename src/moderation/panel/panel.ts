import {
  type APIButtonComponent,
  type APIComponentInContainer,
  type APISelectMenuComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { DISCORD } from '../../discord/limits.ts';
import { COLOUR } from '../../discord/view/layout.ts';
import { shorten } from '../../discord/view/markdown.ts';
import type { View } from '../../discord/view/view.ts';

/** What a button, menu or form of moderation does. */
const PANEL_VERBS = [
  // a source in the making
  'open',
  'drafts',
  'step',
  'look',
  'text',
  'details',
  'topics',
  'summary',
  'whole',
  'page',
  'finish',
  'hand',
  'take-over',
  'drop',
  'add-statement',
  'add-figure',
  // one of its statements or figures
  'saying',
  'newcomer',
  'wording',
  'item-topics',
  'counting',
  'caveats',
  'new-measure',
  'omit',
  'put-back',
  // what is proposed
  'publish',
  'send-back',
  'ask-again',
  // the record
  'list',
  'show',
  'history',
  'check',
  'settle',
  'exact',
  'found',
  'list-entry',
  'again',
  // adding
  'feed',
  'paste',
  // what people say
  'reports',
  'report',
  'report-item',
  'report-close',
  'gap',
  'gaps-forget',
  // settings
  'set-answers',
  'set-approval',
  'set-digest',
  'set-quiet',
  'set-roles',
  'set-channel',
  'set-channels',
  'set-forums',
  'set-save',
] as const;
export type PanelVerb = (typeof PANEL_VERBS)[number];

/** What a button or menu is for, carried by itself: any process can answer it, also after a restart. */
export interface PanelId {
  verb: PanelVerb;
  /** a draft's id, a key of an entry, a report’s number */
  about: string;
  /** which part of it: a step, a page, a revision */
  part: number;
}

const PREFIX = 'mod';

/** @throws Error where the parts don’t fit Discord’s limit, which only a mistake in the program can bring about */
export function panelId({ verb, about, part }: PanelId): string {
  const id = [PREFIX, verb, part, about].join(':');
  if (id.length > DISCORD.customIdCharacters) throw new Error(`The custom id "${id}" is too long.`);
  return id;
}

/** @returns undefined for what is not moderation’s */
export function readPanelId(customId: string): PanelId | undefined {
  const match = /^mod:([a-z-]+):(\d{1,9}):(.*)$/s.exec(customId);
  if (match === null) return undefined;
  const [, name, part, about = ''] = match;
  const verb = PANEL_VERBS.find((known) => known === name);
  return verb && { verb, about, part: Number(part) };
}

export interface PanelButton {
  label: string;
  id: PanelId;
  style?: 'plain' | 'main' | 'danger';
  disabled?: boolean;
}

/** A message to moderators: Markdown texts with a line between two of them, menus and buttons below. */
export interface Panel {
  texts: readonly string[];
  menus?: readonly APISelectMenuComponent[];
  buttons?: readonly (readonly PanelButton[])[];
}

const STYLES = { plain: ButtonStyle.Secondary, main: ButtonStyle.Primary, danger: ButtonStyle.Danger } as const;
/** Of Discord’s 4,000 characters: what is longer is cut, visibly. */
const CHARACTERS = 3_900;
/** A text is never squeezed below this by those before it. */
const FEWEST_CHARACTERS = 60;
const FENCE = '\n```';

/**
 * @param panel its buttons in groups, each of which begins a row. Texts that are too many for Discord’s components are put
 * together into fewer.
 */
export function panelView({ texts, menus = [], buttons = [] }: Panel): View {
  const below: APIComponentInContainer[] = [
    ...menus.map((menu): APIComponentInContainer => ({ type: ComponentType.ActionRow, components: [menu] })),
    ...buttons.flatMap((group) => rowsOf(group.map(buttonOf))),
  ];
  const components: APIComponentInContainer[] = [
    ...fitting(atMost(textsBeside(below), texts)).flatMap((content, index): APIComponentInContainer[] => [
      ...(index === 0 ? [] : [{ type: ComponentType.Separator } as const]),
      { type: ComponentType.TextDisplay, content },
    ]),
    ...below,
  ];
  return {
    components: [{ type: ComponentType.Container, accent_color: COLOUR.plain, components }],
    kind: 'line',
    items: [],
  };
}

/** How many texts, with a line between two of them, a message has components for. */
function textsBeside(rows: readonly APIComponentInContainer[]): number {
  const taken = rows.reduce((sum, row) => sum + 1 + ('components' in row ? row.components.length : 0), 1);
  return Math.floor((DISCORD.components - taken + 1) / 2);
}

function atMost(most: number, texts: readonly string[]): readonly string[] {
  return texts.length <= most ? texts : [...texts.slice(0, most - 1), texts.slice(most - 1).join('\n\n')];
}

/** Two buttons that lead to the page before and after; none where all is on one. */
export function turningButtons(verb: PanelVerb, about: string, page: number, pages: number): PanelButton[] {
  if (pages < 2) return [];
  return [
    { label: 'Previous', id: { verb, about, part: Math.max(0, page - 1) }, disabled: page === 0 },
    { label: 'Next', id: { verb, about, part: page + 1 }, disabled: page + 1 >= pages },
  ];
}

function fitting(texts: readonly string[]): string[] {
  let room = CHARACTERS;
  return texts.flatMap((text) => {
    if (room < FEWEST_CHARACTERS) return [];
    const shown = closed(shorten(text, room - FENCE.length));
    room -= shown.length;
    return shown === '' ? [] : [shown];
  });
}

/** A block that a cut has left open would swallow what follows. */
function closed(text: string): string {
  return text.split('```').length % 2 === 1 ? text : `${text}${FENCE}`;
}

function buttonOf({ label, id, style = 'plain', disabled = false }: PanelButton): APIButtonComponent {
  return {
    type: ComponentType.Button,
    style: STYLES[style],
    label: shorten(label, DISCORD.buttonLabelCharacters),
    custom_id: panelId(id),
    disabled,
  };
}

function rowsOf(buttons: APIButtonComponent[]): APIComponentInContainer[] {
  return Array.from({ length: Math.ceil(buttons.length / DISCORD.buttonsInRow) }, (_, row) => ({
    type: ComponentType.ActionRow,
    components: buttons.slice(row * DISCORD.buttonsInRow, (row + 1) * DISCORD.buttonsInRow),
  }));
}
