import { expect } from 'vitest';
import { readArticle } from '../../src/reading/article.ts';
import type { Article, RawDocument } from '../../src/reading/types.ts';

export const URL_OF_PAGE = 'https://gazette.test/a/1';

/** What is read of a document that can be read. */
export async function articleOf(content: string | Uint8Array, mediaType: string, rest: Partial<RawDocument> = {}) {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const read = await readArticle({ bytes, mediaType, ...rest });
  expect(read).toMatchObject({ kind: 'article' });
  return read.kind === 'article' ? read.article : ({ text: '' } satisfies Article);
}

/** Why a document can’t be read. */
export async function reasonOf(content: string | Uint8Array, mediaType: string): Promise<string> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const read = await readArticle({ bytes, mediaType });
  return read.kind === 'unreadable' ? read.reason : `${read.kind}, and not unreadable`;
}

/** A page with menus around its article. */
export const body = (paragraphs: string) =>
  `<!doctype html><html><head><title>Fallback</title></head><body><nav><a href="/">Home</a></nav>
  <main><article>${paragraphs}</article></main><footer>© The Gazette</footer></body></html>`;
