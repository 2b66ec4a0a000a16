/** Messages to moderators: panels of texts, menus and buttons, and the custom ids of what can be pressed on them. */
import type { APIButtonComponentWithCustomId, APIComponentInContainer, APISelectMenuComponent } from 'discord.js';
import {
  button,
  buttonRows,
  containerView,
  menuRow,
  separator,
  text,
  type View,
} from '../../discord/kit/components.ts';
import { anyText, idCodec, wholeNumber } from '../../discord/kit/custom-id.ts';
import { DISCORD } from '../../discord/kit/limits.ts';
import { shorten, small } from '../../discord/kit/markdown.ts';

/** What a button, menu or form of moderation does. */
export const PANEL_VERBS = [
  // a source in the making
  'open',
  'drafts',
  'step',
  'overview',
  'item',
  'next',
  'unwritten',
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
  'stance',
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
  // exact words
  'words',
  'words-begin',
  'words-stop',
  'words-sample',
  'words-all',
  'words-look',
  'words-undo',
  'words-pages',
  'words-source',
  'words-read',
  'word-take',
  'word-not',
  'word-shorter',
  'word-later',
  'again',
  // adding
  'feed',
  'quote',
  'unwatch',
  'paste',
  // what people say
  'reports',
  'report',
  'report-item',
  'report-teach',
  'report-close',
  'gap',
  'gap-teach',
  'gap-dismiss',
  'gaps-forget',
  'teach',
  'taught',
  'unteach',
  // settings
  'set-answers',
  'set-approval',
  'set-digest',
  'set-quiet',
  'set-roles',
  'set-channel',
  'set-channels',
  'set-forums',
  'set-questions',
  'set-ignored',
  'set-threads',
  'set-words',
  'set-week',
  'set-week-time',
  'set-save',
] as const;
export type PanelVerb = (typeof PANEL_VERBS)[number];

/** What a button or menu is for. */
export interface PanelId {
  verb: PanelVerb;
  /** a draft's id, a key of an entry, a report’s number */
  about: string;
  /** which part of it: a step, a page, a revision */
  part: number;
}

export const panelIds = idCodec('mod', PANEL_VERBS, { part: wholeNumber(9), about: anyText });

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

/** Of Discord’s 4,000 characters; what is longer is cut with an ellipsis. */
const CHARACTERS = 3_900;
/** A text that would get less room than this is left out. */
const FEWEST_CHARACTERS = 60;
const FENCE = '\n```';

/**
 * @param panel its buttons in groups, each of which begins a row. Texts that are too many for Discord’s components are put
 * together into fewer.
 */
export function panelView({ texts, menus = [], buttons = [] }: Panel): View {
  const below: APIComponentInContainer[] = [
    ...menus.map(menuRow),
    ...buttons.flatMap((group) => buttonRows(group.map(buttonOf))),
  ];
  const components: APIComponentInContainer[] = [
    ...fitting(atMost(textsBeside(below), texts)).flatMap((content, index): APIComponentInContainer[] => [
      ...(index === 0 ? [] : [separator()]),
      text(content),
    ]),
    ...below,
  ];
  return containerView(components);
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

function buttonOf({ label, id, style = 'plain', disabled = false }: PanelButton): APIButtonComponentWithCustomId {
  return { ...button(label, panelIds.write(id), style), disabled };
}

const TEXT_CHARACTERS = 2_800;

/** One page of a text that is shown as it is, and how many there are. @param page from 0 */
export function textPage(text: string, page: number): { shown: string[]; pages: number } {
  const pages = Math.max(1, Math.ceil(text.length / TEXT_CHARACTERS));
  const part = text.slice(page * TEXT_CHARACTERS, (page + 1) * TEXT_CHARACTERS);
  // Three backticks would end the block.
  const block = `\`\`\`yaml\n${part.replaceAll('```', "'''")}\n\`\`\``;
  return { shown: pages > 1 ? [block, small(`${page + 1} of ${pages}`)] : [block], pages };
}
