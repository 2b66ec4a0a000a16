/** What of a TrueType font tells how much room a text takes: which characters it has, and how far each advances. */

/** The four bytes at which a table's record begins, and what it holds. */
const TABLE_RECORDS = 12;
const TABLE_RECORD = 16;
const HEAD_UNITS_PER_EM = 18;
const HHEA_ADVANCES = 34;
const CMAP_RECORDS = 4;
const CMAP_RECORD = 8;
/** The form of a character map that has all of Unicode, and the one that has its first 65,536 characters. */
const SEGMENTED_COVERAGE = 12;
const SEGMENTED = 4;

/** A font's characters and their advance widths. */
export class Typeface {
  readonly #bytes: DataView;
  readonly #tables = new Map<string, number>();
  readonly #unitsPerEm: number;
  readonly #advances: number;
  readonly #glyphs: ReadonlyMap<number, number>;

  /** @param bytes a TrueType or OpenType file */
  constructor(bytes: Uint8Array) {
    this.#bytes = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const count = this.#bytes.getUint16(4);
    for (let at = 0; at < count; at += 1) {
      const record = TABLE_RECORDS + at * TABLE_RECORD;
      const tag = String.fromCharCode(...[0, 1, 2, 3].map((letter) => this.#bytes.getUint8(record + letter)));
      this.#tables.set(tag, this.#bytes.getUint32(record + 8));
    }
    this.#unitsPerEm = this.#bytes.getUint16(this.#table('head') + HEAD_UNITS_PER_EM);
    this.#advances = this.#bytes.getUint16(this.#table('hhea') + HHEA_ADVANCES);
    this.#glyphs = this.#readGlyphs();
  }

  /** Whether every character of a text has a glyph. */
  has(text: string): boolean {
    return [...text].every((character) => this.#glyphs.has(character.codePointAt(0) ?? 0));
  }

  /** The advance widths of a text's characters together, in pixels of a size. */
  widthOf(text: string, size: number): number {
    let units = 0;
    for (const character of text) units += this.#advanceOf(this.#glyphs.get(character.codePointAt(0) ?? 0) ?? 0);
    return (units * size) / this.#unitsPerEm;
  }

  #table(tag: string): number {
    const at = this.#tables.get(tag);
    if (at === undefined)
      throw new Error(`The font has no table “${tag}”: it is no TrueType font, or it is cut short.`);
    return at;
  }

  /** Glyphs after the last advance that is given have that one. */
  #advanceOf(glyph: number): number {
    return this.#bytes.getUint16(this.#table('hmtx') + Math.min(glyph, this.#advances - 1) * 4);
  }

  #readGlyphs(): ReadonlyMap<number, number> {
    const cmap = this.#table('cmap');
    const count = this.#bytes.getUint16(cmap + 2);
    const maps = Array.from({ length: count }, (_, at) =>
      this.#bytes.getUint32(cmap + CMAP_RECORDS + at * CMAP_RECORD + 4),
    ).map((offset) => ({ at: cmap + offset, form: this.#bytes.getUint16(cmap + offset) }));
    const whole = maps.find(({ form }) => form === SEGMENTED_COVERAGE);
    if (whole !== undefined) return this.#coverage(whole.at);
    const basic = maps.find(({ form }) => form === SEGMENTED);
    if (basic === undefined) throw new Error('The font has no character map that is known (form 4 or 12).');
    return this.#segments(basic.at);
  }

  #coverage(at: number): ReadonlyMap<number, number> {
    const glyphs = new Map<number, number>();
    const groups = this.#bytes.getUint32(at + 12);
    for (let group = 0; group < groups; group += 1) {
      const record = at + 16 + group * 12;
      const [first, last, glyph] = [0, 4, 8].map((offset) => this.#bytes.getUint32(record + offset));
      if (first === undefined || last === undefined || glyph === undefined) continue;
      for (let code = first; code <= last; code += 1) glyphs.set(code, glyph + code - first);
    }
    return glyphs;
  }

  #segments(at: number): ReadonlyMap<number, number> {
    const glyphs = new Map<number, number>();
    const size = this.#bytes.getUint16(at + 6);
    for (let offset = 0; offset < size; offset += 2) {
      const last = this.#bytes.getUint16(at + 14 + offset);
      const first = this.#bytes.getUint16(at + 16 + size + offset);
      const delta = this.#bytes.getUint16(at + 16 + 2 * size + offset);
      const rangeAt = at + 16 + 3 * size + offset;
      const range = this.#bytes.getUint16(rangeAt);
      for (let code = first; code <= last && code < 0xffff; code += 1) {
        const own = range === 0 ? code : this.#bytes.getUint16(rangeAt + range + 2 * (code - first));
        const glyph = own === 0 ? 0 : (own + delta) & 0xffff;
        if (glyph !== 0) glyphs.set(code, glyph);
      }
    }
    return glyphs;
  }
}

/** The two weights that a picture is set in. */
export interface Typefaces {
  regular: Typeface;
  semibold: Typeface;
}
