import type { HandedFile } from '../../discord/kit/command.ts';
import type { RawDocument } from '../../reading/types.ts';

/** As for pages of the web. */
const LIMITS = { bytes: 5 * 1024 * 1024, deadlineMs: 10_000 };

const MEDIA_TYPES: Record<string, string> = {
  md: 'text/markdown',
  markdown: 'text/markdown',
  pdf: 'application/pdf',
  html: 'text/html',
  htm: 'text/html',
};

/** Gets a file that somebody handed in from Discord's own store; its address is Discord's, not a person's. */
export async function fetchHandedFile({
  name,
  mediaType,
  url,
  size,
}: HandedFile): Promise<RawDocument | { reason: string }> {
  if (size > LIMITS.bytes) return { reason: `${name} is larger than ${LIMITS.bytes / 1024 / 1024} MiB.` };
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(LIMITS.deadlineMs), redirect: 'error' });
    if (!response.ok) return { reason: `${name} could not be fetched from Discord (${response.status}).` };
    const bytes = new Uint8Array(await response.arrayBuffer());
    const ending = name.split('.').at(-1)?.toLowerCase() ?? '';
    return { bytes, mediaType: MEDIA_TYPES[ending] ?? mediaType };
  } catch {
    // Whatever the cause, all the person can do is to hand it in again.
    return { reason: `${name} could not be fetched from Discord. Hand it in again.` };
  }
}
