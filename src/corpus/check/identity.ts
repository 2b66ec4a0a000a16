import type { DatedEvent, Office, Person, Place, Source } from '../schema.ts';
import { type CorpusRecord, type Evidence, error, type Finding, warning } from './finding.ts';

/** The entries of all lists share one space of ids: each is named by its id alone. */
export function uniqueIds({ content: { sources: _, ...lists } }: Evidence): Finding[] {
  const records: CorpusRecord[] = Object.values(lists).flat();
  const ids = [
    ...records.map((of) => ({ of, id: of.id, path: ['id'] })),
    ...lists.measures.flatMap((of) => (of.formerly ?? []).map((id, index) => ({ of, id, path: ['formerly', index] }))),
  ];
  return repeated(ids, ({ id }) => id).map(([{ of, id, path }]) =>
    error('duplicate-id', of, path, `The id “${id}” is taken already.`, 'an id that no other entry of a list has'),
  );
}

/** Statements and figures of one source are named by `<source id>#<id>`, so no two may share an id. */
export function uniqueItemIds(source: Source): Finding[] {
  const statements = source.statements.map(({ id }, index) => ({ id, path: ['statements', index, 'id'] }));
  const figures = source.figures.map(({ id }, index) => ({ id, path: ['figures', index, 'id'] }));
  return repeated([...statements, ...figures], ({ id }) => id).map(([{ id, path }]) =>
    error(
      'duplicate-id',
      source,
      path,
      `The id “${id}” is taken already in this source.`,
      'an id that no other statement or figure of the source has',
    ),
  );
}

/** A source's file is named `<published>-<publisher>-<slug>.md`. */
export function fileName(source: Source): Finding[] {
  const [, date, rest] = /^(\d{4}-\d{2}-\d{2})-(.+)$/.exec(source.id) ?? [];
  if (date === undefined || rest === undefined || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(rest)) return [misnamed(source)];
  if (date === source.published) return [];
  const message = `The file's name says ${date}, the source says that it was published on ${source.published}.`;
  const expected = `${date}, or a file name that begins with ${source.published}`;
  return [error('published-differs', source, ['published'], message, expected)];
}

function misnamed(source: Source): Finding {
  const message = `The file's name “${source.id}.md” has not the form of a source's name.`;
  const expected = `${source.published}-<publisher>-<slug>.md in lower-case letters, digits and hyphens`;
  return error('file-name', source, [], message, expected);
}

/** One address in two files is most often one source entered twice. */
export function repeatedAddresses({ content }: Evidence): Finding[] {
  return repeated(
    content.sources.filter(({ url }) => url !== ''),
    (source) => source.url,
  ).map(([source, first]) =>
    warning(
      'duplicate-url',
      source,
      ['url'],
      `The source ${first.id} has this address too.`,
      'one file for each source, or the address of this part of it',
    ),
  );
}

/** A name that fits two people makes a question about them ambiguous: valid, and both are offered. */
export function sharedAliases({ content }: Evidence): Finding[] {
  const names = content.people.flatMap(namesOf);
  return repeated(names, ({ name }) => name.toLowerCase())
    .filter(([again, first]) => again.person !== first.person)
    .map(([{ person, name, path }, first]) =>
      warning(
        'shared-alias',
        person,
        path,
        `“${name}” also names ${first.person.name} (${first.person.id}).`,
        'a name that only one has, unless both are truly called so',
      ),
    );
}

function namesOf(person: Person) {
  return [
    { person, name: person.name, path: ['name'] },
    ...person.aliases.map((name, index) => ({ person, name, path: ['aliases', index] })),
  ];
}

/** An office, an event or a place is looked up by its name: of two that share one, the first is found. */
export function sharedNames({ content: { offices, events, places } }: Evidence): Finding[] {
  return [
    ...sharedIn(offices.map((office) => ({ of: office, names: [office.title, ...office.aliases] }))),
    ...sharedIn(events.map((event) => ({ of: event, names: [event.name, ...event.aliases] }))),
    ...sharedIn(places.map((place) => ({ of: place, names: [place.name, ...place.aliases] }))),
  ];
}

function sharedIn<T extends DatedEvent | Office | Place>(named: readonly { of: T; names: string[] }[]): Finding[] {
  const names = named.flatMap(({ of, names }) => names.map((name, index) => ({ of, name, index })));
  return repeated(names, ({ name }) => name.toLowerCase())
    .filter(([again, first]) => again.of !== first.of)
    .map(([{ of, name, index }, first]) => {
      const path = index === 0 ? ['title' in of ? 'title' : 'name'] : ['aliases', index - 1];
      const message = `“${name}” also names ${first.of.id}.`;
      return warning('shared-name', of, path, message, 'a name that only one entry of the list has');
    });
}

/** Each thing whose key an earlier one has, beside the first that has it. */
function repeated<T>(things: readonly T[], keyOf: (thing: T) => string): [T, T][] {
  const firsts = new Map<string, T>();
  return things.flatMap((thing): [T, T][] => {
    const first = firsts.get(keyOf(thing));
    if (first !== undefined) return [[thing, first]];
    firsts.set(keyOf(thing), thing);
    return [];
  });
}
