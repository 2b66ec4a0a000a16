import type { RawDocument } from './article.ts';

/** Pages in Windows' Western European set call themselves Latin-1: the Encoding standard reads both as the former. */
const FALLBACK = 'windows-1252';

/**
 * The text of a document, by its byte order mark, by what its sender or it itself says, else as UTF-8, else as
 * Windows-1252. @returns undefined where it says a set that nobody knows and is not UTF-8
 */
export function decoded({ bytes, charset }: RawDocument): string | undefined {
  const mark = markOf(bytes);
  const said = mark ?? charset ?? declaredIn(bytes);
  if (said !== undefined) {
    const text = decode(bytes, said);
    if (text !== undefined) return text;
  }
  return decode(bytes, 'utf-8', true) ?? decode(bytes, FALLBACK);
}

function markOf([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

/** HTML says its set within its first kilobyte (HTML standard, “Specifying the document's character encoding”). */
function declaredIn(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.slice(0, 1024));
  return /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{1,40})/i.exec(head)?.[1];
}

function decode(bytes: Uint8Array, charset: string, strictly = false): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: strictly }).decode(bytes);
  } catch {
    // An unknown set, or bytes that are not of it: the next one is tried.
    return undefined;
  }
}
