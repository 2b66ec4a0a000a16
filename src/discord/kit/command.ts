/**
 * The contract of commands: a command is data with functions that take what was filled in and return what is shown.
 * Reading and completing options, and everything about Discord’s protocol, happens elsewhere.
 */
import type { IsoDate } from '../../corpus/schema.ts';
import type { View } from './components.ts';
import type { Form } from './form.ts';
import { DISCORD } from './limits.ts';
import { escapeText, shorten } from './markdown.ts';
import { MISTAKES } from './words.ts';

/** What a person can put right themselves. It is worded for them, and never logged as a fault. */
export class Mistake extends Error {
  override readonly name = 'Mistake';
  /** what to do about it, as Markdown */
  readonly line: string;

  /** @param about what the person typed, where the line repeats it */
  constructor(code: keyof typeof MISTAKES, about = '') {
    super(code);
    this.line = MISTAKES[code](escapeText(about));
  }
}

/** A line beside what was pressed, which stays as it is: a refusal takes nobody’s message away. */
export interface Aside {
  aside: View;
}

/** What a handler returns: a view goes where the interaction wants it; a form opens; a line is told beside. */
export type Shown = View | Form | Aside;

export function isAside(value: object): value is Aside {
  return 'aside' in value;
}

interface OptionBase<R extends boolean> {
  /** at most 100 characters */
  description: string;
  required?: R;
}

export interface Suggested {
  label: string;
  value: string;
}

/** What is filled in so far, by the options’ names; empty where nothing is. */
export type FilledIn = (name: string) => string;

/** Something to type, or to pick from what is suggested meanwhile. One definition says how it is offered and how it is read. */
export interface TextOption<S, V, R extends boolean = boolean> extends OptionBase<R> {
  is: 'text';
  maxLength?: number;
  /** the only values that there are */
  choices?: readonly string[];
  /** what may be meant, best first. It is only an offer: anything may arrive */
  suggest?(typed: string, session: S, filledIn: FilledIn): readonly Suggested[] | Promise<readonly Suggested[]>;
  /** what is meant by what was typed, without white space around it. @throws Mistake where it can’t be read */
  read(typed: string, session: S): V;
}

/** A file that was handed in; its content is fetched from Discord when it is wanted. */
export interface HandedFile {
  name: string;
  mediaType: string;
  url: string;
  /** in bytes */
  size: number;
}

export interface FileOption<R extends boolean = boolean> extends OptionBase<R> {
  is: 'file';
}

export type Option<S> = TextOption<S, unknown> | FileOption;
export type Options<S> = Record<string, Option<S>>;

type ValueOf<O> = O extends FileOption ? HandedFile : O extends TextOption<never, infer V> ? V : never;

/** What was filled in: a value for a required option, a value or nothing for any other. */
export type Input<O> = {
  readonly [K in keyof O]: IsRequired<O[K]> extends true ? ValueOf<O[K]> : ValueOf<O[K]> | undefined;
};

type IsRequired<O> = O extends { required?: infer R } ? ([NonNullable<R>] extends [true] ? true : false) : false;

/** One thing that can be done: a command, or a sub-command. @template S in what it is answered: a session */
export interface Action<S, O = Options<S>> {
  /** at most 100 characters */
  description: string;
  /** required ones first */
  options: O;
  /** @throws Mistake where the person can put something right */
  run(input: Input<O>, session: S): Shown | Promise<Shown>;
}

/** Where a command can be used: in a server, in a direct message with the bot, in any other conversation (own installation). */
export type Context = 'server' | 'direct' | 'private';

export interface CommandBase {
  name: string;
  /** at most 100 characters */
  description: string;
  /** everywhere where absent */
  contexts?: readonly Context[];
  /** only the person who uses it sees the answer, unless they choose otherwise */
  private?: true;
  /** its answers are for whoever uses it alone, always */
  personal?: true;
  /** it works in steps of its own, between which others are answered */
  inSteps?: true;
  /** a permission that a member needs to see it; everybody sees it where absent */
  requires?: 'ManageGuild';
}

/** A command of its own, or several under one name. */
export type Command<S> = CommandBase & (Action<S> | { subcommands: Readonly<Record<string, Action<S>>> });

/** A command on a message: its name stands in the message’s menu. Only the person who uses it sees the answer. */
export interface MessageCommand<S> {
  name: string;
  /**
   * @param text of the message, as its author wrote it
   * @param written the day on which that was
   */
  run(text: string, session: S, written: IsoDate): Shown;
}

/** What Discord tells of the options of an interaction. */
interface Received {
  getString(name: string): string | null;
  getAttachment(name: string): { name: string; contentType: string | null; url: string; size: number } | null;
}

/** What an interaction with a command does. @param subcommand its name, where one was used */
export function actionOf<S>(command: Command<S>, subcommand: string | null): Action<S> | undefined {
  if (!('subcommands' in command)) return command;
  return subcommand === null ? undefined : command.subcommands[subcommand];
}

/** What was filled in. Suggestions are only Discord’s offer: anything may arrive. @throws Mistake for what can’t be read */
export function inputOf<S>(options: Options<S>, received: Received, session: S): Input<Options<S>> {
  return Object.fromEntries(
    Object.entries(options).map(([name, option]) => [
      name,
      option.is === 'file' ? fileIn(received, name) : textIn(option, received.getString(name), session),
    ]),
  );
}

function textIn<S>(option: TextOption<S, unknown>, typed: string | null, session: S): unknown {
  const text = typed?.trim() ?? '';
  return text === '' && option.required !== true ? undefined : option.read(text, session);
}

function fileIn(received: Received, name: string): HandedFile | undefined {
  const file = received.getAttachment(name);
  if (file === null) return undefined;
  const mediaType = file.contentType?.split(';')[0] ?? 'text/plain';
  return { name: file.name, mediaType, url: file.url, size: file.size };
}

/** Suggestions in Discord’s form. A value has to mean what it says: an overlong one is only reached by typing it out. */
export async function choicesFor<S>(
  option: Option<S>,
  typed: string,
  session: S,
  filledIn: FilledIn,
): Promise<{ name: string; value: string }[]> {
  if (option.is === 'file' || option.suggest === undefined) return [];
  const suggested = await option.suggest(typed, session, filledIn);
  return suggested
    .filter(({ value }) => value.length <= DISCORD.choiceCharacters)
    .slice(0, DISCORD.choices)
    .map(({ label, value }) => ({ name: shorten(label, DISCORD.choiceCharacters), value }));
}
