import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Corpus } from '../../src/corpus/corpus.ts';
import { ownId } from '../../src/corpus/scope.ts';
import { CARD_VERBS, cardIds } from '../../src/discord/cards/card-id.ts';
import { shortHash } from '../../src/discord/kit/custom-id.ts';
import { Keys, keyOf } from '../../src/discord/session/snapshot.ts';
import { PANEL_VERBS, panelIds } from '../../src/moderation/session/panel.ts';
import { shippedContent } from './record.ts';

describe('an id of an answer’s button', () => {
  it('reads back as it was written', () =>
    fc.assert(
      fc.property(
        fc.record({
          verb: fc.constantFrom(...CARD_VERBS),
          page: fc.integer({ min: 1, max: 9_999 }),
          key: fc.string().map((text) => shortHash(text)),
          version: fc.string().map((text) => shortHash(text)),
          asker: fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }).map(String),
        }),
        (id) => {
          expect(cardIds.read(cardIds.write(id))).toEqual(id);
        },
      ),
    ));

  it('reads what earlier versions wrote', () =>
    expect(cardIds.read('next:2:a_b-C3d4:Zz09-_xy:123456789012345678')).toEqual({
      verb: 'next',
      page: 2,
      key: 'a_b-C3d4',
      version: 'Zz09-_xy',
      asker: '123456789012345678',
    }));

  it.each(['', 'next', 'next:1:key', 'dance:1:key:version:1', 'next:x:key:version:1', 'next:1:key:version:me'])(
    'is not “%s”',
    (text) => expect(cardIds.read(text)).toBeUndefined(),
  );
});

describe('an id of moderation', () => {
  it('reads back as it was written, whatever it is about', () =>
    fc.assert(
      fc.property(
        fc.record({
          verb: fc.constantFrom(...PANEL_VERBS),
          part: fc.integer({ min: 0, max: 999_999_999 }),
          about: fc.string({ maxLength: 60 }),
        }),
        (id) => {
          const written = panelIds.write(id);
          expect(panelIds.read(written)).toEqual(id);
          expect(cardIds.read(written)).toBeUndefined();
        },
      ),
    ));

  it.each([
    ['mod:publish:1:0a1b2c3d4e5f.Zz09-_xy', { verb: 'publish', part: 1, about: '0a1b2c3d4e5f.Zz09-_xy' }],
    ['mod:list:2:armed: patrols', { verb: 'list', part: 2, about: 'armed: patrols' }],
    ['mod:drafts:0:-', { verb: 'drafts', part: 0, about: '-' }],
  ])('reads what earlier versions wrote: %s', (text, id) => expect(panelIds.read(text)).toEqual(id));

  it('is refused where Discord would refuse it', () =>
    expect(() => panelIds.write({ verb: 'list', part: 0, about: 'x'.repeat(100) })).toThrow('too long'));
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
