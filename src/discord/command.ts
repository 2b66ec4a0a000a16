/**
 * The contract of commands/, and all that a command needs to know: it is data with a function that returns a view.
 * Reading the options, completing them, and everything about Discord's protocol happens elsewhere.
 */
import type { Catalogue } from './catalogue.ts';
import type { Desk } from './desk.ts';
import type { View } from './view/view.ts';

export { Mistake } from './mistake.ts';

interface OptionBase {
  /** at most 100 characters */
  description: string;
  required?: boolean;
}

/**
 * What can be filled in:
 * - `question`: free text of bounded length;
 * - `name`: one thing of a list of the record. Suggested while a person types; what they send without picking a
 *   suggestion becomes the proper name where it can mean only one thing, and stays as it is where it can't be told;
 * - `date`: a day, month or year. Arrives as the first day of it, or as the last.
 */
export type Option = OptionBase &
  ({ is: 'question' } | { is: 'name'; of: keyof Catalogue } | { is: 'date'; edge: 'first day' | 'last day' });

export type Options = Record<string, Option>;

/** What was filled in: text for a required option, text or nothing for any other. */
export type Input<O extends Options> = {
  readonly [K in keyof O]: O[K] extends { required: true } ? string : string | undefined;
};

/** Where a command can be used: in a server, in a direct message with the bot, in any other conversation (own installation). */
export type Context = 'server' | 'direct' | 'private';

export interface Command<O extends Options = Options> {
  name: string;
  /** at most 100 characters */
  description: string;
  /** required ones first; that of showing the answer to the asker alone is added to every command */
  options: O;
  /** everywhere where absent */
  contexts?: readonly Context[];
  /** Discord's permission bits that a member needs to see it; everybody where absent */
  requires?: bigint;
  /** @throws Mistake where the person can put something right */
  run(input: Input<O>, desk: Desk): View;
}

/** A command on a message: its name stands in the message's menu. Only the person who uses it sees the answer. */
export interface MessageCommand {
  name: string;
  /** @param text of the message, as its author wrote it */
  run(text: string, desk: Desk): View;
}

/** Adds the types of the options to `run`. The command stays the data that it is. */
export function defineCommand<const O extends Options>(command: Command<O>): Command {
  return command;
}

export function defineMessageCommand(command: MessageCommand): MessageCommand {
  return command;
}
