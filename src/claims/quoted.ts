/** How much of a quotation stands in a text. */
import { words } from '../search/analyzer.ts';

/** How many words a quotation has. */
export function wordCount(quoted: string): number {
  return words(quoted).length;
}

/** How many of the quoted words stand in a text in their order, within about as long a stretch of it, as a share of them. */
export function alignedShare(quoted: string, text: string): number {
  const [said, held] = [words(quoted), words(text)];
  if (said.length === 0) return 1;
  let most = 0;
  for (let from = 0; from < held.length; from += 1) {
    if (!said.includes(held[from] ?? '')) continue;
    const stretch = held.slice(from, from + said.length + 1);
    let at = 0;
    let found = 0;
    for (const word of said) {
      const next = stretch.indexOf(word, at);
      if (next === -1) continue;
      found += 1;
      at = next + 1;
    }
    most = Math.max(most, found);
  }
  return most / said.length;
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
