/** How much of a quotation stands in a text. */
import { words } from '../search/analyzer.ts';

/** How many words a quotation has. */
export function wordCount(quoted: string): number {
  return words(quoted).length;
}

/** The longest run of quoted words that stands in a text, as a share of them. */
export function quotedShare(quoted: string, text: string): number {
  const said = words(quoted);
  const held = ` ${words(text).join(' ')} `;
  if (said.length === 0) return 1;
  for (let length = said.length; length > 0; length -= 1)
    for (let from = 0; from + length <= said.length; from += 1)
      if (held.includes(` ${said.slice(from, from + length).join(' ')} `)) return length / said.length;
  return 0;
}
