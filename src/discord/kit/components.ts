/** Discord’s components, each by one short function: whatever shows a message builds it of these. */
import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
  type APISelectMenuComponent,
  type APISelectMenuOption,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { Chart } from '../../chart/types.ts';
import { DISCORD } from './limits.ts';
import { shorten } from './markdown.ts';

/** Restrained, and never the only carrier of a meaning. */
export const COLOUR = { words: 0x2f5d8a, numbers: 0x2f7a6b, plain: 0x6b7280 } as const;

/** What a message will be: the one thing that handlers return and that is sent. */
export interface View {
  components: APIMessageTopLevelComponent[];
  /** for the log: what kind of message it is */
  kind: string;
  /** for the log: the items that are shown */
  items: readonly string[];
  /** a chart that stands among the components, as a file that is drawn when the message is sent */
  picture?: Picture;
}

/** A picture of a view. */
interface Picture {
  chart: Chart;
  /** what is shown where the picture can't be drawn or sent */
  otherwise: View;
  /** absent until it is drawn: a view that is sent without is sent as `otherwise` */
  png?: Uint8Array;
}

/** The file’s name, by which the components name it too. */
export const PICTURE_NAME = 'chart.png';

const STYLES = { plain: ButtonStyle.Secondary, main: ButtonStyle.Primary, danger: ButtonStyle.Danger } as const;

/** A message of one container. @param shown what it shows, for the log */
export function containerView(
  components: APIComponentInContainer[],
  colour: number = COLOUR.plain,
  { kind, items }: Pick<View, 'kind' | 'items'> = { kind: 'line', items: [] },
): View {
  return { components: [{ type: ComponentType.Container, accent_color: colour, components }], kind, items };
}

/** How many components a message has, counting nested ones. */
export function componentsOf({ components }: View): number {
  return components.reduce((sum, component) => sum + nested(component), 0);
}

function nested(component: object): number {
  const within: unknown[] =
    'components' in component && Array.isArray(component.components) ? component.components : [];
  const beside = 'accessory' in component ? 1 : 0;
  return within.reduce<number>((sum, each) => sum + (each instanceof Object ? nested(each) : 0), 1 + beside);
}

/** A single calm line, without buttons. */
export function lineView(line: string): View {
  return containerView([text(line)]);
}

/** @param content as Markdown */
export function text(content: string) {
  return { type: ComponentType.TextDisplay as const, content };
}

/** The picture of a view. @param description what it shows, for those who can’t see it */
export function pictureGallery(description: string): APIComponentInContainer {
  return { type: ComponentType.MediaGallery, items: [{ media: { url: `attachment://${PICTURE_NAME}` }, description }] };
}

export function separator(): APIComponentInContainer {
  return { type: ComponentType.Separator };
}

/** Text with a button beside it. */
export function section(content: string, accessory: APIButtonComponentWithCustomId): APIComponentInContainer {
  return { type: ComponentType.Section, components: [text(content)], accessory };
}

export function button(
  label: string,
  customId: string,
  style: keyof typeof STYLES = 'plain',
): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: STYLES[style],
    label: shorten(label, DISCORD.buttonLabelCharacters),
    custom_id: customId,
  };
}

/** A menu of texts; what is longer than Discord allows is shortened, and what is more is left out. */
export function menu(
  customId: string,
  placeholder: string,
  options: readonly APISelectMenuOption[],
  { most }: { most?: number } = {},
): APIStringSelectComponent {
  return {
    type: ComponentType.StringSelect,
    custom_id: customId,
    placeholder,
    options: options.slice(0, DISCORD.choices).map((option) => ({
      ...option,
      label: shorten(option.label, DISCORD.choiceCharacters),
    })),
    ...(most === undefined ? {} : { min_values: 1, max_values: Math.min(options.length, most) }),
  };
}

/** Buttons in as few rows as hold them. */
export function buttonRows(buttons: readonly APIButtonComponentWithCustomId[]): APIComponentInContainer[] {
  return Array.from({ length: Math.ceil(buttons.length / DISCORD.buttonsInRow) }, (_, row) => ({
    type: ComponentType.ActionRow,
    components: buttons.slice(row * DISCORD.buttonsInRow, (row + 1) * DISCORD.buttonsInRow),
  }));
}

/** A menu takes a row of its own. */
export function menuRow(component: APISelectMenuComponent): APIActionRowComponent<APIComponentInMessageActionRow> {
  return { type: ComponentType.ActionRow, components: [component] };
}
