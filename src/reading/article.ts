import { decoded } from './charset.ts';
import { looksLikeHtml } from './dom.ts';
import { isFeed, readFeed } from './feed.ts';
import { readHtml } from './html.ts';
import { readMarkdown } from './markdown.ts';
import { readPdf } from './pdf.ts';
import { readPlainText } from './plain-text.ts';
import type { RawDocument, ReadDocument } from './types.ts';

const MEBIBYTE = 1024 * 1024;
/** Larger files, and longer texts, are no source that anybody reads through. */
const LARGEST = 32 * MEBIBYTE;
const LONGEST = 4_000_000;

/**
 * Reads the text of a document and what it tells about itself: HTML, PDF, Markdown, plain text, or a feed to choose from.
 * Never throws for what a document holds.
 */
export async function readArticle(document: RawDocument): Promise<ReadDocument> {
  if (document.bytes.byteLength > LARGEST) return unreadable(`it is larger than ${LARGEST / MEBIBYTE} MiB.`);
  const read = await readWhatever(document);
  return read.kind === 'article' && read.article.text.length > LONGEST
    ? unreadable('its text is longer than that of any book. Give the part that matters.')
    : read;
}

async function readWhatever(document: RawDocument): Promise<ReadDocument> {
  const { bytes, mediaType, url } = document;
  if (startsWith(bytes, '%PDF-')) return readPdf(bytes, url);
  if (/^application\/(?:x-)?pdf$/.test(mediaType)) return unreadable('it is called a PDF and is none.');
  const text = decoded(document);
  if (text === undefined || looksBinary(text)) return unreadable('it is no text that can be read, nor a PDF.');
  if (text.trim() === '') return unreadable('there is no text in it.');
  if (isFeed(text)) return readFeed(text, url);
  if (/html/.test(mediaType) || looksLikeHtml(text)) {
    const article = readHtml(text, url);
    return article.text === ''
      ? unreadable('the page holds no text that can be read; it may be drawn by a script.')
      : { kind: 'article', article };
  }
  if (/xml/.test(mediaType)) return unreadable('it is XML, and no feed that is known.');
  const read = /^text\/(?:x-)?markdown$/.test(mediaType) ? readMarkdown(text) : readPlainText(text);
  if (read.text === '') return unreadable('there is no text in it.');
  return { kind: 'article', article: { ...(url === undefined ? {} : { url }), ...read } };
}

function unreadable(reason: string): ReadDocument {
  return { kind: 'unreadable', reason };
}

function startsWith(bytes: Uint8Array, magic: string): boolean {
  // A PDF may begin with a few bytes that belong to nothing (ISO 32000-1, annex H.3.4.1).
  const head = String.fromCharCode(...bytes.slice(0, 1024));
  return head.trimStart().startsWith(magic);
}

function looksBinary(text: string): boolean {
  const head = text.slice(0, 4000);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what tells that this is no text
  const strange = head.match(/[\u0000-\u0008\u000e-\u001f\ufffd]/g)?.length ?? 0;
  return strange > head.length / 50;
}
