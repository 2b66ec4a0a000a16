import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { RawDocument } from '../reading/types.ts';
import type { NoPage } from '../record/word-archive.ts';
import type { Surroundings } from './surroundings.ts';

const MEDIA_TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.htm': 'text/html',
  '.xhtml': 'application/xhtml+xml',
  '.pdf': 'application/pdf',
  '.md': 'text/markdown',
  '.markdown': 'text/markdown',
  '.rss': 'application/rss+xml',
  '.atom': 'application/atom+xml',
  '.xml': 'application/xml',
};

/** Standard input, as a command line names it. */
export const STANDARD_INPUT = '-';

/**
 * Gets what a person names on a command line: an address, a file, or `-` for standard input.
 * @returns the reason, where there is nothing to read; nothing is thrown for what a person got wrong
 */
export async function documentNamed(
  name: string,
  { streams, fetchPage }: Pick<Surroundings, 'streams' | 'fetchPage'>,
): Promise<RawDocument | NoPage> {
  if (/^[a-z][a-z\d+.-]+:\/\//i.test(name)) return fetchPage(name);
  const found = name === STANDARD_INPUT ? { bytes: await buffer(streams.input) } : await fileNamed(name);
  if ('reason' in found) return found;
  if (found.bytes.byteLength === 0) {
    return { reason: name === STANDARD_INPUT ? 'Nothing came on standard input.' : `The file ${name} is empty.` };
  }
  // What has no telling name is looked into by whoever reads it.
  return { bytes: found.bytes, mediaType: MEDIA_TYPES[path.extname(name).toLowerCase()] ?? 'text/plain' };
}

async function fileNamed(name: string): Promise<{ bytes: Uint8Array } | NoPage> {
  try {
    return { bytes: await readFile(name) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      return { reason: `There is no file ${name}. An address begins with https://, and - stands for standard input.` };
    }
    if (code === 'EISDIR') return { reason: `${name} is a folder: name a file in it.` };
    return { reason: `${name} cannot be read: ${error instanceof Error ? error.message : String(error)}.` };
  }
}
