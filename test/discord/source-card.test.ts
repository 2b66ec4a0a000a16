import { beforeAll, describe, expect, it } from 'vitest';
import type { Item } from '../../src/answer/types.ts';
import type { Source } from '../../src/corpus/schema.ts';
import { itemLayout } from '../../src/discord/cards/answer.ts';
import { sourceLines } from '../../src/discord/cards/card.ts';
import type { Layout } from '../../src/discord/cards/layout.ts';
import { sourceLayout } from '../../src/discord/cards/source.ts';
import type { Snapshot } from '../../src/discord/session/snapshot.ts';
import { shippedRecord } from './record.ts';

let record: Snapshot;

beforeAll(async () => {
  record = await shippedRecord();
});

function itemsOf({ id, statements, figures }: Source): Item[] {
  return [...statements, ...figures].flatMap((part) => record.item(`${id}#${part.id}`) ?? []);
}

function linesOf({ pages }: Layout): string[] {
  return pages.flatMap(({ blocks }) => blocks.flatMap(({ texts }) => texts.flatMap((text) => text.split('\n'))));
}

describe('the card of a source', () => {
  it('has every line of the cards of its items, but the source itself', () => {
    const missing = record.corpus.sources.flatMap((source) => {
      const items = itemsOf(source);
      const shown = new Set(linesOf(sourceLayout(source, items)));
      return items.flatMap((item) => {
        const ofSource = new Set(sourceLines(item.citation).split('\n'));
        return linesOf(itemLayout(item)).filter((line) => !ofSource.has(line) && !shown.has(line));
      });
    });
    expect(missing).toEqual([]);
  });

  it('says of each statement what side it takes, in the words of its file', () => {
    const sided = record.corpus.sources.flatMap((source) =>
      source.statements.flatMap(({ stance }) => (stance === undefined ? [] : [{ source, on: stance.on }])),
    );
    expect(sided.length).toBeGreaterThan(100);
    for (const { source, on } of sided) {
      const [start = ''] = on.split(/[^\w ]/);
      expect(linesOf(sourceLayout(source, itemsOf(source))).join('\n'), source.id).toContain(`-# On ${start}`);
    }
  });
});
