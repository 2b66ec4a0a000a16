/** Draws a message's components as a picture, roughly as Discord shows them: for the README, from real payloads. */
import { ButtonStyle, ComponentType } from 'discord.js';
import { unescapeText } from '../../src/discord/kit/markdown.ts';

const WIDTH = 620;
const PADDING = 16;
const GAP = 8;
/** An average character's width for its size; a little wide, so that text never leaves the card. */
const CHARACTER = 0.535;
const MONO_CHARACTER = 0.61;
const COLOURS = {
  page: '#313338',
  card: '#2b2d31',
  text: '#dbdee1',
  dim: '#949ba4',
  link: '#00a8fc',
  button: '#4e5058',
  code: '#1e1f22',
  main: '#5865f2',
  danger: '#d83c3e',
  added: '#3fb56f',
  removed: '#e06c75',
};
const SANS = "'gg sans','Noto Sans','Helvetica Neue',Arial,sans-serif";
const MONO = "'Source Code Pro',Consolas,'DejaVu Sans Mono',monospace";

interface Style {
  size: number;
  weight: number;
  colour: string;
  mono?: true;
  quoted?: true;
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

/** An SVG file with the message as its picture. @param title what it shows, for those who can't see it */
export function draw(components: readonly object[], title: string): string {
  const pieces: Piece[] = JSON.parse(JSON.stringify(components));
  const [card = { type: 0 }] = pieces;
  const canvas = new Canvas();
  for (const piece of card.components ?? []) canvas.piece(piece, WIDTH - 2 * PADDING);
  const height = canvas.y + PADDING;
  const accent = `#${(card.accent_color ?? 0).toString(16).padStart(6, '0')}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img">`,
    `<title>${xml(title)}</title>`,
    box(0, 0, WIDTH, height, COLOURS.page, 0),
    box(2, 2, WIDTH - 4, height - 4, COLOURS.card, 8),
    box(2, 2, 4, height - 4, accent, 2),
    ...canvas.shapes,
    '</svg>',
    '',
  ].join('\n');
}

class Canvas {
  readonly shapes: string[] = [];
  y = PADDING;

  piece(piece: Piece, width: number): void {
    if (piece.type === ComponentType.TextDisplay) this.#text(piece.content ?? '', width);
    if (piece.type === ComponentType.Separator) this.#separator(width);
    if (piece.type === ComponentType.ActionRow) this.#row(piece.components ?? [], width);
    if (piece.type === ComponentType.Section) this.#section(piece, width);
  }

  #section({ components = [], accessory }: Piece, width: number): void {
    const top = this.y;
    for (const component of components) this.piece(component, width - 90);
    const bottom = this.y;
    this.y = top;
    if (accessory !== undefined) this.#button(accessory, PADDING + width - 70);
    this.y = Math.max(bottom, top + 32 + GAP);
  }

  #separator(width: number): void {
    this.shapes.push(box(PADDING, this.y, width, 1, COLOURS.button, 0));
    this.y += 1 + GAP;
  }

  /** Buttons, or one menu. */
  #row(components: Piece[], width: number): void {
    const [first] = components;
    if (first === undefined || first.type === ComponentType.Button) this.#buttons(components, width);
    else this.#menu(first, width);
  }

  #menu({ placeholder = '' }: Piece, width: number): void {
    const text: Style = { size: 14, weight: 400, colour: COLOURS.dim };
    this.shapes.push(box(PADDING, this.y, width, 36, COLOURS.code, 6));
    this.shapes.push(words(placeholder, PADDING + 12, this.y + 23, text));
    this.shapes.push(words('⌄', PADDING + width - 26, this.y + 22, text));
    this.y += 36 + GAP;
  }

  #buttons(buttons: Piece[], width: number): void {
    let x = PADDING;
    for (const button of buttons) {
      if (x > PADDING && x + buttonWidth(button) > PADDING + width) {
        x = PADDING;
        this.y += 32 + GAP;
      }
      this.#button(button, x);
      x += buttonWidth(button) + GAP;
    }
    this.y += 32 + GAP;
  }

  #button(button: Piece, x: number): void {
    const opacity = button.disabled === true ? 0.5 : 1;
    const colour = BUTTON_COLOURS[button.style ?? 0] ?? COLOURS.button;
    this.shapes.push(
      `<g opacity="${opacity}">${box(x, this.y, buttonWidth(button), 32, colour, 6)}`,
      `${words(button.label ?? '', x + 12, this.y + 21, { size: 14, weight: 500, colour: '#ffffff' })}</g>`,
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
    const style: Style = { size: 13, weight: 400, colour: COLOURS.text, mono: true };
    // The word behind the opening marks names the language.
    const isDifference = lines[0] === 'diff';
    const shown = isDifference || lines[0] === 'yaml' ? lines.slice(1) : lines;
    const wrapped = shown.flatMap((line) => {
      const colour = isDifference ? differenceColour(line) : style.colour;
      return wrap(line, width - 20, style).map((part) => ({ part, colour }));
    });
    this.shapes.push(box(PADDING, this.y, width, wrapped.length * 18 + 14, COLOURS.code, 4));
    for (const [index, { part, colour }] of wrapped.entries()) {
      this.shapes.push(words(part, PADDING + 10, this.y + 19 + index * 18, { ...style, colour }));
    }
    this.y += wrapped.length * 18 + 14 + GAP;
  }

  #line(markdown: string, width: number): void {
    const { style, text } = styled(markdown);
    const indent = style.quoted === true ? 14 : 0;
    const height = Math.round(style.size * 1.38);
    let bold = false;
    for (const line of wrap(text, width - indent, style)) {
      if (style.quoted === true) this.shapes.push(box(PADDING, this.y, 4, height + 1, COLOURS.button, 2));
      this.shapes.push(words(line, PADDING + indent, this.y + style.size, style, bold));
      if (line.split(BOLD).length % 2 === 0) bold = !bold;
      this.y += height;
    }
    this.y += 2;
  }
}

const BUTTON_COLOURS: Record<number, string> = {
  [ButtonStyle.Primary]: COLOURS.main,
  [ButtonStyle.Danger]: COLOURS.danger,
};

function differenceColour(line: string): string {
  if (line.startsWith('+')) return COLOURS.added;
  return line.startsWith('-') ? COLOURS.removed : COLOURS.dim;
}

/** Where bold words begin and end, in place of Markdown's two stars: no text holds it. */
const BOLD = '\uE000';

/** The look of a line, and its words as a reader sees them. */
function styled(markdown: string): { style: Style; text: string } {
  const look: [RegExp, Style][] = [
    [/^-# /, { size: 12.5, weight: 400, colour: COLOURS.dim }],
    [/^### /, { size: 17, weight: 700, colour: COLOURS.text }],
    [/^## /, { size: 21, weight: 700, colour: COLOURS.text }],
    [/^> /, { size: 15, weight: 400, colour: COLOURS.text, quoted: true }],
  ];
  const [mark, style] = look.find(([pattern]) => pattern.test(markdown)) ?? [
    /^/,
    { size: 15, weight: 400, colour: COLOURS.text },
  ];
  // Discord shows somebody’s name in place of their id.
  const rest = markdown
    .replace(mark, '')
    .replace(/^- /, '•  ')
    .replace(/(?<!\\)<@\d+>/g, '@moderator');
  const isLink = /\]\(https?:/.test(rest);
  const plain = unescapeText(
    rest.replace(/(?<!\\)\*\*/g, BOLD).replace(/\[((?:\\.|[^\\])*?)\]\(https?:[^)]*\)/g, '$1'),
  );
  return {
    style: { ...style, ...(isLink ? { colour: COLOURS.link } : {}) },
    text: plain,
  };
}

function wrap(text: string, width: number, { size, mono, weight }: Style): string[] {
  const room = Math.floor(width / (size * (mono ? MONO_CHARACTER : CHARACTER) * (weight > 600 ? 1.06 : 1)));
  if (mono && text.length <= room) return [text];
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && lengthOf(last) + 1 + lengthOf(word) <= room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function lengthOf(text: string): number {
  return text.replaceAll(BOLD, '').length;
}

function buttonWidth({ label = '' }: Piece): number {
  return Math.round(label.length * 8.1 + 26);
}

/** @param bold the words begin within bold ones: those of a line before */
function words(text: string, x: number, y: number, { size, weight, colour, mono }: Style, bold = false): string {
  const runs = text.split(BOLD).map((run, at) => {
    const isBold = (at % 2 === 1) !== bold;
    return isBold && run !== '' ? `<tspan font-weight="700">${xml(run)}</tspan>` : xml(run);
  });
  const family = mono ? MONO : SANS;
  return `<text x="${x}" y="${y}" font-family="${family}" font-size="${size}" font-weight="${weight}" fill="${colour}" xml:space="preserve">${runs.join('')}</text>`;
}

function box(x: number, y: number, width: number, height: number, colour: string, radius: number): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${colour}"/>`;
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
