/** What a claim is judged with, beside itself. */
import type { Source } from '../corpus/schema.ts';
import type { ClaimRecord } from './evidence.ts';
import type { Judgement } from './types.ts';

export interface Judging {
  /** what follows the claim in its message, up to the next claim */
  after: string;
  /** what other claims of the message are surely from */
  near: ReadonlySet<Source>;
  record: ClaimRecord;
}

export const NOT_ON_RECORD: Judgement = { verdict: 'not-on-record', entries: [], differences: [], confidence: 0.6 };

/** How much more an item is likely to be meant that is of the source of another claim. */
export const OF_NEAR_SOURCE = 0.2;
