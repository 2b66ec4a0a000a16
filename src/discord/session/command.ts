/** What commands for everybody are made of: `defineCommand` and the kinds of option. commands/ask.ts is a short one. */
import { type IsoDate, isoDate, type Period } from '../../corpus/schema.ts';
import { readDates } from '../../dates/dates.ts';
import { readPeriod } from '../../dates/words.ts';
import { readMarkup } from '../../query/markup.ts';
import {
  type Action,
  type Command,
  type CommandBase,
  type MessageCommand,
  Mistake,
  type Options,
  type TextOption,
} from '../kit/command.ts';
import { DISCORD, MESSAGE } from '../kit/limits.ts';
import type { Catalogue } from './catalogue.ts';
import type { MemberSession } from './member-session.ts';

export { Mistake } from '../kit/command.ts';

export type MemberCommand = Command<MemberSession>;
export type MemberMessageCommand = MessageCommand<MemberSession>;

/** Adds the types of the options to `run`. The command stays the data that it is. */
export function defineCommand<const O extends Options<MemberSession>>(
  command: CommandBase & Action<MemberSession, O>,
): MemberCommand {
  return command;
}

export function defineMessageCommand(command: MemberMessageCommand): MemberMessageCommand {
  return command;
}

interface Described<R extends boolean> {
  /** at most 100 characters */
  description: string;
  required?: R;
}

/** Free text of bounded length. */
export function freeText<const R extends boolean = false>(
  described: Described<R>,
): TextOption<MemberSession, string, R> {
  return { ...described, is: 'text', maxLength: MESSAGE.questionCharacters, read: (typed) => typed };
}

/** A text of any length that Discord takes, with its markup read for what it shows. */
export function textToCheck<const R extends boolean = false>(
  described: Described<R>,
): TextOption<MemberSession, string, R> {
  return { ...described, is: 'text', maxLength: MESSAGE.typedCharacters, read: (typed) => readMarkup(typed) };
}

/** One of a few values, by the words that are offered for each. */
export function oneOf<const V extends string>(
  choices: Readonly<Record<V, string>>,
  described: Described<false>,
): TextOption<MemberSession, V | undefined, false> {
  const values = Object.keys(choices).filter((key): key is V => key in choices);
  return {
    ...described,
    is: 'text',
    choices: values.map((value) => choices[value]),
    read: (typed) => values.find((value) => choices[value] === typed),
  };
}

/**
 * One thing of a list of the record, by its id. Suggested while a person types; what they send without picking a suggestion
 * is read where it can mean only one thing, and asked back where it can't be told.
 */
export function nameOf<const R extends boolean = false>(
  list: keyof Catalogue,
  described: Described<R>,
): TextOption<MemberSession, string, R> {
  return {
    ...described,
    is: 'text',
    maxLength: DISCORD.choiceCharacters,
    suggest: (typed, { record }) => record.catalogue[list].suggest(typed, DISCORD.choices),
    read(typed, { record }) {
      const things = record.catalogue[list];
      // Nobody types a title to its end: the likeliest source is shown, and its card says which it is.
      const named = things.resolve(typed) ?? (list === 'sources' ? things.suggest(typed, 1)[0] : undefined);
      if (named === undefined) throw new Mistake(list === 'sources' ? 'unknown-source' : 'unknown-name', typed);
      return named.value;
    },
  };
}

/** A period in which something was counted: suggested as figures have them, read as people write them. */
export function periodOf<const R extends boolean = false>(
  described: Described<R>,
): TextOption<MemberSession, Period, R> {
  return {
    ...described,
    is: 'text',
    maxLength: DISCORD.choiceCharacters,
    suggest: (typed, { record }) => record.catalogue.periods.suggest(typed, DISCORD.choices),
    read(typed, { today }) {
      const [first] = readDates(typed, today);
      const period = readPeriod(typed) ?? (first && { from: first.from, to: first.to });
      if (period === undefined) throw new Mistake('bad-date', typed);
      return period;
    },
  };
}

/** A day, month or year, read as its first day or its last: 2018, 2018-11, 2018-11-29. */
export function dayOf<const R extends boolean = false>(
  edge: 'first day' | 'last day',
  described: Described<R>,
): TextOption<MemberSession, IsoDate, R> {
  return { ...described, is: 'text', maxLength: DISCORD.choiceCharacters, read: (typed) => readDay(typed, edge) };
}

function readDay(text: string, edge: 'first day' | 'last day'): IsoDate {
  const [, year, month = edge === 'first day' ? '01' : '12', day] =
    /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(text) ?? [];
  const date = `${year}-${month}-${day ?? (edge === 'first day' ? '01' : lastDay(Number(year), Number(month)))}`;
  if (!isoDate.safeParse(date).success) throw new Mistake('bad-date', text);
  return date;
}

function lastDay(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).getUTCDate().toString().padStart(2, '0');
}
