import { type Range, spanOf, withoutInvisible } from '../reading/text.ts';
import type { Quotation } from '../reading/types.ts';
import { withoutFurniture } from './furniture.ts';
import type { People } from './people.ts';
import { Reader } from './reader.ts';

/**
 * Everything that a text gives as somebody's words, in the order of the text: exactly, in part, or reported.
 * A speaker is somebody whom the text names, a body, or the description that it gives; null where that is not clear.
 * Takes time in proportion to the length of the text; never throws.
 * @param people gives speakers their ids; without it nobody has one
 */
export function quotationsIn(text: string, people?: People): Quotation[] {
  const seen = withoutInvisible(text);
  const found = new Reader(withoutFurniture(seen.text), people).read();
  const placed = ({ start, end }: Range) => spanOf(text, { start: seen.placeOf(start), end: seen.placeOf(end) });
  return found.map(({ spans, cue, source, ...quotation }) => ({
    ...quotation,
    ...placed(quotation),
    ...(spans === undefined ? {} : { spans: spans.map(placed) }),
    ...(cue === undefined ? {} : { cue: placed(cue) }),
    ...(source === undefined ? {} : { source: placed(source) }),
  }));
}
