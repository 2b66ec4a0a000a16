import { MessageFlags } from 'discord.js';
import type { Problem } from '../refusal.ts';
import type { SentChoices, SentCommand, SentMessage } from '../sent.ts';

/** The doors through which a message comes in; what is allowed differs between them. */
export type MessageDoor = 'create' | 'edit' | 'reply' | 'update' | 'follow-up' | 'edit-reply';

/** A message to be judged. An edit is judged together with what is there before it. */
export interface MessageDraft {
  door: MessageDoor;
  body: SentMessage;
  before?: SentMessage;
  /** Of the files that come with it and of those that it has. */
  fileNames: readonly string[];
}

/** Suggestions for an option, which has a type. */
export interface ChoicesDraft {
  body: SentChoices;
  optionType: number;
}

/** Commands put in place together, for everywhere or for one server. */
export interface CommandsDraft {
  commands: readonly SentCommand[];
  inGuild: boolean;
  /** The ways in which the app may be installed. */
  installable: readonly number[];
}

export type Path = Problem['path'];
export type Problems = Iterable<Problem>;

export function isV2({ body, before }: MessageDraft): boolean {
  return has(body.flags, MessageFlags.IsComponentsV2) || has(before?.flags, MessageFlags.IsComponentsV2);
}

export function has(flags: number | null | undefined, flag: number): boolean {
  return ((flags ?? 0) & flag) !== 0;
}

/** A part of a message as it will be: the new one, or the one that an edit leaves as it was. */
export function after<K extends keyof SentMessage>({ body, before }: MessageDraft, key: K): SentMessage[K] | undefined {
  return body[key] === undefined ? before?.[key] : body[key];
}

export function problem(path: Path, code: string, message: string): Problem {
  return { path, code, message };
}

export function tooLong(path: Path, maximum: number): Problem {
  return problem(path, 'BASE_TYPE_BAD_LENGTH', `Must be ${maximum} or fewer in length.`);
}

/** Those items whose key another one had before them. */
export function* repeated<T>(items: Iterable<T>, keyOf: (item: T) => string | null | undefined): Generator<T> {
  const seen = new Set<string>();
  for (const item of items) {
    const key = keyOf(item) ?? undefined;
    if (key !== undefined && seen.has(key)) yield item;
    if (key !== undefined) seen.add(key);
  }
}

export function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
