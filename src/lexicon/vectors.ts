/**
 * Word vectors of the field: stems whose vectors point the same way stand for much the same. They are made by latent semantic
 * analysis (Deerwester et al., 1990) of what the record says and of how people ask for it (`npm run fit:vectors`), each
 * weighted by how much its stem tells. The file beside this one is read when a vector is first asked for.
 *
 * The file: three unsigned 32-bit numbers (how many stems, dimensions, bytes of their text), the stems in UTF-8, each ended
 * by a line feed, a 32-bit scale for each stem, then its dimensions as signed bytes. Little-endian.
 */
import { readVectors } from './files.ts';

/** The vectors of many stems, held as bytes: a float each would be four times as large and no better. */
export class WordVectors {
  readonly dimensions: number;
  readonly #rows: ReadonlyMap<string, number>;
  readonly #scales: Float32Array;
  readonly #values: Int8Array;
  #meanLength: number | undefined;

  private constructor(stems: readonly string[], dimensions: number, scales: Float32Array, values: Int8Array) {
    this.dimensions = dimensions;
    this.#rows = new Map(stems.map((stem, row) => [stem, row]));
    this.#scales = scales;
    this.#values = values;
  }

  /** @param bytes as `encode` makes them */
  static decode(bytes: Uint8Array): WordVectors {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const [size, dimensions, length] = [0, 4, 8].map((at) => view.getUint32(at, true)) as [number, number, number];
    const stems = new TextDecoder()
      .decode(bytes.subarray(HEADER, HEADER + length))
      .split('\n')
      .slice(0, size);
    const scales = Float32Array.from(stems, (_, row) => view.getFloat32(HEADER + length + 4 * row, true));
    // A view, not `slice`: that of a Buffer gives its whole memory, from the beginning.
    const values = new Int8Array(bytes.buffer, bytes.byteOffset + HEADER + length + 4 * size, size * dimensions);
    return new WordVectors(stems, dimensions, scales, values);
  }

  /** @param vectors of one length, by their stems */
  static encode(vectors: ReadonlyMap<string, Float64Array>): Uint8Array {
    const stems = new TextEncoder().encode([...vectors.keys()].map((stem) => `${stem}\n`).join(''));
    const dimensions = vectors.values().next().value?.length ?? 0;
    const bytes = new Uint8Array(HEADER + stems.length + vectors.size * (4 + dimensions));
    const view = new DataView(bytes.buffer);
    [vectors.size, dimensions, stems.length].forEach((number, at) => {
      view.setUint32(4 * at, number, true);
    });
    bytes.set(stems, HEADER);
    let row = 0;
    for (const vector of vectors.values()) {
      const scale = Math.max(...vector.map(Math.abs), Number.MIN_VALUE) / 127;
      view.setFloat32(HEADER + stems.length + 4 * row, scale, true);
      const from = HEADER + stems.length + 4 * vectors.size + dimensions * row;
      vector.forEach((value, at) => {
        view.setInt8(from + at, Math.round(value / scale));
      });
      row += 1;
    }
    return bytes;
  }

  /** How long a vector is in the mean: what a word is taken for that has none. */
  get meanLength(): number {
    this.#meanLength ??= meanOf([...this.#rows.values()].map((row) => this.#length(row)));
    return this.#meanLength;
  }

  #length(row: number): number {
    // A plain loop: `Math.hypot` over all rows took a twelfth of a start.
    const from = row * this.dimensions;
    let squares = 0;
    for (let at = from; at < from + this.dimensions; at += 1) squares += (this.#values[at] ?? 0) ** 2;
    return Math.sqrt(squares) * (this.#scales[row] ?? 0);
  }

  /** The place of a stem's vector; -1 where it has none. */
  row(stem: string): number {
    return this.#rows.get(stem) ?? -1;
  }

  /** Adds a row's vector, so many times, to a sum. */
  add(row: number, times: number, sum: Float32Array): void {
    const factor = times * (this.#scales[row] ?? 0);
    const from = row * this.dimensions;
    for (let at = 0; at < this.dimensions; at += 1) sum[at] = (sum[at] ?? 0) + factor * (this.#values[from + at] ?? 0);
  }

  /** The inner product of a row's vector with another one. */
  dot(row: number, other: Float32Array): number {
    const values = this.#values;
    const from = row * this.dimensions;
    const whole = this.dimensions - (this.dimensions % 4);
    // Four sums side by side: in one sum each addition waits for the one before it.
    let [first, second, third, fourth] = [0, 0, 0, 0];
    for (let at = 0; at < whole; at += 4) {
      first += (values[from + at] ?? 0) * (other[at] ?? 0);
      second += (values[from + at + 1] ?? 0) * (other[at + 1] ?? 0);
      third += (values[from + at + 2] ?? 0) * (other[at + 2] ?? 0);
      fourth += (values[from + at + 3] ?? 0) * (other[at + 3] ?? 0);
    }
    for (let at = whole; at < this.dimensions; at += 1) first += (values[from + at] ?? 0) * (other[at] ?? 0);
    return (first + second + third + fourth) * (this.#scales[row] ?? 0);
  }
}

const HEADER = 12;

function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / Math.max(numbers.length, 1);
}

let shipped: WordVectors | undefined;

/** The vectors that ship. */
export function wordVectors(): WordVectors {
  shipped ??= WordVectors.decode(readVectors());
  return shipped;
}
