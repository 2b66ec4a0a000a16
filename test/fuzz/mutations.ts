import fc from 'fast-check';

/** What programs that read text stumble over: marks without their other half, ends of lines, numbers at their bounds, names of members. */
const AWKWARD = [
  ...['', ' ', '\t', '\n', '\r\n', '\u0000', '\u00a0', '\u200b', '\u202e', '\ufeff', '\ud800', '👮‍♀️', 'é', 'e\u0301'],
  ...['“', '”', '"', "'", '’', '«', '(', ')', '[', ']', '{', '}', '<', '>', '<!--', ']]>', '&#x110000;', '&amp', '</'],
  ...['*', '_', '`', '||', '~~', '\\', '---\n', ': ', '- ', '&a ', '*a', '!!set ', '? ', '%00', '../', '$&', '$(id)'],
  ...['0', '-1', '1e999', '9007199254740993', 'NaN', 'null', 'true', '31 February 2018', '00', '2018', '٢٠١٨'],
  ...[
    '<@1>',
    '<#1>',
    '<t:9e99:D>',
    '<a:x:1>',
    '@everyone',
    'https://a.test/?q=“',
    '__proto__',
    'constructor',
    'toString',
  ],
];

interface Edit {
  /** where, as a share of the length */
  at: number;
  /** how much goes */
  length: number;
  put: string;
  times: number;
}

/** A change that stays near enough to what is valid to reach far into a reader. */
function edit(seeds: readonly string[]): fc.Arbitrary<Edit> {
  const pieceOfAnother = fc
    .tuple(fc.constantFrom(...seeds), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(200))
    .map(([seed, at, length]) => seed.slice(Math.floor(at * seed.length)).slice(0, length));
  return fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.oneof(fc.constant(0), fc.nat(12), fc.nat(400)),
    put: fc.oneof(fc.constantFrom(...AWKWARD), pieceOfAnother, fc.string({ unit: 'binary', maxLength: 20 })),
    // Mostly once; now and then so often that whatever is not linear shows.
    times: fc.oneof(
      { weight: 20, arbitrary: fc.constant(1) },
      { weight: 1, arbitrary: fc.integer({ min: 2, max: 2_000 }) },
    ),
  });
}

function edited(text: string, edits: readonly Edit[]): string {
  return edits.reduce((now, { at, length, put, times }) => {
    const place = Math.floor(at * now.length);
    return now.slice(0, place) + put.repeat(times) + now.slice(place + length);
  }, text);
}

/** Texts that are some valid one with a few changes. @param seeds valid texts */
export function near(seeds: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...seeds), fc.array(edit(seeds), { minLength: 1, maxLength: 6 }))
    .map(([seed, edits]) => edited(seed, edits));
}

/** The same of files that are no text: each byte is a character while it is changed. */
export function nearBytes(seeds: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  return near(seeds.map((seed) => Buffer.from(seed).toString('latin1'))).map((text) => Buffer.from(text, 'latin1'));
}
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** What may stand in place of a value: nothing, another type, a number out of bounds, an id of nobody. */
const OTHERS: Json[] = [
  null,
  true,
  -1,
  1e308,
  2 ** 53,
  '',
  '0',
  'x'.repeat(5_000),
  '18446744073709551616',
  [],
  {},
  [null],
];

/** Data of some valid shape in which a few values are gone or others. @param seeds valid data */
export function nearData(seeds: readonly Json[]): fc.Arbitrary<Json> {
  const change = fc.record({
    at: fc.nat(),
    to: fc.option(fc.oneof(fc.constantFrom(...OTHERS), fc.jsonValue() as fc.Arbitrary<Json>)),
  });
  return fc
    .tuple(fc.constantFrom(...seeds), fc.array(change, { minLength: 1, maxLength: 4 }))
    .map(([seed, changes]) => {
      const data = structuredClone(seed);
      for (const { at, to } of changes) {
        const places = placesIn(data);
        const place = places[at % places.length];
        if (place === undefined) continue;
        if (to === null) Reflect.deleteProperty(place.holder, place.key);
        else Reflect.set(place.holder, place.key, structuredClone(to));
      }
      return data;
    });
}

/** Every value within data, with what holds it. */
function placesIn(data: Json): { holder: object; key: string }[] {
  if (data === null || typeof data !== 'object') return [];
  return Object.entries(data).flatMap(([key, value]) => [{ holder: data, key }, ...placesIn(value)]);
}
