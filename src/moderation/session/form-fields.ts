/** Fields of forms that several forms share: long texts over several fields, menus of topics, and ways of asking. */
import type { Topic } from '../../corpus/schema.ts';
import { FIELD_CHARACTERS, type Field, type Values } from '../../discord/kit/form.ts';
import { DISCORD } from '../../discord/kit/limits.ts';

/** As many fields as a form may have: together they hold 20,000 characters. */
const FIELDS = 5;

/** Fields that a text can be written into. */
export function emptyFields(label: string, description: string): Field[] {
  return Array.from({ length: FIELDS }, (_, index) => ({
    is: 'lines' as const,
    name: nameOf(index),
    label: index === 0 ? label : `${label}, continued (${index + 1})`,
    ...(index === 0 ? { description } : {}),
    required: index === 0,
  }));
}

/** Fields with a text in them, parted at line ends; undefined where it does not fit. */
export function partFields(label: string, text: string): Field[] | undefined {
  const parts = partsOf(text);
  return parts?.map((value, index) => ({
    is: 'lines' as const,
    name: nameOf(index),
    label: parts.length === 1 ? label : `${label}, ${index + 1} of ${parts.length}`,
    value,
    required: index === 0,
  }));
}

/** The text that stands in such fields. */
export function joinedParts(values: Values): string {
  const parts = Array.from({ length: FIELDS }, (_, index) => values.raw(nameOf(index)));
  return parts.filter((part) => part.trim() !== '').join('\n');
}

function nameOf(index: number): string {
  return `part${index}`;
}

function partsOf(text: string): string[] | undefined {
  const cut: string[] = [];
  let rest = text;
  while (rest.length > FIELD_CHARACTERS) {
    const end = rest.lastIndexOf('\n', FIELD_CHARACTERS);
    if (end <= 0) return undefined;
    cut.push(rest.slice(0, end));
    rest = rest.slice(end + 1);
  }
  cut.push(rest);
  return cut.length <= FIELDS ? cut : undefined;
}

const NAME = 'topics';

/**
 * Menus to pick topics from, in the order of their labels: as many as hold all topics at Discord’s 25 a menu, but no more
 * than there is room for. What is chosen is offered first of all, so nothing chosen is lost where there are too many.
 * @param room how many fields the form has left
 */
export function topicFields(topics: readonly Topic[], chosen: readonly string[], room: number): Field[] {
  const byLabel = [...topics].sort((left, right) => left.label.localeCompare(right.label, 'en-GB'));
  const offered =
    byLabel.length <= room * DISCORD.choices
      ? byLabel
      : [...byLabel.filter(({ id }) => chosen.includes(id)), ...byLabel.filter(({ id }) => !chosen.includes(id))];
  const menus = Array.from({ length: Math.min(room, Math.ceil(offered.length / DISCORD.choices)) }, (_, menu) =>
    offered.slice(menu * DISCORD.choices, (menu + 1) * DISCORD.choices),
  );
  return menus.map((own, index) => ({
    is: 'choice',
    name: `${NAME}${index}`,
    label: menus.length === 1 ? 'Topics' : `Topics, ${own[0]?.label ?? ''} to ${own.at(-1)?.label ?? ''}`,
    options: own.map(({ id, label }) => ({ label, value: id })),
    chosen: own.map(({ id }) => id).filter((id) => chosen.includes(id)),
    most: own.length,
    required: false,
  }));
}

/** What was picked in the menus of `topicFields`. */
export function topicsIn(values: Values): string[] {
  return [0, 1, 2, 3, 4].flatMap((menu) => values.chosen(`${NAME}${menu}`));
}

/** How people might ask for a statement or a figure: one phrase a line. */
export function askedField(asked: readonly string[] | undefined, description: string): Field {
  return {
    is: 'lines',
    name: 'asked',
    label: 'How people might ask for it',
    description,
    value: asked?.join('\n'),
    required: false,
    longest: 600,
  };
}

/** The phrases that stand in an `askedField`, each once. */
export function askedIn(values: Values): string[] {
  const phrases = values.text('asked').split('\n');
  return [...new Set(phrases.map((phrase) => phrase.trim()))].filter((phrase) => phrase !== '');
}
