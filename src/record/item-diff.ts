/** Finds the items that differ between the record as it was noticed last and as it is now. Pure. */
import { createHash } from 'node:crypto';
import { measuresById } from '../corpus/corpus.ts';
import type { Figure, Measure, Source, Statement, Subject } from '../corpus/schema.ts';
import { Subjects } from '../corpus/subjects.ts';
import type { ItemChange, ItemTraits, NewItemChange } from '../store/item-changes.ts';

/** An item that is on record now. */
export interface StandingItem {
  item: string;
  source: string;
  hash: string;
  traits: ItemTraits;
}

/** Reads from the sources and lists of a corpus the ids by which follows find an item. */
export class TraitReader {
  readonly #subjects: Subjects;
  readonly #measures: ReadonlyMap<string, Measure>;

  constructor({ subjects, measures }: { subjects: readonly Subject[]; measures: readonly Measure[] }) {
    this.#subjects = new Subjects(subjects, []);
    this.#measures = measuresById(measures);
  }

  /** Every item of a source. */
  itemsOf(source: Source): StandingItem[] {
    const { id, statements, figures } = source;
    return [
      ...statements.map((statement) => ({
        item: `${id}#${statement.id}`,
        source: id,
        hash: hashOf(source, statement),
        traits: this.#ofStatement(statement, source),
      })),
      ...figures.map((figure) => ({
        item: `${id}#${figure.id}`,
        source: id,
        hash: hashOf(source, figure),
        traits: this.#ofFigure(figure, source),
      })),
    ];
  }

  #ofStatement({ speaker, said, topics, stance }: Statement, { published }: Source): ItemTraits {
    const subject = stance && { subject: this.#subjects.of(stance.on).subject.id };
    return { kind: 'statement', by: speaker, day: said ?? published, topics, ...subject };
  }

  /** A figure has no topics of its own: it is about what its source is about. */
  #ofFigure({ by, period, measure }: Figure, { topics }: Source): ItemTraits {
    const known = this.#measures.get(measure)?.id ?? measure;
    return { kind: 'figure', by, day: period.to, topics, measure: known };
  }
}

/**
 * Hashes what a reader sees of an item: its words or value, whose it is, its dates, and the corrections on its card. Left out are its
 * ways of asking, its topics, and exact words that were found for it: a change of these is no correction.
 */
function hashOf({ published, corrections }: Source, item: Statement | Figure): string {
  const { id: _id, asked: _asked, ...said } = item;
  const { topics: _topics, words: _words, ...shown } = { topics: [], words: undefined, ...said };
  const fields = Object.entries(shown).sort(([left], [right]) => (left < right ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([fields, published, corrections]))
    .digest('base64url')
    .slice(0, HASH_CHARACTERS);
}

const HASH_CHARACTERS = 16;

/** What was noticed last of an item. */
export type KnownItem = Pick<ItemChange, 'item' | 'source' | 'version' | 'kind' | 'hash' | 'traits'>;

/**
 * The changes that lead from what was noticed last to what is on record now.
 * @param known the last change of each item of the sources that are compared
 * @param standing every item of these sources
 * @param revisionOf the revision that a source's changes came with; null for none
 */
export function differences(
  known: readonly KnownItem[],
  standing: readonly StandingItem[],
  revisionOf: (source: string) => number | null,
): NewItemChange[] {
  const before = new Map(known.map((each) => [each.item, each]));
  const now = new Set(standing.map(({ item }) => item));
  const gone = known.filter((each) => !isGone(each) && !now.has(each.item));
  const goneHashes = new Set(gone.map(({ hash }) => hash));
  const added = standing.filter(({ item }) => isGone(before.get(item)));
  const movedHashes = new Set(added.map(({ hash }) => hash).filter((hash) => goneHashes.has(hash)));
  const changeTo = (to: StandingItem | KnownItem, kind: NewItemChange['kind']): NewItemChange => ({
    item: to.item,
    source: to.source,
    version: (before.get(to.item)?.version ?? 0) + 1,
    kind,
    hash: to.hash,
    traits: to.traits,
    revision: revisionOf(to.source),
  });
  return [
    ...added.map((each) => changeTo(each, movedHashes.has(each.hash) ? 'seen' : 'new')),
    ...standing.flatMap((each): NewItemChange[] => {
      const was = before.get(each.item);
      if (was === undefined || isGone(was) || was.hash === each.hash) return [];
      return [{ ...changeTo(each, 'corrected'), traitsBefore: was.traits }];
    }),
    ...gone.map((each) => changeTo(each, movedHashes.has(each.hash) ? 'moved' : 'withdrawn')),
  ];
}

function isGone(known: KnownItem | undefined): boolean {
  return known === undefined || known.kind === 'withdrawn' || known.kind === 'moved';
}

/**
 * Sums several changes up, one for each item. An item that was added and withdrawn again within them is left out.
 * @param changes of any scopes, oldest first
 * @returns the last change of each item, with its kind against the state before all of them; oldest first
 */
export function netChanges(changes: readonly ItemChange[]): ItemChange[] {
  const items = Map.groupBy(changes, ({ scope, item }) => `${scope} ${item}`);
  return [...items.values()].flatMap((all) => netChange(all) ?? []).sort((left, right) => left.number - right.number);
}

function netChange(all: readonly ItemChange[]): ItemChange | undefined {
  const [first, last] = [all[0], all.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const wasThere = first.kind !== 'new';
  const isThere = last.kind !== 'withdrawn';
  if (!wasThere) return isThere ? { ...last, kind: 'new' } : undefined;
  if (!isThere) return last;
  // Withdrawn, and put back as it was.
  if (first.kind === 'withdrawn' && first.hash === last.hash) return undefined;
  const { traitsBefore = first.traits } = first;
  return { ...last, kind: 'corrected', traitsBefore };
}
