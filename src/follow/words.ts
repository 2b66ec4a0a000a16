/** What people read about what they follow. */
import { listed } from '../answer/wording.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { dateInWords } from '../dates/words.ts';
import { escapeText } from '../discord/kit/markdown.ts';
import { counted } from '../discord/kit/words.ts';
import type { Follow, FollowPace } from '../store/follows.ts';
import type { ItemChange, ItemTraits } from '../store/item-changes.ts';

/** What somebody or something that is followed is called, as Markdown. */
export function nameOf({ kind, about }: Pick<Follow, 'kind' | 'about'>, corpus: Corpus): string {
  return escapeText(plainNameOf({ kind, about }, corpus));
}

/** The same as plain text, for a button. */
export function plainNameOf({ kind, about }: Pick<Follow, 'kind' | 'about'>, corpus: Corpus): string {
  switch (kind) {
    case 'speaker':
      return corpus.person(about)?.name ?? about;
    case 'topic':
      return corpus.topic(about)?.label ?? about;
    case 'measure':
      return corpus.measure(about)?.label ?? about;
    case 'subject':
      return corpus.subject(about)?.label ?? about;
    case 'question':
      return `“${about}”`;
  }
}

export const KINDS: Record<Follow['kind'], string> = {
  speaker: 'speaker',
  topic: 'topic',
  measure: 'figure',
  subject: 'subject',
  question: 'question',
};

const PACE_NAMES: Record<FollowPace, string> = { once: 'at once', daily: 'once a day', weekly: 'once a week' };

const CHANGED: Record<'new' | 'corrected' | 'withdrawn', string> = {
  new: 'New',
  corrected: 'Corrected',
  withdrawn: 'Withdrawn',
};

export function changeInWords({ kind }: ItemChange): string {
  return kind === 'seen' || kind === 'moved' ? '' : CHANGED[kind];
}

/** The lists in which names are looked up. */
interface Names {
  person(id: string): { name: string } | undefined;
  measure(id: string): { label: string } | undefined;
}

/** “a statement by Cressida Dick, 29 November 2018”: what was withdrawn is named, and its words are not repeated. As Markdown. */
export function withdrawnInWords({ kind, by, day, measure = '' }: ItemTraits, names: Names): string {
  return kind === 'statement'
    ? FOLLOW.statement(escapeText(names.person(by)?.name ?? FOLLOW.somebody), dateInWords(day))
    : FOLLOW.figure(escapeText(names.measure(measure)?.label ?? measure), dateInWords(day));
}

export const FOLLOW = {
  added: (name: string, every: FollowPace, where: string) => `You follow **${name}**: ${PACE_NAMES[every]}, ${where}.`,
  addedChannel: (name: string, every: FollowPace) =>
    `What is new on **${name}** will be told in this channel, ${PACE_NAMES[every]}.`,
  toYou: 'by direct message',
  preview: (times: number, items: number) =>
    items === 0
      ? 'By the dates of its sources, nothing would have come in the last year.'
      : `By the dates of its sources, it would have come ${timesInWords(times)} in the last year, with ${counted(items, 'entry', 'entries')}.`,
  tooMany: (most: number) => `That is ${most} already, and more I don’t keep. Stop one of them first.`,
  noMore: 'That is no longer followed.',
  stopped: (name: string) => `**${name}** is no longer followed.`,
  notYours: 'Only the person who follows it, or a moderator of the server whose channel it is told in, can stop that.',
  onlyModerators: 'Only moderators can have something told in a channel.',
  onlyInServer: 'Nothing can be told to everybody here: do that in a channel of a server that I was added to.',
  onceInChannels: 'At once goes to channels only: by direct message it comes once a day or once a week.',
  lacking: (permissions: readonly string[]) => `I can’t write in this channel: I lack ${permissions.join(' and ')}.`,
  none: 'You follow nothing yet. Try **/follow**.',
  yours: (count: number, most: number) => `### What you follow\n-# ${count} of ${most}`,
  channels: '### What is told in channels of this server',
  line: (name: string, kind: string, every: FollowPace, where?: string) =>
    `**${name}**\n-# ${kind} · ${PACE_NAMES[every]}${where === undefined ? '' : ` · ${where}`}`,
  quiet: (hours: readonly [number, number] | undefined) =>
    hours === undefined
      ? 'Messages come from 8:00 on, London time.'
      : `Messages come from 8:00 on, London time, but not from ${hours[0]}:00 to ${hours[1]}:00.`,
  badHours: 'I can’t read these hours. Write two different full hours, such as “22 7” or “22:00 to 7:00”, or nothing.',
  paused:
    '**Discord does not let me write to you**, so what you follow waits. Allow direct messages from this server, or add me to your own apps, then press Go on.',
  pausedChannel:
    'I can’t write there any more: what is told in it waits. Give me the permission back, and press Go on.',
  resumed: 'It goes on with the next message. What came meanwhile will be in it.',
  forget:
    'Forget all that you follow, and your quiet hours? What moderators have told in channels stays with their servers.',
  forgotten: 'Forgotten: I keep nothing of what you followed.',
  title: 'New on record',
  because: (names: readonly string[]) => `because you follow ${listed(names.map(bold))}`,
  becauseHere: (names: readonly string[]) => `because this channel follows ${listed(names.map(bold))}`,
  more: (count: number) => `And ${counted(count, 'more entry', 'more entries')}.`,
  nothing: 'Nothing of that is on record any more.',
  somebody: 'somebody who is no longer on record',
  statement: (who: string, day: string) => `a statement by ${who}, ${day}`,
  figure: (what: string, day: string) => `a figure on ${what}, up to ${day}`,
  page: (page: number, pages: number) => `${page} of ${pages}`,
} as const;

function timesInWords(times: number): string {
  return times === 1 ? 'once' : times === 2 ? 'twice' : counted(times, 'time');
}

function bold(name: string): string {
  return `**${name}**`;
}
