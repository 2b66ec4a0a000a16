/** What became of the record in a week: each item once, by what it was before the week and what it is after it. */
import type { ItemChange, ItemTraits } from '../../store/item-changes.ts';

/** Items by what became of them. */
export interface News {
  /** ids */
  added: string[];
  corrected: string[];
  /** what they were: they are on record no more */
  withdrawn: ItemTraits[];
}

/** @param changes oldest first */
export function newsOf(changes: readonly ItemChange[]): News {
  const news: News = { added: [], corrected: [], withdrawn: [] };
  for (const [item, all] of Map.groupBy(changes, (change) => change.item)) {
    const [first, last] = [all[0], all.at(-1)];
    if (first === undefined || last === undefined) continue;
    const wasThere = first.kind !== 'new';
    if (last.kind === 'withdrawn') {
      if (wasThere) news.withdrawn.push(last.traits);
    } else if (!wasThere) news.added.push(item);
    // What was withdrawn and brought back as it was is no news.
    else if (first.kind !== 'withdrawn' || first.hash !== last.hash) news.corrected.push(item);
  }
  return news;
}
