/** The contract of commands/: a command is data with a function that returns a view. It knows nothing of Discord's protocol. */
import type { Suggestion } from '../search/suggest.ts';
import type { Desk } from './desk.ts';
import type { Snapshot } from './snapshot.ts';
import type { View } from './view/view.ts';

export interface Option {
  /** at most 100 characters */
  description: string;
  required?: boolean;
  /** longest text that is taken, in characters */
  maxLength?: number;
  /** suggestions while a person types; free text still arrives at `run` */
  complete?(typed: string, record: Snapshot): Suggestion[];
}

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
  /** required ones first */
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
