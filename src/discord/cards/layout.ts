/** What a message is to show, before it becomes Discord's components: pages of blocks. Pure data. */
import type { Answer, Item, ItemId } from '../../answer/types.ts';
import type { Chart } from '../../chart/types.ts';
import type { Corpus } from '../../corpus/corpus.ts';
import { DISCORD, MESSAGE } from '../kit/limits.ts';
import { dividedMarkdown } from '../kit/markdown.ts';

/** What a view looks up on record. */
export interface OnRecord {
  readonly corpus: Corpus;
  /** questions to begin with */
  readonly examples: readonly string[];
  item(id: ItemId): Item | undefined;
}

/** Texts that stay together, as Markdown. */
export interface Block {
  /** each becomes a text display; one that is longer than a page continues on the next, and none is cut */
  texts: string[];
  /** an item whose own card a button beside the block opens */
  opens?: ItemId;
  /** a chart that stands below the texts, and what it shows in words */
  picture?: { chart: Chart; alt: string };
}

/** Something to press that leads on: an item's card, or another question. */
export type Offer =
  | { to: 'item'; id: ItemId; label: string }
  | { to: 'ask' | 'choose'; question: string; label: string };

export interface Page {
  blocks: Block[];
  /** the one item that the page is about: it gets the buttons for context, speaker, other views and citation */
  focus?: Item;
  /** groups of offers, each under its own line */
  offers?: { line: string; offers: Offer[] }[];
}

export interface Layout {
  kind: Answer['kind'] | 'source' | 'item' | 'citation' | 'help' | 'digest' | 'check' | 'line' | 'table';
  colour: number;
  /** at least one */
  pages: Page[];
  /** the items that are shown, for the log */
  items: ItemId[];
  /** the word for a page in “Statement 2 of 5”; default: “Page” */
  counts?: 'Statement' | 'Figure' | 'Answer' | 'Page';
  /** pages that a menu leads to, where there are too many to turn one by one */
  places?: { label: string; page: number }[];
  /** the same without pictures, for where none can be drawn or sent */
  unpictured?: Layout;
}

/** A layout with its pages changed, and those that it has without pictures. */
export function withPages({ unpictured, ...layout }: Layout, change: (pages: Page[]) => Page[]): Layout {
  const without = unpictured === undefined ? {} : { unpictured: withPages(unpictured, change) };
  return { ...layout, pages: change(layout.pages), ...without };
}

/** Questions as buttons. Each is read back from its button's label, so only those that fit one are offered. */
export function askOffers(questions: readonly string[]): Offer[] {
  return questions
    .filter((question) => question.length <= DISCORD.buttonLabelCharacters)
    .slice(0, MESSAGE.offers)
    .map((question) => ({ to: 'ask', question, label: question }));
}

/** The characters of a block, as they count towards Discord's sum. */
export function charactersOf(block: Block): number {
  return block.texts.reduce((sum, text) => sum + text.length + 1, 0);
}

/** Joins lines into as few blocks as keep each well within a page. */
export function linesInBlocks(lines: string[], characters: number = MESSAGE.pageCharacters / 2): Block[] {
  const blocks: string[] = [];
  for (const line of lines) {
    const last = blocks.at(-1);
    if (last !== undefined && last.length + 1 + line.length <= characters)
      blocks[blocks.length - 1] = `${last}\n${line}`;
    else blocks.push(line);
  }
  return blocks.map((text) => ({ texts: [text] }));
}

/** Puts blocks on as few pages as hold them, in order. A block that is larger than a page continues over several. */
export function paginate<B extends Block>(blocks: readonly B[], characters: number = MESSAGE.pageCharacters): B[][] {
  const pages: B[][] = [];
  let room = 0;
  for (const block of blocks.flatMap((each) => dividedBlock(each, characters))) {
    const page = pages.at(-1);
    const size = charactersOf(block);
    if (page === undefined || size > room || page.length === MESSAGE.blocksOnPage) {
      pages.push([block]);
      room = characters - size;
    } else {
      page.push(block);
      room -= size;
    }
  }
  return pages;
}

function dividedBlock<B extends Block>(block: B, characters: number): B[] {
  if (charactersOf(block) <= characters) return [block];
  const parts: string[][] = [];
  for (const text of block.texts.flatMap((each) => dividedMarkdown(each, characters - 1))) {
    const last = parts.at(-1);
    if (last !== undefined && charactersOf({ texts: [...last, text] }) <= characters) last.push(text);
    else parts.push([text]);
  }
  return parts.map((texts) => ({ ...block, texts }));
}
