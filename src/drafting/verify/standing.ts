import { Folded } from './folding.ts';
import type { Standing } from './types.ts';

/** How words that were once taken from a page stand there now. */
export function standsOn(words: string, page: { text: string }): Standing {
  if (page.text.includes(words)) return 'exact';
  return new Folded(page.text).find(words) === undefined ? 'missing' : 'set-differently';
}
