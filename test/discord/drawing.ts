/** Draws a message's components as a picture, roughly as Discord shows them: for the README, from real payloads. */
import { ButtonStyle, ComponentType } from 'discord.js';
import { unescapeText } from '../../src/discord/kit/markdown.ts';

const PADDING = 16;
const GAP = 8;
/** An average character's width for its size; a little wide, so that text never leaves the card. */
const CHARACTER = 0.535;
const MONO_CHARACTER = 0.61;
const DARK = {
  page: '#313338',
  card: '#2b2d31',
  text: '#dbdee1',
  dim: '#949ba4',
  link: '#00a8fc',
  button: '#4e5058',
  label: '#ffffff',
  code: '#1e1f22',
  main: '#5865f2',
  danger: '#d83c3e',
  added: '#3fb56f',
  removed: '#e06c75',
};
type Colours = typeof DARK;
const LIGHT: Colours = {
  page: '#ffffff',
  card: '#f2f3f5',
  text: '#313338',
  dim: '#5c5e66',
  link: '#006ce7',
  button: '#d4d7dc',
  label: '#1e1f22',
  code: '#e3e5e8',
  main: '#5865f2',
  danger: '#d83c3e',
  added: '#1a7f42',
  removed: '#b3261e',
};
const THEMES = { dark: DARK, light: LIGHT };
const SANS = "'gg sans','Noto Sans','Helvetica Neue',Arial,sans-serif";
const MONO = "'Source Code Pro',Consolas,'DejaVu Sans Mono',monospace";

interface Style {
  size: number;
  weight: number;
  colour: string;
  mono?: true;
  quoted?: true;
  /** of words that are a link */
  link?: string;
}

interface Piece {
  type: number;
  content?: string;
  label?: string;
  style?: number;
  placeholder?: string;
  disabled?: boolean;
  accent_color?: number;
  components?: Piece[];
  accessory?: Piece;
}

export interface Look {
  /** in pixels; a phone’s is 320 */
  width?: number;
  theme?: keyof typeof THEMES;
  /** the picture is at least so high: two that stand side by side shall be even */
  height?: number;
}

/** How high the picture of a message is. */
export function heightOf(components: readonly object[], look: Look = {}): number {
  return canvasOf(components, look).canvas.y + PADDING - GAP / 2;
}

/** An SVG file with the message as its picture. @param title what it shows, for those who can't see it */
export function draw(components: readonly object[], title: string, look: Look = {}): string {
  const { canvas, accent, width, colours } = canvasOf(components, look);
  const own = canvas.y + PADDING - GAP / 2;
  const height = Math.max(own, look.height ?? 0);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>${xml(title)}</title>`,
    box(0, 0, width, height, colours.page, 0),
    box(2, 2, width - 4, height - 4, colours.card, 8),
    box(2, 2, 4, height - 4, accent, 2),
    ...canvas.shapes,
    '</svg>',
    '',
  ].join('\n');
}

function canvasOf(components: readonly object[], { width = 620, theme = 'dark' }: Look) {
  const pieces: Piece[] = JSON.parse(JSON.stringify(components));
  const [card = { type: 0 }] = pieces;
  const canvas = new Canvas(THEMES[theme]);
  for (const piece of card.components ?? []) canvas.piece(piece, width - 2 * PADDING);
  const accent = `#${(card.accent_color ?? 0).toString(16).padStart(6, '0')}`;
  return { canvas, accent, width, colours: THEMES[theme] };
}

class Canvas {
  readonly shapes: string[] = [];
  readonly #colours: Colours;
  y = PADDING;

  constructor(colours: Colours) {
    this.#colours = colours;
  }

  piece(piece: Piece, width: number): void {
    if (piece.type === ComponentType.TextDisplay) this.#text(piece.content ?? '', width);
    if (piece.type === ComponentType.Separator) this.#separator(width);
    if (piece.type === ComponentType.ActionRow) this.#row(piece.components ?? [], width);
    if (piece.type === ComponentType.Section) this.#section(piece, width);
  }

  #section({ components = [], accessory }: Piece, width: number): void {
    const top = this.y;
    const aside = accessory === undefined ? 0 : buttonWidth(accessory, width) + PADDING;
    for (const component of components) this.piece(component, width - aside);
    const bottom = this.y;
    this.y = top;
    if (accessory !== undefined) this.#button(accessory, PADDING + width - buttonWidth(accessory, width), width);
    this.y = Math.max(bottom, top + 32 + GAP);
  }

  #separator(width: number): void {
    this.shapes.push(box(PADDING, this.y, width, 1, this.#colours.button, 0));
    this.y += 1 + GAP;
  }

  /** Buttons, or one menu. */
  #row(components: Piece[], width: number): void {
    const [first] = components;
    if (first === undefined || first.type === ComponentType.Button) this.#buttons(components, width);
    else this.#menu(first, width);
  }

  #menu({ placeholder = '' }: Piece, width: number): void {
    const text: Style = { size: 14, weight: 400, colour: this.#colours.dim };
    this.shapes.push(box(PADDING, this.y, width, 36, this.#colours.code, 6));
    const room = Math.floor((width - 52) / (14 * CHARACTER));
    const shown = placeholder.length <= room ? placeholder : `${placeholder.slice(0, room - 1)}…`;
    this.shapes.push(words(shown, PADDING + 12, this.y + 23, text));
    this.shapes.push(words('⌄', PADDING + width - 26, this.y + 22, text));
    this.y += 36 + GAP;
  }

  #buttons(buttons: Piece[], width: number): void {
    let x = PADDING;
    for (const button of buttons) {
      if (x > PADDING && x + buttonWidth(button, width) > PADDING + width) {
        x = PADDING;
        this.y += 32 + GAP;
      }
      this.#button(button, x, width);
      x += buttonWidth(button, width) + GAP;
    }
    this.y += 32 + GAP;
  }

  #button(button: Piece, x: number, width: number): void {
    const opacity = button.disabled === true ? 0.5 : 1;
    const look = BUTTON_COLOURS[button.style ?? 0];
    const colour = look === undefined ? this.#colours.button : this.#colours[look];
    const label: Style = { size: 14, weight: 500, colour: look === undefined ? this.#colours.label : '#ffffff' };
    const own = buttonWidth(button, width);
    const room = Math.floor((own - 24) / 8.1);
    const text = (button.label ?? '').length <= room + 2 ? button.label : `${button.label?.slice(0, room - 1)}…`;
    this.shapes.push(
      `<g opacity="${opacity}">${box(x, this.y, own, 32, colour, 6)}`,
      `${words(text ?? '', x + own / 2, this.y + 21, label, { anchor: 'middle' })}</g>`,
    );
  }

  #text(content: string, width: number): void {
    const parts = content.split('```');
    for (const [index, part] of parts.entries()) {
      if (index % 2 === 1) this.#code(part.trim().split('\n'), width);
      else for (const line of part.split('\n').filter((each) => each !== '')) this.#line(line, width);
    }
    this.y += GAP / 2;
  }

  #code(lines: string[], width: number): void {
    const style: Style = { size: 13, weight: 400, colour: this.#colours.text, mono: true };
    // The word behind the opening marks names the language.
    const isDifference = lines[0] === 'diff';
    const shown = isDifference || lines[0] === 'yaml' ? lines.slice(1) : lines;
    const wrapped = shown.flatMap((line) => {
      const colour = isDifference ? differenceColour(line, this.#colours) : style.colour;
      return wrap(line, width - 20, style).map((part) => ({ part, colour }));
    });
    this.shapes.push(box(PADDING, this.y, width, wrapped.length * 18 + 14, this.#colours.code, 4));
    for (const [index, { part, colour }] of wrapped.entries()) {
      this.shapes.push(words(part, PADDING + 10, this.y + 19 + index * 18, { ...style, colour }));
    }
    this.y += wrapped.length * 18 + 14 + GAP;
  }

  #line(markdown: string, width: number): void {
    const { style, text } = styled(markdown, this.#colours);
    const indent = style.quoted === true ? 14 : 0;
    const height = Math.round(style.size * 1.38);
    let bold = false;
    let linked = false;
    for (const line of wrap(text, width - indent, style)) {
      if (style.quoted === true) this.shapes.push(box(PADDING, this.y, 4, height + 1, this.#colours.button, 2));
      this.shapes.push(words(line, PADDING + indent, this.y + style.size, style, { bold, linked }));
      if (line.split(BOLD).length % 2 === 0) bold = !bold;
      if (line.split(LINK).length % 2 === 0) linked = !linked;
      this.y += height;
    }
    this.y += 2;
  }
}

const BUTTON_COLOURS: Record<number, 'main' | 'danger'> = {
  [ButtonStyle.Primary]: 'main',
  [ButtonStyle.Danger]: 'danger',
};

function differenceColour(line: string, colours: Colours): string {
  if (line.startsWith('+')) return colours.added;
  return line.startsWith('-') ? colours.removed : colours.dim;
}

/** Where bold words begin and end, in place of Markdown's two stars: no text holds it. */
const BOLD = '\uE000';
/** The same of a link. */
const LINK = '\uE001';

/** The look of a line, and its words as a reader sees them. */
function styled(markdown: string, colours: Colours): { style: Style; text: string } {
  const look: [RegExp, Style][] = [
    [/^-# /, { size: 12.5, weight: 400, colour: colours.dim }],
    [/^### /, { size: 17, weight: 700, colour: colours.text }],
    [/^## /, { size: 21, weight: 700, colour: colours.text }],
    [/^> /, { size: 15, weight: 400, colour: colours.text, quoted: true }],
  ];
  const [mark, style] = look.find(([pattern]) => pattern.test(markdown)) ?? [
    /^/,
    { size: 15, weight: 400, colour: colours.text },
  ];
  // Discord shows somebody’s name in place of their id.
  const rest = markdown
    .replace(mark, '')
    .replace(/^- /, '•  ')
    .replace(/(?<!\\)<@\d+>/g, '@moderator');
  const plain = unescapeText(
    rest.replace(/(?<!\\)\*\*/g, BOLD).replace(/\[((?:\\.|[^\\])*?)\]\(https?:[^)]*\)/g, `${LINK}$1${LINK}`),
  );
  return { style: { ...style, link: colours.link }, text: plain };
}

function wrap(text: string, width: number, { size, mono, weight }: Style): string[] {
  const room = Math.floor(width / (size * (mono ? MONO_CHARACTER : CHARACTER) * (weight > 600 ? 1.06 : 1)));
  if (mono && text.length <= room) return [text];
  const lines: string[] = [];
  let isBold = false;
  let used = 0;
  for (const word of text.split(' ').flatMap((each) => broken(each, room))) {
    const last = lines.at(-1);
    const begins = isBold;
    if (word.split(BOLD).length % 2 === 0) isBold = !isBold;
    // Bold letters are wider.
    const length = lengthOf(word) * (begins || isBold || word.includes(BOLD) ? 1.12 : 1);
    if (last !== undefined && used + 1 + length <= room) {
      lines[lines.length - 1] = `${last} ${word}`;
      used += 1 + length;
    } else {
      lines.push(word);
      used = length;
    }
  }
  return lines;
}

/** A word that is longer than a line is broken, as Discord breaks it. */
function broken(word: string, room: number): string[] {
  if (lengthOf(word) <= room) return [word];
  return Array.from({ length: Math.ceil(word.length / room) }, (_, at) => word.slice(at * room, (at + 1) * room));
}

function lengthOf(text: string): number {
  return text.replaceAll(BOLD, '').replaceAll(LINK, '').length;
}

/** Discord shortens a label that is wider than the card. */
function buttonWidth({ label = '' }: Piece, most: number): number {
  // An emoji is as wide as two letters.
  const letters = label.length === 2 && /\p{Emoji_Presentation}/u.test(label) ? 2 : label.length;
  return Math.min(Math.round(letters * 8.1 + 26), most);
}

interface Placing {
  /** the words begin within bold ones: those of a line before */
  bold?: boolean;
  /** the same of a link */
  linked?: boolean;
  /** where `x` is */
  anchor?: 'start' | 'middle';
}

function words(
  text: string,
  x: number,
  y: number,
  { size, weight, colour, mono, link }: Style,
  { bold = false, linked = false, anchor = 'start' }: Placing = {},
): string {
  let [isBold, isLink] = [bold, linked];
  const runs = text.split(/([\uE000\uE001])/).map((run) => {
    if (run === BOLD) isBold = !isBold;
    if (run === LINK) isLink = !isLink;
    if (run === '' || run === BOLD || run === LINK) return '';
    const look = [...(isBold ? ['font-weight="700"'] : []), ...(isLink ? [`fill="${link}"`] : [])];
    return look.length === 0 ? xml(run) : `<tspan ${look.join(' ')}>${xml(run)}</tspan>`;
  });
  const family = mono ? MONO : SANS;
  const middle = anchor === 'middle' ? ' text-anchor="middle"' : '';
  return `<text x="${x}" y="${y}" font-family="${family}" font-size="${size}" font-weight="${weight}" fill="${colour}"${middle} xml:space="preserve">${runs.join('')}</text>`;
}

function box(x: number, y: number, width: number, height: number, colour: string, radius: number): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${colour}"/>`;
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
