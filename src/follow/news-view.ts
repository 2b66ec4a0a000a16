/** Messages that tell what is new: a line for each entry, under the follows that it meets. */
import { lineOf } from '../answer/lines.ts';
import type { Item } from '../answer/types.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { dateInWords } from '../dates/words.ts';
import { button, buttonRows, COLOUR, containerView, separator, text, type View } from '../discord/kit/components.ts';
import { DISCORD } from '../discord/kit/limits.ts';
import { boundedText, escapeText, small, titleLink } from '../discord/kit/markdown.ts';
import { newsIds } from '../discord/session/following.ts';
import type { FollowPace } from '../store/follows.ts';
import type { ItemChange } from '../store/item-changes.ts';
import type { News } from './news.ts';
import { changeInWords, FOLLOW, nameOf, withdrawnInWords } from './words.ts';

/** Entries of one message at most; further ones are counted, and open with a button. */
const MOST = 20;
/** Of Discord’s 4,000, with room for what stands around the entries. */
const CHARACTERS = DISCORD.messageCharacters - 500;
/** Follows that are named as the reason, and room for all of their names. */
const NAMED = 4;
const NAME_CHARACTERS = 80;
const NAME_OF_ENTRY = 120;

/** The record, as far as its entries are named and shown. */
interface Shown {
  readonly corpus: Corpus;
  item(id: string): Item | undefined;
}

/** What a message is about beside its entries. */
export interface Occasion {
  /** whose channel it goes to; absent: a person’s direct messages */
  inChannel: boolean;
  /** the changes that it is made of */
  from: number;
  until: number;
  every: FollowPace;
  /** from 0: further pages show what the message itself counts */
  page: number;
}

/** The paces by their places, which stand in custom ids. */
export const PACES: readonly FollowPace[] = ['weekly', 'daily', 'once'];

/** @param recordOf the record in which a change is looked up. @returns undefined where there is nothing to tell */
export function newsView(
  all: readonly News[],
  occasion: Occasion,
  recordOf: (change: ItemChange) => Shown,
): View | undefined {
  const told = sorted(all.map((news) => entryOf(news, recordOf)));
  if (told.length === 0) return undefined;
  const pages = pagesOf(told);
  const page = Math.min(occasion.page, pages.length - 1);
  const shown = pages[page] ?? [];
  const rest = told.length - pages.slice(0, page + 1).flat().length;
  const { from, until, every } = occasion;
  const idOf = (next: number) =>
    newsIds.write({ verb: 'all', about: from, until, page: next * PACES.length + PACES.indexOf(every) });
  const buttons = [
    ...(page > 0 ? [button('Previous', idOf(page - 1))] : []),
    ...(rest > 0 ? [button(page > 0 ? 'Next' : `Show ${rest} more`, idOf(page + 1), 'main')] : []),
    ...(page > 0 ? [] : [button('What is followed', newsIds.write({ verb: 'list', about: 0, until: 0, page: 0 }))]),
  ];
  return containerView(
    [
      text(`### ${FOLLOW.title}${page > 0 ? `\n${small(FOLLOW.page(page + 1, pages.length))}` : ''}`),
      text(inMarkdown(shown)),
      ...(rest > 0 ? [text(FOLLOW.more(rest))] : []),
      separator(),
      ...buttonRows(buttons),
    ],
    COLOUR.plain,
    { kind: 'news', items: shown.map(({ item }) => item) },
  );

  function entryOf(news: News, record: (change: ItemChange) => Shown): Entry {
    const snapshot = record(news.change);
    const item = news.change.kind === 'withdrawn' ? undefined : snapshot.item(news.change.item);
    const names = news.follows
      .slice(0, NAMED)
      .map((each) => boundedText(nameOf(each, snapshot.corpus), NAME_CHARACTERS));
    const reason = occasion.inChannel ? FOLLOW.becauseHere(names) : FOLLOW.because(names);
    const what = `**${changeInWords(news.change)}**`;
    const short = item === undefined ? withdrawnInWords(news.change.traits, snapshot.corpus) : shortly(item);
    const whole = item === undefined ? short : wholly(item);
    const source = item === undefined ? '' : headingOf(item);
    return { item: news.change.item, reason, source, line: `- ${what} · ${short}`, whole: `- ${what} · ${whole}` };
  }
}

interface Entry {
  item: string;
  reason: string;
  /** the source, with its link; empty for what was withdrawn */
  source: string;
  /** who and when alone */
  line: string;
  /** with the words, or the value: never cut, so that they stand only where there is room */
  whole: string;
}

/** Entries of one reason together, and among them those of one source; what was withdrawn comes last. */
function sorted(entries: readonly Entry[]): Entry[] {
  return [...Map.groupBy(entries, ({ reason }) => reason).values()].flatMap((alike) => {
    const standing = alike.filter(({ source }) => source !== '');
    const gone = alike.filter(({ source }) => source === '');
    return [...[...Map.groupBy(standing, ({ source }) => source).values()].flat(), ...gone];
  });
}

function inMarkdown(entries: readonly Entry[]): string {
  const reasons = [...Map.groupBy(entries, ({ reason }) => reason)].map(([reason, alike]) => {
    const sources = [...Map.groupBy(alike, ({ source }) => source)];
    const lines = sources.flatMap(([source, own]) => [
      ...(source === '' ? [] : [source]),
      ...own.map(({ line }) => line),
    ]);
    return [...lines, small(reason)].join('\n');
  });
  return reasons.join('\n');
}

/** Pages of entries: as many as fit, each with its words as far as there is room for all of these. */
function pagesOf(entries: readonly Entry[]): Entry[][] {
  const pages: Entry[][] = [[]];
  for (const entry of entries) {
    const page = pages.at(-1) ?? [];
    const isFull = page.length >= MOST || inMarkdown([...page, entry]).length > CHARACTERS;
    if (page.length > 0 && isFull) pages.push([entry]);
    else page.push(entry);
  }
  return pages.map(withWords);
}

function withWords(page: readonly Entry[]): Entry[] {
  let room = CHARACTERS - inMarkdown(page).length;
  return page.map((entry) => {
    const more = entry.whole.length - entry.line.length;
    if (more > room) return entry;
    room -= Math.max(0, more);
    return { ...entry, line: entry.whole };
  });
}

/** "[Title](address) · Publisher" */
function headingOf({ citation: { title, url, publisher } }: Item): string {
  return `${titleLink(boundedTitle(title), url)} · ${boundedText(publisher, NAME_CHARACTERS)}`;
}

function shortly(item: Item): string {
  return item.kind === 'statement'
    ? `${boundedText(item.speaker.name, NAME_OF_ENTRY)}, ${dateInWords(item.said)}`
    : `${boundedText(item.measure.label, NAME_OF_ENTRY)}, ${lineOf(item).when}`;
}

function boundedTitle(title: string): string {
  return title.length <= NAME_CHARACTERS ? title : `${title.slice(0, NAME_CHARACTERS - 1).replace(/\s+\S*$/, '')}…`;
}

function wholly(item: Item): string {
  const { when, who, told, besides } = lineOf(item);
  const name = who === undefined ? '' : `**${boundedText(who, NAME_OF_ENTRY)}**: `;
  const aside = besides.map((each) => ` ${escapeText(each.replace(/\s*\n\s*/g, ' '))}`).join('');
  const words = escapeText(told).replace(/\s*\n\s*/g, ' ');
  return `${when} · ${name}${words}${aside}`;
}
