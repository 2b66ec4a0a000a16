import { extractTextItems, getDocumentProxy, getMeta } from 'unpdf';
import { isoDate } from '../../corpus/schema.ts';
import type { Article } from '../types.ts';
import type { ReadDocument } from './article.ts';
import { datelineIn } from './dateline.ts';
import { type Item, paragraphsOfPages } from './pdf-layout.ts';

/** Longer documents are read up to here: a report's statements stand in its first hundreds of pages. */
const MOST_PAGES = 500;

/** The text of a PDF in reading order, with the title and day that it tells. Never throws for what it holds. */
export async function readPdf(bytes: Uint8Array, url: string | undefined): Promise<ReadDocument> {
  try {
    // pdf.js takes the bytes over, so it gets its own; and it refuses Node's Buffers.
    const pdf = await getDocumentProxy(new Uint8Array(bytes));
    const { items } = await extractTextItems(pdf);
    const pages = items
      .slice(0, MOST_PAGES)
      .map((page) =>
        page.map(
          ({ str, x, y, width, height, fontSize }): Item => ({ text: str, x, y, width, height: height || fontSize }),
        ),
      );
    const text = paragraphsOfPages(pages).join('\n\n');
    if (text.trim() === '')
      return unreadable('this PDF holds pictures of its pages and no text. Find a copy whose words can be selected.');
    const { info } = await getMeta(pdf);
    const head = headOf(info);
    // What a document says to its readers goes before what its software noted.
    const published = datelineIn(text) ?? head.published;
    return {
      kind: 'article',
      article: {
        text,
        ...head,
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

function unreadable(reason: string): ReadDocument {
  return { kind: 'unreadable', reason };
}

function headOf(info: Record<string, unknown>): Pick<Article, 'title' | 'published'> {
  const title = typeof info.Title === 'string' ? info.Title.trim() : '';
  // Word processors leave the name of a file, or their own.
  const isTitle = title.length > 8 && /\s/.test(title) && !/\.(?:docx?|indd|pdf|pptx?)$|^Microsoft Word/i.test(title);
  // D:20181130120000Z (ISO 32000-1, 7.9.4)
  const [, year, month, day] = /^D:(\d{4})(\d{2})(\d{2})/.exec(String(info.CreationDate ?? '')) ?? [];
  const published = `${year}-${month}-${day}`;
  return { ...(isTitle ? { title } : {}), ...(isoDate.safeParse(published).success ? { published } : {}) };
}
