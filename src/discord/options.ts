import type { APIApplicationCommandOptionChoice, ChatInputCommandInteraction } from 'discord.js';
import { type IsoDate, isoDate } from '../corpus/schema.ts';
import type { Input, Option, Options } from './command.ts';
import { DISCORD, MESSAGE } from './limits.ts';
import { Mistake } from './mistake.ts';
import type { Snapshot } from './snapshot.ts';

/** The longest text that an option takes: a name is never longer than a choice may be. */
export function longest(option: Option): number {
  return option.is === 'question' ? MESSAGE.questionCharacters : DISCORD.choiceCharacters;
}

/** Suggestions for an option that is being filled in. */
export function choicesFor(
  option: Option,
  typed: string,
  { catalogue }: Snapshot,
): APIApplicationCommandOptionChoice<string>[] {
  if (option.is !== 'name') return [];
  return catalogue[option.of].suggest(typed, DISCORD.choices).map(({ label, value }) => ({ name: label, value }));
}

/** What was filled in. Suggestions are only Discord's offer: anything may arrive. @throws Mistake for a date that is none */
export function inputOf(
  options: Options,
  filledIn: Pick<ChatInputCommandInteraction['options'], 'getString'>,
  record: Snapshot,
): Input<Options> {
  return Object.fromEntries(
    Object.entries(options).map(([name, option]) => {
      const text = filledIn.getString(name)?.trim() || undefined;
      return [name, text === undefined ? undefined : read(option, text, record)];
    }),
  );
}

function read(option: Option, text: string, { catalogue }: Snapshot): string {
  switch (option.is) {
    case 'question':
      return text;
    case 'name':
      return catalogue[option.of].resolve(text)?.value ?? text;
    case 'date':
      return dayOf(text, option.edge);
  }
}

/** A day, or the first or last day of a month or year: 2018, 2018-11, 2018-11-29. */
function dayOf(text: string, edge: 'first day' | 'last day'): IsoDate {
  const [, year, month = edge === 'first day' ? '01' : '12', day] =
    /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(text) ?? [];
  const date = `${year}-${month}-${day ?? (edge === 'first day' ? '01' : lastDay(Number(year), Number(month)))}`;
  if (!isoDate.safeParse(date).success) throw new Mistake('bad-date', text);
  return date;
}

function lastDay(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).getUTCDate().toString().padStart(2, '0');
}
