import { getDocumentProxy, getMeta } from 'unpdf';
import { isoDate } from '../corpus/schema.ts';
import { datelineIn } from '../dates/pages.ts';
import { headingOf, type Item, paragraphsOfPages } from './pdf-layout.ts';
import type { ReadDocument } from './types.ts';

/** Longer documents are read up to here: a report's statements stand in its first hundreds of pages. */
const MOST_PAGES = 500;

/** The text of a PDF in reading order, with the title and day that it tells. Never throws for what it holds. */
export async function readPdf(bytes: Uint8Array, url: string | undefined): Promise<ReadDocument> {
  try {
    // pdf.js takes the bytes over, so it gets its own; and it refuses Node's Buffers. It would print warnings of its own.
    const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
    const pages = await itemsOf(pdf);
    const text = paragraphsOfPages(pages).join('\n\n');
    if (text.trim() === '')
      return unreadable('this PDF holds pictures of its pages and no text. Find a copy whose words can be selected.');
    const { info } = await getMeta(pdf);
    // What a document says to its readers goes before what its software noted of the day.
    const title = titleIn(info) ?? headingOf(pages);
    const published = datelineIn(text) ?? dayIn(info);
    return {
      kind: 'article',
      article: {
        text,
        ...(title === undefined ? {} : { title }),
        ...(published === undefined ? {} : { published }),
        ...(url === undefined ? {} : { url }),
      },
    };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return /password/i.test(message)
      ? unreadable('this PDF is locked with a password.')
      : unreadable('this PDF is broken: it cannot be opened.');
  }
}

/** The pieces of text of each page, one page after the other: all at once they would be held in memory twice. */
async function itemsOf(pdf: Awaited<ReturnType<typeof getDocumentProxy>>): Promise<Item[][]> {
  const pages: Item[][] = [];
  for (let number = 1; number <= Math.min(pdf.numPages, MOST_PAGES); number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(items.flatMap((item) => ('str' in item ? (itemOf(item) ?? []) : [])));
    page.cleanup();
  }
  return pages;
}

interface Placed {
  str: string;
  width: number;
  height: number;
  transform: number[];
}

/** Text that stands upright on its page: what runs up its margin is a stamp. */
function itemOf({ str, width, height, transform }: Placed): Item | undefined {
  const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = transform;
  return Math.abs(b) > Math.abs(a) ? undefined : { text: str, x, y, width, height: height || Math.hypot(c, d) };
}

function unreadable(reason: string): ReadDocument {
  return { kind: 'unreadable', reason };
}

function titleIn(info: Record<string, unknown>): string | undefined {
  const title = typeof info.Title === 'string' ? info.Title.trim() : '';
  // Word processors leave the name of a file, or their own.
  const isTitle = title.length > 8 && /\s/.test(title) && !/\.(?:docx?|indd|pdf|pptx?)$|^Microsoft Word/i.test(title);
  return isTitle ? title : undefined;
}

/** D:20181130120000Z (ISO 32000-1, 7.9.4) */
function dayIn(info: Record<string, unknown>): string | undefined {
  const [, year, month, day] = /^D:(\d{4})(\d{2})(\d{2})/.exec(String(info.CreationDate ?? '')) ?? [];
  const created = `${year}-${month}-${day}`;
  return isoDate.safeParse(created).success ? created : undefined;
}
