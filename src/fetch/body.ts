import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

/** More came than is taken. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/** Packed in a way that is not known, or badly. */
export class BadEncoding extends Error {
  override readonly name = 'BadEncoding';
}

/**
 * Reads and unpacks what a server sends, and stops as soon as it is too much: a bomb is never unpacked whole.
 * @param most bytes after unpacking
 * @throws TooLarge, BadEncoding
 */
export async function readBody(body: AsyncIterable<Uint8Array>, encoding: string, most: number): Promise<Uint8Array> {
  const unpack = unpackerOf(encoding);
  const chunks: Uint8Array[] = [];
  let size = 0;
  const collect = async (parts: AsyncIterable<Uint8Array>) => {
    for await (const part of parts) {
      size += part.byteLength;
      if (size > most) throw new TooLarge();
      chunks.push(part);
    }
  };
  // What is packed is smaller than what it holds, so its own size is bounded too.
  const bounded = Readable.from(boundedBy(body, most));
  try {
    await (unpack === undefined ? collect(bounded) : pipeline(bounded, unpack, collect));
  } catch (error) {
    if (error instanceof Error && 'code' in error && /^(?:Z_|ERR__?BROTLI|ERR_BROTLI)/.test(String(error.code))) {
      throw new BadEncoding(encoding, { cause: error });
    }
    throw error;
  }
  return Buffer.concat(chunks);
}

async function* boundedBy(body: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const part of body) {
    size += part.byteLength;
    if (size > most) throw new TooLarge();
    yield part;
  }
}

/** RFC 9110, 8.4.1. Several encodings over each other are nobody's ordinary page. */
function unpackerOf(encoding: string) {
  switch (encoding.trim().toLowerCase()) {
    case '':
    case 'identity':
      return undefined;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    default:
      throw new BadEncoding(encoding);
  }
}
