/** An answer in parts: what leads each stands on the first page, and the rest follows part by part. */
import { MESSAGE } from '../kit/limits.ts';
import { boundedText } from '../kit/markdown.ts';
import { CARD } from '../kit/words.ts';
import { type Block, charactersOf, type Layout, type Offer, type Page, paginate } from './layout.ts';

/** A part of a question with its own layout. */
export interface LaidOutPart {
  question: string;
  layout: Layout;
}

/** Groups of offers on the first page at most, whichever part they are of. */
const OFFER_GROUPS = 2;
/** A title shorter than this would tell nothing of the part's question. */
const LEAST_TITLE = 40;

/** @param whole what the answer is as a whole */
export function partsLayout(parts: readonly LaidOutPart[], whole: Pick<Layout, 'kind' | 'colour'>): Layout {
  const leading = parts.flatMap(({ question, layout }, at) =>
    titled(opened(layout.pages[0] ?? { blocks: [] }), CARD.part(at + 1, parts.length, question)),
  );
  const [first = [], ...rest] = paginate(leading);
  const further = parts.flatMap(({ question, layout }, at) =>
    layout.pages
      .slice(1)
      .map((page): Page => ({ ...page, blocks: titled(page.blocks, CARD.part(at + 1, parts.length, question)) })),
  );
  const pages: Page[] = [{ blocks: first, offers: offersOf(parts, first) }, ...rest.map((blocks) => ({ blocks }))];
  return { ...whole, pages: [...pages, ...further], items: parts.flatMap(({ layout }) => layout.items) };
}

/** Where several items share a page, a button opens each, in the place of the buttons that one has below it. */
function opened({ blocks, focus }: Page): Block[] {
  return blocks.map((block, at) => (at === 0 && focus !== undefined ? { ...block, opens: focus.id } : block));
}

/** Blocks under a title, which stays with the first and takes no more room than that leaves on a page. */
function titled([first, ...others]: readonly Block[], title: string): Block[] {
  if (first === undefined) return [];
  const left = MESSAGE.pageCharacters - [first, ...others].reduce((sum, block) => sum + charactersOf(block), 0);
  const room = Math.min(MESSAGE.titleCharacters, Math.max(left, LEAST_TITLE));
  return [{ ...first, texts: [`### ${boundedText(title, room)}`, ...first.texts] }, ...others];
}

/** What each part offers, but for what stands on the page already. */
function offersOf(parts: readonly LaidOutPart[], shown: readonly Block[]): NonNullable<Page['offers']> {
  const known = new Set<string>(shown.flatMap(({ opens }) => opens ?? []));
  const isNew = (offer: Offer) => {
    const key = offer.to === 'item' ? offer.id : offer.question;
    const wasKnown = known.has(key);
    known.add(key);
    return !wasKnown;
  };
  return parts
    .flatMap(({ layout }) => layout.pages[0]?.offers ?? [])
    .map(({ line, offers }) => ({ line, offers: offers.filter(isNew) }))
    .filter(({ offers }) => offers.length > 0)
    .slice(0, OFFER_GROUPS);
}
