/** What a search for exact words found on the page of a source, as it is kept, and what of it is left to decide. */
import { z } from 'zod';
import type { IsoDate, Source, Statement } from '../corpus/schema.ts';
import { dateInWords } from '../dates/words.ts';
import type { LookReason, WordsOffer } from '../drafting/verify/types.ts';
import type { StoredPage, WordPages } from '../store/word-pages.ts';
import type { FoundWords, StoredWords, Words } from '../store/words.ts';
import { textHash } from './base-text.ts';
import { isReason } from './word-reasons.ts';
import { hashOfOurs } from './words.ts';

/** Words, and what stands before and after them in their paragraph. */
const cutSchema = z.object({ words: z.string(), before: z.string(), after: z.string() });
export type Cut = z.output<typeof cutSchema>;

const offerSchema = z.object({
  statement: z.string(),
  /** hash of what the record says there */
  ours: z.string(),
  heap: z.enum(['clear', 'look']),
  reasons: z.array(z.custom<LookReason>(isReason)),
  /** best first; each with its shorter ones, the next shorter first */
  candidates: z.array(z.array(cutSchema).min(1)),
});

const pageSchema = z.object({
  /** archived: what was read is the Internet Archive's copy */
  outcome: z.enum(['read', 'archived', 'gone', 'not-read']),
  /** why it could not be read, in words */
  reason: z.string().optional(),
  /** it may be read another time: the next run tries again */
  again: z.boolean(),
  /** where what was read stands */
  address: z.string(),
  movedTo: z.string().optional(),
  /** the day on which it was read; the day of the Archive's copy */
  seen: z.string(),
  captured: z.string().nullable(),
  /** hash of the page's text; empty where nothing was read */
  page: z.string(),
  offers: z.array(offerSchema),
  /** what the page says of itself where the record says something else */
  differences: z.array(z.object({ of: z.enum(['title', 'published']), record: z.string(), page: z.string() })),
  /** ids and values of figures that it does not have */
  figuresMissing: z.array(z.object({ id: z.string(), value: z.number() })),
});

/** What was found on one page. */
export type FoundPage = z.output<typeof pageSchema>;

/** What is kept of a page; undefined where an earlier version kept something else: it is searched again. */
export function foundPage({ found }: Pick<StoredPage, 'found'>): FoundPage | undefined {
  try {
    return pageSchema.safeParse(JSON.parse(found)).data;
  } catch {
    return undefined;
  }
}

/** Names what is looked for on a source's page: where it changes, the page is to be searched again. */
export function keyOfSource({ title, url, published, statements, figures }: Source): string {
  const looked = [
    statements.map(({ id, form, speaker, text }) => [id, form, speaker, text]),
    figures.map(({ id, value }) => [id, value]),
  ];
  return textHash(JSON.stringify([title, url, published, looked]));
}

/** An offer as it is kept: of the page itself only the paragraphs of the words. */
export function keptOffer({ statement, heap, reasons, candidates }: WordsOffer, source: Source): FoundPage['offers'] {
  const own = source.statements.find(({ id }) => id === statement);
  if (own === undefined) return [];
  const cuts = candidates.map(({ words, start, end, paragraph, shorter }) =>
    [{ text: words, start, end }, ...shorter].map((cut) => ({
      words: cut.text,
      before: paragraph.text.slice(0, cut.start - paragraph.start),
      after: paragraph.text.slice(cut.end - paragraph.start),
    })),
  );
  return [{ statement, ours: hashOfOurs(own), heap, reasons: [...reasons], candidates: cuts }];
}

/** Words on offer for a statement, for a curator to take or not. */
export interface WordsOnOffer {
  source: Source;
  statement: Statement;
  /** clear ones may be taken together with others */
  heap: 'clear' | 'look';
  reasons: readonly LookReason[];
  /** false where likelier words were refused, or stand for another statement */
  isLikeliest: boolean;
  /** the likeliest words that are left, then ever shorter parts of them */
  cuts: readonly [Cut, ...Cut[]];
  /** how many others there are beside them */
  others: number;
  page: Pick<FoundPage, 'address' | 'seen' | 'captured' | 'page'>;
}

/** What is known of the words of a scope. */
export interface WordsState {
  pages: readonly StoredPage[];
  /** of the scope */
  standing: readonly StoredWords[];
  refused: readonly Pick<FoundWords, 'source' | 'statement' | 'text'>[];
}

/** Reads what is stored of the words of a scope. @throws StoreFault */
export async function readWordsState(
  { words, wordPages }: { words: Words; wordPages: WordPages },
  scope: string,
): Promise<WordsState> {
  const [pages, standing, refused] = await Promise.all([wordPages.of(scope), words.standing(), words.refused(scope)]);
  return { pages, standing: standing.filter((each) => each.scope === scope), refused };
}

/** The sources on record in a scope. */
export interface OnRecord {
  readonly sources: readonly Source[];
}

/** What is on offer and not decided yet, in the order of the record: nothing for words that stand or were refused. */
export function onOffer(content: OnRecord, { pages, standing, refused }: WordsState): WordsOnOffer[] {
  const bySource = new Map(pages.map((page) => [page.source, page]));
  const wordsOfSource = Map.groupBy(standing, ({ source }) => source);
  const no = new Set(refused.map(({ source, statement, text }) => `${source}#${statement} ${text}`));
  return content.sources.flatMap((source) => {
    const stored = bySource.get(source.id);
    const page = stored && foundPage(stored);
    const taken = (wordsOfSource.get(source.id) ?? []).filter((words) => isShown(words, source));
    return (page?.offers ?? []).flatMap((offer): WordsOnOffer[] => {
      const statement = source.statements.find(({ id }) => id === offer.statement);
      const isOpen = statement?.form === 'reported' && hashOfOurs(statement) === offer.ours;
      if (!isOpen || page === undefined || taken.some((words) => words.statement === statement.id)) return [];
      // A curator who refused a part of a passage was offered its other parts, too: all of it is refused.
      const isLeft = (cuts: readonly Cut[]) =>
        cuts.every(({ words }) => !no.has(`${source.id}#${statement.id} ${words}`)) && !isTaken(cuts, taken);
      const [cuts, ...others] = offer.candidates
        .filter(isLeft)
        .filter((each): each is [Cut, ...Cut[]] => each.length > 0);
      if (cuts === undefined) return [];
      const isLikeliest = cuts[0] === offer.candidates[0]?.[0];
      // The reasons are those of the likeliest words; only that they are archived holds for all of the page.
      const reasons = isLikeliest ? offer.reasons : offer.reasons.filter((reason) => reason === 'archived');
      const heap = isLikeliest ? offer.heap : 'look';
      return [{ source, statement, heap, reasons, isLikeliest, cuts, others: others.length, page }];
    });
  });
}

function isShown({ statement, ours }: StoredWords, { statements }: Source): boolean {
  return statements.some((each) => each.id === statement && hashOfOurs(each) === ours);
}

/** Whether words, or a part of them, stand for another statement: nothing is shown twice. */
function isTaken(cuts: readonly Cut[], taken: readonly StoredWords[]): boolean {
  const [whole] = cuts;
  return whole !== undefined && taken.some(({ text }) => text.includes(whole.words) || whole.words.includes(text));
}

/** Reasons for which words alone don't tell what is meant: our own text is shown beside them. */
const LEANING: readonly LookReason[] = ['points-outside', 'in-part', 'number-missing', 'quoted-words-missing'];

/** Words on offer as they are taken or refused. @param cut which of them; default: the first */
export function wordsOf(scope: string, offer: WordsOnOffer, cut: Cut = offer.cuts[0]): FoundWords {
  const { source, statement, page, reasons, isLikeliest } = offer;
  return {
    scope,
    source: source.id,
    statement: statement.id,
    ours: hashOfOurs(statement),
    text: cut.words,
    address: page.address,
    seen: page.seen,
    captured: page.captured,
    page: page.page,
    leans: !isLikeliest || cut !== offer.cuts[0] || reasons.some((reason) => LEANING.includes(reason)),
  };
}

/** So many of the clear ones are shown before all are taken together. */
const SAMPLE = 10;

/** Spread over all of them, the first and the last among them. */
export function sampleOf(offers: readonly WordsOnOffer[]): WordsOnOffer[] {
  if (offers.length <= SAMPLE) return [...offers];
  const step = (offers.length - 1) / (SAMPLE - 1);
  return Array.from({ length: SAMPLE }, (_, at) => offers[Math.round(at * step)]).filter(
    (offer) => offer !== undefined,
  );
}

/** What a page says of itself where the record says something else, for curators to take into the record. */
export interface PageDifference {
  source: Source;
  address: string;
  seen: IsoDate;
  differences: FoundPage['differences'];
  figuresMissing: FoundPage['figuresMissing'];
  movedTo?: string;
}

/**
 * What differs, a line each.
 * @param write how titles, addresses and ids are written; default: as they are
 */
export function differencesInWords(
  { differences, figuresMissing, movedTo }: Pick<PageDifference, 'differences' | 'figuresMissing' | 'movedTo'>,
  write: (text: string, what: 'title' | 'address' | 'id') => string = (text) => text,
): string[] {
  return [
    ...(movedTo === undefined ? [] : [`It has moved to ${write(movedTo, 'address')}`]),
    ...differences.map(({ of, record, page }) =>
      of === 'title'
        ? `On record its title is “${write(record, 'title')}”; the page has “${write(page, 'title')}”.`
        : `On record it appeared on ${dateInWords(record)}; the page says ${dateInWords(page)}.`,
    ),
    ...figuresMissing.map(({ id, value }) => `${write(id, 'id')}: the page does not have ${value}.`),
  ];
}

/** The sources whose page differs from the record, as far as both are what was held against each other. */
export function differing(content: OnRecord, pages: readonly StoredPage[]): PageDifference[] {
  const bySource = new Map(pages.map((page) => [page.source, page]));
  return content.sources.flatMap((source) => {
    const stored = bySource.get(source.id);
    const page = stored?.key === keyOfSource(source) ? foundPage(stored) : undefined;
    if (page === undefined || page.page === '') return [];
    const { differences, figuresMissing, movedTo, address, seen } = page;
    if (differences.length === 0 && figuresMissing.length === 0 && movedTo === undefined) return [];
    return [{ source, address, seen, differences, figuresMissing, ...(movedTo === undefined ? {} : { movedTo }) }];
  });
}
