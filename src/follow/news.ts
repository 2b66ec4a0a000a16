/** Which changes of the record meet which follows. */
import type { Corpus } from '../corpus/corpus.ts';
import { netChanges } from '../record/item-diff.ts';
import type { Follow } from '../store/follows.ts';
import type { ItemChange, ItemTraits } from '../store/item-changes.ts';
import { SHARED_SCOPE } from '../store/revisions.ts';

/** A change, and the follows that it meets. */
export interface News {
  change: ItemChange;
  follows: readonly Follow[];
}

/** Finds the items among some that a question asks for. */
export type FindAsked = (
  question: string,
  server: string | null,
  items: ReadonlySet<string>,
) => Promise<ReadonlySet<string>>;

/** Changes by what they are about: however many follows there are, each costs one look. */
export class NewsIndex {
  readonly #changes: readonly ItemChange[];
  readonly #byKey = new Map<string, ItemChange[]>();

  /** @param changes oldest first */
  constructor(changes: readonly ItemChange[]) {
    this.#changes = changes;
    for (const change of changes) {
      const { traits, traitsBefore } = change;
      for (const key of new Set([...keysOf(traits), ...(traitsBefore === undefined ? [] : keysOf(traitsBefore))]))
        this.#byKey.set(key, [...(this.#byKey.get(key) ?? []), change]);
    }
  }

  /** The changes that a follow may be told of, and that meet it, oldest first. @param corpus what all servers share */
  async meeting(follow: Follow, corpus: Corpus, findAsked: FindAsked): Promise<ItemChange[]> {
    if (follow.kind !== 'question')
      return (this.#byKey.get(keyOf(follow, corpus)) ?? []).filter((change) => isFor(follow, change));
    const changes = this.#changes.filter((change) => isFor(follow, change));
    const known = new Set(follow.found);
    const standing = new Set(changes.flatMap(({ kind, item }) => (kind === 'withdrawn' ? [] : [item])));
    const asked = standing.size === 0 ? standing : await findAsked(follow.about, follow.server, standing);
    // What has answered it before may not lead any more once it is corrected, and can't be found once it is withdrawn.
    return changes.filter(({ item }) => asked.has(item) || known.has(item));
  }
}

/** What some follows of one target have to tell, each item once, oldest first. */
export async function newsFor(
  follows: readonly Follow[],
  index: NewsIndex,
  corpus: Corpus,
  findAsked: FindAsked,
): Promise<News[]> {
  const met = new Map<number, { change: ItemChange; follows: Follow[] }>();
  for (const follow of follows)
    for (const change of await index.meeting(follow, corpus, findAsked)) {
      const known = met.get(change.number) ?? { change, follows: [] };
      met.set(change.number, { change, follows: [...known.follows, follow] });
    }
  const all = [...met.values()].sort((left, right) => left.change.number - right.change.number);
  const byItem = Map.groupBy(all, ({ change }) => nameOf(change));
  return netChanges(all.map(({ change }) => change)).map((change) => {
    const meeting = byItem.get(nameOf(change)) ?? [];
    return { change, follows: [...new Set(meeting.flatMap((each) => each.follows))] };
  });
}

function nameOf({ scope, item }: ItemChange): string {
  return `${scope} ${item}`;
}

/** A server’s own sources reach nobody from elsewhere, and nobody is told of what was there before. */
function isFor({ server, seen }: Follow, { scope, number }: ItemChange): boolean {
  return number > seen && (scope === SHARED_SCOPE || scope === server);
}

/** Whether an item is about what somebody follows; a question is met otherwise. */
export function meets(follow: Pick<Follow, 'kind' | 'about'>, traits: ItemTraits, corpus: Corpus): boolean {
  return keysOf(traits).includes(keyOf(follow, corpus));
}

function keysOf({ kind, by, topics, measure, subject }: ItemTraits): string[] {
  return [
    // Who counted is no speaker.
    ...(kind === 'statement' ? [`speaker ${by}`] : []),
    ...topics.map((topic) => `topic ${topic}`),
    ...(measure === undefined ? [] : [`measure ${measure}`]),
    ...(subject === undefined ? [] : [`subject ${subject}`]),
  ];
}

/** @param follow a measure may have been taken in by another since */
function keyOf({ kind, about }: Pick<Follow, 'kind' | 'about'>, corpus: Corpus): string {
  return `${kind} ${kind === 'measure' ? (corpus.measure(about)?.id ?? about) : about}`;
}
