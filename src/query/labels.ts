/** The names of a corpus as they stand in the sentences of queries, and back from a name to what it may mean. */
import type { Corpus } from '../corpus/corpus.ts';
import { words } from '../search/analyzer.ts';

/** What a name in a sentence stands for. */
export type Named = 'speaker' | 'topic' | 'measure' | 'subject' | 'area' | 'person' | 'thing';

/** Something that a sentence can name. */
interface Entry {
  id: string;
  /** as it stands in a sentence */
  name: string;
  /** what it is, for when its name alone means something else as well */
  kind: string;
}

const ofCorpus = new WeakMap<Corpus, Labels>();

/** The names that sentences about one corpus are made of. */
export class Labels {
  readonly #names: Record<Named, Map<string, string>>;
  readonly #written: Record<Named, Map<string, string>>;
  readonly #subjects = new Map<string, string>();
  /** the words that their names begin with: most words of a text begin none */
  readonly #subjectBeginnings = new Set<string>();
  #longestSubject = 1;

  private constructor(corpus: Corpus) {
    const entries = entriesOf(corpus);
    const kinds = Object.keys(entries) as Named[];
    this.#names = mapped(kinds, () => new Map<string, string>());
    this.#written = mapped(kinds, () => new Map<string, string>());
    for (const kind of kinds) for (const entry of entries[kind]) this.#add(kind, entry);
    for (const { id, label, aliases } of corpus.subjects) {
      for (const name of [label, ...aliases].map(words)) {
        const phrase = name.join(' ');
        if (!this.#subjects.has(phrase)) this.#subjects.set(phrase, id);
        this.#subjectBeginnings.add(name[0] ?? '');
        this.#longestSubject = Math.max(this.#longestSubject, name.length);
      }
    }
  }

  static of(corpus: Corpus): Labels {
    const known = ofCorpus.get(corpus);
    if (known !== undefined) return known;
    const labels = new Labels(corpus);
    ofCorpus.set(corpus, labels);
    return labels;
  }

  /** The name of something, so written that it means nothing else. */
  write(kind: Named, id: string): string | undefined {
    return this.#written[kind].get(id);
  }

  /** The id of what a name means. */
  read(kind: Named, name: string): string | undefined {
    return this.#names[kind].get(name);
  }

  /** Ids of the subjects that a text names, by label or alias; of two names in one place the longer one. @param text normalised words */
  subjectsIn(text: readonly string[]): string[] {
    const found: string[] = [];
    for (let from = 0; from < text.length; ) {
      if (!this.#subjectBeginnings.has(text[from] ?? '')) {
        from += 1;
        continue;
      }
      let to = Math.min(text.length, from + this.#longestSubject);
      while (to > from && !this.#subjects.has(text.slice(from, to).join(' '))) to -= 1;
      const id = this.#subjects.get(text.slice(from, to).join(' '));
      if (id !== undefined) found.push(id);
      from = Math.max(to, from + 1);
    }
    return [...new Set(found)];
  }

  /** Of things that share a name the first has it alone; the next one's says what it is, or at last its id. */
  #add(kind: Named, entry: Entry): void {
    const { id, name } = entry;
    const names = this.#names[kind];
    const free = [name, `${name} (${entry.kind})`, `${name} (${id})`].find((each) => !names.has(each));
    if (free === undefined || this.#written[kind].has(id)) return;
    names.set(free, id);
    this.#written[kind].set(id, free);
  }
}

function mapped<K extends string, V>(keys: readonly K[], value: () => V): Record<K, V> {
  return Object.fromEntries(keys.map((key) => [key, value()])) as Record<K, V>;
}

/** Things in the order in which a name is looked up: where a term and a topic share one, the plain name is the term's. */
function entriesOf(corpus: Corpus): Record<Named, Entry[]> {
  const { people, topics, measures, terms, subjects } = corpus;
  const labels = [...topics, ...measures, ...subjects].map(({ label }) => label);
  const inSentence = sentenceCase(
    labels,
    [...topics, ...measures].flatMap(({ synonyms }) => synonyms),
  );
  const speakers = people.map(({ id, name, kind }): Entry => ({ id, name, kind }));
  const labelled = (kind: string, list: readonly { id: string; label: string }[]) =>
    list.map(({ id, label }): Entry => ({ id, name: label, kind }));
  const lowered = (kind: string, list: readonly { id: string; label: string }[]) =>
    list.map(({ id, label }): Entry => ({ id, name: inSentence(label), kind }));
  const areas = new Set(corpus.entries.flatMap((entry) => (entry.kind === 'figure' ? [entry.area] : [])));
  return {
    speaker: speakers,
    topic: lowered('topic', topics),
    measure: labelled('figure', measures),
    subject: lowered('subject', subjects),
    area: [...areas].map((area) => ({ id: area, name: area, kind: 'area' })),
    person: speakers.filter(({ kind }) => kind === 'person'),
    thing: [
      ...terms.map(({ id, term }): Entry => ({ id, name: term, kind: 'term' })),
      ...speakers.filter(({ kind }) => kind === 'organisation'),
      ...labelled('figure', measures),
      ...labelled('topic', topics),
    ],
  };
}

/**
 * How labels stand inside a sentence: "Knife crime" → "knife crime", but "Section 60", "Extinction Rebellion" and "London
 * policing" stay. A word that only ever stands with a capital inside the corpus's names is a name, and keeps it.
 */
function sentenceCase(labels: readonly string[], synonyms: readonly string[]): (label: string) => string {
  const inside = [
    ...labels.flatMap((label) => label.split(' ').slice(1)),
    ...synonyms.flatMap((name) => name.split(' ')),
  ];
  const lower = new Set(inside.filter((word) => /^\p{Ll}/u.test(word)));
  const capital = new Set(inside.filter((word) => /^\p{Lu}/u.test(word)));
  return (label) => {
    const [first = '', second = ''] = label.split(' ');
    const isWord =
      lower.has(first.toLowerCase()) || (!capital.has(first) && /^\p{Lu}[\p{Ll}-]+$/u.test(first) && second !== '');
    const lowers = ARTICLE.test(first) || (isWord && !/^[\p{Lu}\d]/u.test(second));
    return lowers ? first.toLowerCase() + label.slice(first.length) : label;
  };
}

const ARTICLE = /^(?:A|An|The)$/;
