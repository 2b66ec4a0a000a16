import { nameKey, namesOf, nearestSubjects } from '../subjects.ts';
import { type Evidence, type Finding, type PlacedStatement, statementsOf, warning } from './finding.ts';

/** What ships takes its sides on listed subjects. */
export function subjectsOfShipped(evidence: Evidence): Finding[] {
  return unknownSubjects(evidence, 'error', ({ source }) => evidence.ships(source));
}

/** What is published or drafted may name another subject: the text then stands as a subject of its own. */
export function subjectsOfPublished(evidence: Evidence): Finding[] {
  return unknownSubjects(evidence, 'warning', ({ source }) => !evidence.ships(source));
}

function unknownSubjects(
  { content, subjectsRead }: Evidence,
  severity: Finding['severity'],
  isMeant: (placed: PlacedStatement) => boolean,
): Finding[] {
  if (!subjectsRead) return [];
  const names = namesOf(content.subjects);
  return statementsOf(content).flatMap((placed): Finding[] => {
    const { source, statement, path } = placed;
    const on = statement.stance?.on;
    if (on === undefined || names.has(nameKey(on)) || !isMeant(placed)) return [];
    const message = `subjects.yaml has no subject that is called “${on}”.`;
    return [
      {
        severity,
        code: 'unknown-subject',
        of: source,
        path: [...path, 'stance', 'on'],
        message,
        expected: rightFor(on),
      },
    ];
  });

  function rightFor(on: string): string {
    const near = nearestSubjects(on, content.subjects).map(({ label }) => `“${label}”`);
    const meant = near.length === 0 ? '' : `, perhaps ${near.join(' or ')}`;
    return `the label or an alias of a subject${meant}; or the text as an alias in subjects.yaml`;
  }
}

/** A name belongs to one subject. */
export function sharedSubjects({ content }: Evidence): Finding[] {
  const names = namesOf(content.subjects);
  return content.subjects.flatMap((subject) =>
    [subject.label, ...subject.aliases].flatMap((name, index): Finding[] => {
      const first = names.get(nameKey(name))?.subject;
      if (first === undefined || first === subject) return [];
      const path = index === 0 ? ['label'] : ['aliases', index - 1];
      const message = `“${name}” also names the subject ${first.id}.`;
      return [warning('shared-subject', subject, path, message, 'a name that only one subject has')];
    }),
  );
}
