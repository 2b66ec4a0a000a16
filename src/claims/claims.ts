/** A message held against the record: the claims that it makes, and how each stands to what is on record. */
import type { Corpus } from '../corpus/corpus.ts';
import type { IsoDate } from '../corpus/schema.ts';
import { recordOf } from './evidence.ts';
import { readClaim } from './reading.ts';
import { stretchesIn } from './segment.ts';
import type { Claim, Claims } from './types.ts';
import { judge } from './verdict.ts';

/** Messages are read as far as this. */
const MAX_CHARACTERS = 20_000;

/**
 * The claims of a message in its order, each with its verdict; none where it claims nothing.
 * @param published the day on which the message was written: “last year” is worked out from it
 */
export function checkMessage(message: string, corpus: Corpus, published: IsoDate): Claim[] {
  const text = message.slice(0, MAX_CHARACTERS);
  const record = recordOf(corpus);
  const stretches = stretchesIn(text, record);
  return stretches.map((stretch, at) => {
    const claim = readClaim(stretch, text, record, published);
    const after = text.slice(stretch.end, stretches[at + 1]?.start ?? text.length);
    return judge(claim, after, record);
  });
}

/** What `claims` prints of the claims of a message. */
export function claimsOf(id: string, claims: readonly Claim[]): Claims {
  return {
    id,
    claims: claims.map(({ start, end, text, type, verdict, entries, differences, confidence }) => ({
      start,
      end,
      text,
      type,
      verdict,
      items: entries.map((entry) => entry.id),
      confidence,
      ...(differences.length > 0 && { differences: [...differences] }),
    })),
  };
}
