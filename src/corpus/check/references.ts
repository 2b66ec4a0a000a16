import { nearest } from '../expectation.ts';
import type { FieldPath } from '../problem.ts';
import type { CorpusContent, Source, Subject, Term } from '../schema.ts';
import { type CorpusRecord, type Evidence, error, type Finding, rememberedOf } from './finding.ts';

type Known = keyof Evidence['declared'];

/** An id that a record mentions, and the list that has to declare it. */
interface Reference {
  of: CorpusRecord;
  path: FieldPath;
  list: Known;
  id: string;
}

/** Every id that a source or an entry of a list mentions stands in its list. */
export function resolvedIds({ content, declared }: Evidence): Finding[] {
  const references = [
    ...content.terms.flatMap(topicsOf),
    ...content.subjects.flatMap(topicsOf),
    ...fieldReferences(content),
  ];
  const findings: Finding[] = [];
  for (const each of [references, ...content.sources.map(sourceReferences)]) {
    for (const reference of each) {
      const known = declared[reference.list];
      if (known !== undefined && !known.has(reference.id)) findings.push(unresolved(reference, known));
    }
  }
  return findings;
}

function unresolved({ of, path, list, id }: Reference, known: ReadonlySet<string>): Finding {
  const meant = nearest(id, [...known]);
  const perhaps = meant === undefined ? '' : `, perhaps “${meant}”`;
  if (list === 'sources') {
    const expected = `the name of a file in sources, without .md${perhaps}`;
    return error('unknown-id', of, path, `There is no source with the id “${id}”.`, expected);
  }
  const expected = `an id of ${list}.yaml${perhaps}`;
  return error('unknown-id', of, path, `${list}.yaml has no entry with the id “${id}”.`, expected);
}

/** What offices, events and places name: a body, a place, the sources that a date rests on. */
function fieldReferences({ offices, events, places }: CorpusContent): Reference[] {
  return [
    ...offices.flatMap((of) => reference(of, ['body'], 'people', of.body)),
    ...places.flatMap((of) => reference(of, ['in'], 'places', of.in)),
    ...events.flatMap((of) => [
      ...reference(of, ['place'], 'places', of.place),
      ...of.sources.map((id, index): Reference => ({ of, path: ['sources', index], list: 'sources', id })),
    ]),
  ];
}

function reference(of: CorpusRecord, path: FieldPath, list: Known, id: string | undefined): Reference[] {
  return id === undefined ? [] : [{ of, path, list, id }];
}

function topicsOf(of: Subject | Term): Reference[] {
  return topicReferences(of, of.topics, ['topics']);
}

const sourceReferences = rememberedOf((source): Reference[] => {
  const statements = source.statements.flatMap((statement, index): Reference[] => [
    { of: source, path: ['statements', index, 'speaker'], list: 'people', id: statement.speaker },
    ...topicReferences(source, statement.topics, ['statements', index, 'topics']),
  ]);
  const figures = source.figures.flatMap((figure, index): Reference[] => [
    { of: source, path: ['figures', index, 'measure'], list: 'measures', id: figure.measure },
    { of: source, path: ['figures', index, 'by'], list: 'people', id: figure.by },
  ]);
  return [...topicReferences(source, source.topics, ['topics']), ...statements, ...figures];
});

function topicReferences(of: Source | Subject | Term, topics: readonly string[], path: FieldPath): Reference[] {
  return topics.map((id, index) => ({ of, path: [...path, index], list: 'topics', id }));
}
