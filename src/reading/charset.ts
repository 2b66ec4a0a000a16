import type { RawDocument } from './types.ts';

/** Pages in Windows’ Western European set call themselves Latin-1: the Encoding standard reads both as the former. */
const FALLBACK = 'windows-1252';
const HEAD = 1024;

/**
 * The text of a document, by its byte order mark, by the zeros of sixteen-bit text, by what its sender or it itself says,
 * else as UTF-8, else as Windows-1252.
 */
export function decoded({ bytes, charset }: RawDocument): string | undefined {
  const told = markOf(bytes) ?? sixteenBits(bytes);
  if (told !== undefined) return decode(bytes, told);
  for (const said of [charset, declaredIn(bytes)]) {
    const text = said === undefined ? undefined : decodeAs(bytes, said);
    if (text !== undefined) return text;
  }
  return decode(bytes, 'utf-8', true) ?? decode(bytes, FALLBACK);
}

/** @returns undefined for a set that nobody knows, or that the bytes are not of */
function decodeAs(bytes: Uint8Array, said: string): string | undefined {
  // What says sixteen bits and shows none is read as UTF-8 (HTML standard, “prescan a byte stream”).
  const text = decode(bytes, /^utf-?16/i.test(said) ? 'utf-8' : said);
  return text === undefined || isMostlyBroken(text) ? undefined : text;
}

/** More characters could not be read than could be, plain ones aside: the bytes are of another set. */
function isMostlyBroken(text: string): boolean {
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  return broken > 0 && broken > (text.match(/[^\s!-~\ufffd]/g)?.length ?? 0);
}

function markOf([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

/** Of Western text in sixteen bits every other byte is nothing. */
function sixteenBits(bytes: Uint8Array): string | undefined {
  const zeros: [number, number] = [0, 0];
  const head = bytes.subarray(0, HEAD);
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2 === 0 ? 0 : 1] += 1;
  });
  const [even, odd] = zeros;
  const most = head.length * 0.3;
  if (odd > most && even < most / 10) return 'utf-16le';
  return even > most && odd < most / 10 ? 'utf-16be' : undefined;
}

/**
 * HTML says its set within its first kilobyte, XML in its first line (HTML standard, “Specifying the document's character
 * encoding”; XML 1.0, 4.3.3).
 */
function declaredIn(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, HEAD));
  const [, inXml] = /^\s*<\?xml[^>]{0,200}\bencoding\s*=\s*["']([\w-]{1,40})/i.exec(head) ?? [];
  return inXml ?? /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{1,40})/i.exec(head)?.[1];
}

function decode(bytes: Uint8Array, charset: string, strictly = false): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: strictly }).decode(bytes);
  } catch {
    // An unknown set, or bytes that are not of it: the next one is tried.
    return undefined;
  }
}
