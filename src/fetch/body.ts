import { type Duplex, pipeline } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';

/** More came than is taken. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/** Packed in a way that is not known, or badly. */
export class BadEncoding extends Error {
  override readonly name = 'BadEncoding';
}

type Bytes = AsyncIterable<Uint8Array>;
type Unpack = (packed: Bytes) => Bytes;

/** RFC 9110, 8.4.1. */
const UNPACKERS: Record<string, Unpack> = {
  identity: (packed) => packed,
  gzip: (packed) => through(packed, createGunzip()),
  'x-gzip': (packed) => through(packed, createGunzip()),
  deflate: inflated,
  br: (packed) => through(packed, createBrotliDecompress()),
};
/** Packed more often than so is nobody’s ordinary page. */
const MOST_PACKINGS = 3;
/** Bytes that are unpacked, or come, of each packing. */
const MOST_PACKED = 5 * 1024 * 1024;

/**
 * Reads and unpacks what a server sends, and stops as soon as it is too much: a bomb is never unpacked whole, whichever
 * of several packings it sits in.
 * @param encoding names each packing, the innermost first
 * @param most bytes that are taken
 * @param beyond what becomes of more: it is cut off, or the whole refused
 * @throws TooLarge, BadEncoding
 */
export async function readBody(
  body: Bytes,
  encoding: string,
  most: number,
  beyond: 'refuse' | 'cut' = 'refuse',
): Promise<Uint8Array> {
  const unpackers = unpackersOf(encoding);
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of unpackers.reduce((packed, unpack) => unpack(bounded(packed)), body)) {
      size += part.byteLength;
      chunks.push(part);
      if (size <= most) continue;
      if (beyond === 'cut') break;
      throw new TooLarge();
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && /^(?:Z_|ERR_+BROTLI)/.test(String(error.code))) {
      throw new BadEncoding(encoding, { cause: error });
    }
    throw error;
  }
  return Buffer.concat(chunks).subarray(0, most);
}

async function* bounded(packed: Bytes): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const part of packed) {
    size += part.byteLength;
    if (size > MOST_PACKED) throw new TooLarge();
    yield part;
  }
}

/** In the order in which they have to be undone. */
function unpackersOf(encoding: string): Unpack[] {
  const names = encoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length > MOST_PACKINGS) throw new BadEncoding(`${names.length} times over`);
  return names.toReversed().map((name) => {
    const unpack = Object.hasOwn(UNPACKERS, name) ? UNPACKERS[name] : undefined;
    if (unpack === undefined) throw new BadEncoding(name);
    return unpack;
  });
}

function through(packed: Bytes, unpacker: Duplex): Bytes {
  return pipeline(packed, unpacker, () => undefined);
}

/** Some servers leave out the wrapping that the coding’s name stands for (RFC 9110, 8.4.1.2). */
async function* inflated(packed: Bytes): AsyncGenerator<Uint8Array> {
  const parts = packed[Symbol.asyncIterator]();
  const first = await parts.next();
  if (first.done === true) return;
  const whole = async function* () {
    yield first.value;
    yield* { [Symbol.asyncIterator]: () => parts };
  };
  const isWrapped = ((first.value[0] ?? 0) & 0x0f) === 8;
  yield* through(whole(), isWrapped ? createInflate() : createInflateRaw());
}
