import type { Topic } from '../../corpus/schema.ts';
import { DISCORD } from '../../discord/limits.ts';
import type { Field, Values } from './form.ts';

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
