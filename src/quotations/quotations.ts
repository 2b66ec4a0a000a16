import type { Quotation } from '../reading/types.ts';
import type { People } from './people.ts';
import { Reader } from './reader.ts';

/**
 * Everything that a text gives as somebody's words, in the order of the text: exactly, in part, or reported.
 * A speaker is somebody whom the text names, a body, or the description that it gives; null where that is not clear.
 * Takes time in proportion to the length of the text; never throws.
 * @param people gives speakers their ids; without it nobody has one
 */
export function quotationsIn(text: string, people?: People): Quotation[] {
  return new Reader(text, people).read();
}
