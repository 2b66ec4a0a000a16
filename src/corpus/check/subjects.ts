import { words } from '../../lexicon/lexicon.ts';
import type { Subject } from '../schema.ts';
import { nameKey, namesOf, nearestSubjects } from '../subjects.ts';
import { type Evidence, type Finding, type PlacedStatement, rememberedOf, statementsOf, warning } from './finding.ts';

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
  return content.sources.flatMap(stancesOf).flatMap(({ placed, on, key }): Finding[] => {
    if (names.has(key) || !isMeant(placed)) return [];
    const {
      source,
      statement: { topics },
      path,
    } = placed;
    const message = `subjects.yaml has no subject that is called “${on}”.`;
    return [
      {
        severity,
        code: 'unknown-subject',
        of: source,
        path: [...path, 'stance', 'on'],
        message,
        expected: rightFor(on, topics),
      },
    ];
  });

  function rightFor(on: string, topics: readonly string[]): string {
    const near = nearestSubjects(on, content.subjects, { topics }).map(({ label }) => `“${label}”`);
    const meant = near.length === 0 ? '' : `, perhaps ${near.join(' or ')}`;
    return `the label or an alias of a subject${meant}; or the text as an alias in subjects.yaml`;
  }
}

/** What is called by which name in the stances of a source. */
const stancesOf = rememberedOf((source) =>
  statementsOf({ sources: [source] }).flatMap((placed) => {
    const on = placed.statement.stance?.on;
    return on === undefined ? [] : [{ placed, on, key: nameKey(on) }];
  }),
);

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

/** What a subject is called judges nobody, and what the sides are taken on is a question. */
export function partialSubjects({ content }: Evidence): Finding[] {
  return content.subjects.flatMap((subject): Finding[] => [
    ...judging(subject, 'label', 'judgements.moves', 'judgements.degrees'),
    // A question may be of more or less: “Should the police deal more firmly with …?”
    ...judging(subject, 'question', 'judgements.moves'),
    ...unasked(subject),
  ]);
}

function judging(subject: Subject, field: 'label' | 'question', ...classes: readonly string[]): Finding[] {
  const plain = ` ${nameKey(subject[field]).replace(/[^\p{L}\p{N}'-]+/gu, ' ')} `;
  const word = classes.flatMap((name) => [...words(name)]).find((each) => plain.includes(` ${each} `));
  if (word === undefined) return [];
  const message = `“${word}” judges what people said or did.`;
  return [warning('partial-subject', subject, [field], message, 'the proposal or practice itself, in neutral words')];
}

function unasked(subject: Subject): Finding[] {
  if (/\?[”’"']?$/.test(subject.question.trim())) return [];
  const message = `“${subject.question}” is no question.`;
  return [warning('no-question', subject, ['question'], message, 'what the sides are taken on, as a question')];
}
