import { type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import { DISCORD } from '../../src/discord/kit/limits.ts';

/** Loose on purpose: what is tested is what goes over the wire. */
interface Piece {
  type: number;
  id?: number;
  content?: string;
  custom_id?: string;
  label?: string;
  accessory?: Piece;
  components?: readonly Piece[];
  options?: readonly { label: string; value: string }[];
}

/** Every component of a message, nested ones too, in reading order. */
function pieces(components: readonly APIMessageTopLevelComponent[]): Piece[] {
  return JSON.parse(JSON.stringify(components)).flatMap(walk);
}

function walk(piece: Piece): Piece[] {
  return [piece, ...(piece.components ?? []).flatMap(walk), ...(piece.accessory ? walk(piece.accessory) : [])];
}

export function texts(components: readonly APIMessageTopLevelComponent[]): string[] {
  return pieces(components).flatMap(({ type, content }) => (type === ComponentType.TextDisplay ? (content ?? '') : []));
}

export function buttons(components: readonly APIMessageTopLevelComponent[]): Piece[] {
  return pieces(components).filter(({ type }) => type === ComponentType.Button);
}

/** Labels of what the menus of a message offer. */
export function optionsOf(components: readonly APIMessageTopLevelComponent[]): string[] {
  return pieces(components).flatMap(({ options = [] }) => options.map(({ label }) => label));
}

/** What of a payload Discord would refuse. */
export function violations(components: readonly APIMessageTopLevelComponent[]): string[] {
  const all = pieces(components);
  const characters = texts(components).reduce((sum, text) => sum + text.length, 0);
  const ids = buttons(components).map(({ custom_id }) => custom_id ?? '');
  return [
    ...(all.length > DISCORD.components ? [`${all.length} components`] : []),
    ...(characters > DISCORD.messageCharacters ? [`${characters} characters`] : []),
    ...(new Set(ids).size < ids.length ? [`custom ids twice: ${ids}`] : []),
    ...ids.filter((id) => id.length < 1 || id.length > DISCORD.customIdCharacters).map((id) => `custom id ${id}`),
    ...buttons(components).flatMap(({ label = '' }) =>
      label.length < 1 || label.length > DISCORD.buttonLabelCharacters ? [`label “${label}”`] : [],
    ),
    ...pieces(components).flatMap(({ options = [] }) => options.flatMap(wrongOption)),
    ...texts(components).flatMap((text) => (text.trim() === '' ? ['an empty text'] : [])),
  ];
}

function wrongOption({ label, value }: { label: string; value: string }): string[] {
  const fits = [label, value].every(({ length }) => length >= 1 && length <= DISCORD.choiceCharacters);
  return fits ? [] : [`option “${label}” (${value})`];
}
