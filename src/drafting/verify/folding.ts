/** Characters that printers choose between and that make no difference to what is said. */
const FOLDED: Record<string, string> = {
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '―': '-',
  '−': '-',
  '…': '...',
  '\u00ad': '',
  '\u200b': '',
  '\u200c': '',
  '\u200d': '',
  '\u2060': '',
  '\ufeff': '',
};

/** A text in which quotation marks, dashes and blanks are all of one kind, with the way back to where each stood. */
export class Folded {
  readonly text: string;
  /** for each character of `text` its offset in the original */
  readonly #places: number[] = [];

  constructor(original: string) {
    const parts: string[] = [];
    let blank = false;
    for (let at = 0; at < original.length; at += 1) {
      const character = original.charAt(at);
      const isBlank = /\s/.test(character);
      if (isBlank && blank) continue;
      const folded = isBlank ? ' ' : (FOLDED[character] ?? character);
      if (folded === '') continue;
      blank = isBlank;
      parts.push(folded);
      for (let each = 0; each < folded.length; each += 1) this.#places.push(at);
    }
    this.text = parts.join('');
  }

  /** Where words stand in the original, but for such characters. */
  find(words: string): { start: number; end: number } | undefined {
    const wanted = new Folded(words.trim()).text;
    const at = wanted === '' ? -1 : this.text.indexOf(wanted);
    const [start, last] = [this.#places[at], this.#places[at + wanted.length - 1]];
    return at === -1 || start === undefined || last === undefined ? undefined : { start, end: last + 1 };
  }
}
