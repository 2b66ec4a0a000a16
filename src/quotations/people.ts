import type { Corpus } from '../corpus/corpus.ts';
import { heldOn } from '../corpus/field.ts';
import type { IsoDate, Person } from '../corpus/schema.ts';
import { is } from '../lexicon/lexicon.ts';
import { Vocabulary } from '../search/vocabulary.ts';
import { isHonorific } from './word-classes.ts';

/** Somebody as a text names them. */
interface Named {
  kind: 'person' | 'body' | 'description';
  name: string;
}

/** Whom the record knows, for the names of a text. */
export interface People {
  /** The one person or organisation that a name means; undefined where it means none or may mean several. */
  find(named: Named): Person | undefined;
}

/**
 * Looks up the names of a text in the record.
 * @param day on which the text appeared: an office without a name means whoever held it then
 */
export function peopleOf(corpus: Corpus, day: IsoDate): People {
  const vocabulary = new Vocabulary(corpus);
  const holders = holdersOn(corpus, day);
  const byName = (name: string, kind: 'person' | 'organisation') => {
    const ids = new Set(vocabulary.lookUp(name).flatMap((named) => (named.kind === kind ? named.ids : [])));
    const [id] = ids;
    return ids.size === 1 && id !== undefined ? corpus.person(id) : undefined;
  };
  return {
    find({ kind, name }) {
      if (kind === 'body') return byName(name, 'organisation');
      if (kind === 'person') {
        // A surname alone is too little: another may bear it.
        const isWhole = name.split(' ').filter((word) => !isHonorific(word.toLowerCase())).length > 1;
        return isWhole ? byName(name, 'person') : undefined;
      }
      const found = holders.get(titleKey(name)) ?? [];
      return found.length === 1 ? found[0] : undefined;
    },
  };
}

function holdersOn(corpus: Corpus, day: IsoDate): Map<string, Person[]> {
  const holders = new Map<string, Person[]>();
  for (const person of corpus.people) {
    const titles = person.offices.filter((office) => office.from !== undefined && heldOn(office, day));
    for (const key of new Set(titles.map(({ title }) => titleKey(title)))) {
      if (key !== '') holders.set(key, [...(holders.get(key) ?? []), person]);
    }
  }
  return holders;
}

function titleKey(title: string): string {
  const words = title.toLowerCase().match(/[\p{L}’'-]+/gu) ?? [];
  return words.filter((word) => !is(word, 'posts.left-out')).join(' ');
}
