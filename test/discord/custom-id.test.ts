import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Corpus } from '../../src/corpus/corpus.ts';
import { ownId } from '../../src/corpus/scope.ts';
import { customId, readCustomId, shortHash, VERBS } from '../../src/discord/custom-id.ts';
import { Keys, keyOf } from '../../src/discord/keys.ts';
import { shippedContent } from './record.ts';

describe('a custom id', () => {
  it('reads back as it was written', () =>
    fc.assert(
      fc.property(
        fc.record({
          verb: fc.constantFrom(...VERBS),
          page: fc.integer({ min: 1, max: 9_999 }),
          key: fc.string().map((text) => shortHash(text)),
          version: fc.string().map((text) => shortHash(text)),
          asker: fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }).map(String),
        }),
        (id) => {
          expect(readCustomId(customId(id))).toEqual(id);
        },
      ),
    ));

  it.each(['', 'next', 'next:1:key', 'dance:1:key:version:1', 'next:x:key:version:1', 'next:1:key:version:me'])(
    'is not “%s”',
    (text) => expect(readCustomId(text)).toBeUndefined(),
  );
});

describe('keys', () => {
  it('lead back to every id of the shipped corpus', async () => {
    const corpus = new Corpus(await shippedContent());
    const keys = new Keys(corpus);
    for (const { id } of [...corpus.entries, ...corpus.sources, ...corpus.people]) {
      expect(keys.idOf(keyOf(id))).toBe(id);
    }
  });

  it('differ between scopes, so that no button reaches into another server', async () => {
    const corpus = new Corpus(await shippedContent());
    const id = corpus.entries[0]?.id ?? '';
    const one = keyOf(ownId('1', id));
    expect(one).not.toBe(keyOf(ownId('2', id)));
    expect(new Keys(corpus).idOf(one)).toBeUndefined();
  });
});
