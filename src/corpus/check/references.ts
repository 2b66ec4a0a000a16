import { nearest } from '../expectation.ts';
import type { FieldPath } from '../problem.ts';
import type { Source, Subject, Term } from '../schema.ts';
import { type Evidence, error, type Finding } from './finding.ts';

type Known = 'people' | 'topics' | 'measures';

/** An id that a record mentions, and the list that has to declare it. */
interface Reference {
  of: Source | Subject | Term;
  path: FieldPath;
  list: Known;
  id: string;
}

/** Every id that a source or a glossary entry mentions stands in its list. */
export function resolvedIds({ content, declared }: Evidence): Finding[] {
  const references = [
    ...content.terms.flatMap(topicsOf),
    ...content.subjects.flatMap(topicsOf),
    ...content.sources.flatMap(sourceReferences),
  ];
  return references.flatMap((reference) => {
    const known = declared[reference.list];
    return known === undefined || known.has(reference.id) ? [] : [unresolved(reference, known)];
  });
}

function unresolved({ of, path, list, id }: Reference, known: ReadonlySet<string>): Finding {
  const meant = nearest(id, [...known]);
  const expected = meant === undefined ? `an id of ${list}.yaml` : `an id of ${list}.yaml, perhaps “${meant}”`;
  return error('unknown-id', of, path, `${list}.yaml has no entry with the id “${id}”.`, expected);
}

function topicsOf(of: Subject | Term): Reference[] {
  return topicReferences(of, of.topics, ['topics']);
}

function sourceReferences(source: Source): Reference[] {
  const statements = source.statements.flatMap((statement, index): Reference[] => [
    { of: source, path: ['statements', index, 'speaker'], list: 'people', id: statement.speaker },
    ...topicReferences(source, statement.topics, ['statements', index, 'topics']),
  ]);
  const figures = source.figures.flatMap((figure, index): Reference[] => [
    { of: source, path: ['figures', index, 'measure'], list: 'measures', id: figure.measure },
    { of: source, path: ['figures', index, 'by'], list: 'people', id: figure.by },
  ]);
  return [...topicReferences(source, source.topics, ['topics']), ...statements, ...figures];
}

function topicReferences(of: Source | Subject | Term, topics: readonly string[], path: FieldPath): Reference[] {
  return topics.map((id, index) => ({ of, path: [...path, index], list: 'topics', id }));
}
