/** Whom and what a draft brings along that is not on record yet. */
import { type Measure, measureSchema, type Person, personSchema } from '../corpus/schema.ts';
import type { SourceDraft } from './draft.ts';
import { freshId } from './fresh-ids.ts';
import { type Refusal, unsound } from './mended.ts';

/** Somebody who is not on record yet and comes with the draft. */
export interface Newcomer {
  name: string;
  kind: Person['kind'];
  /** the office that they hold; empty for none */
  office: string;
}

/** Brings somebody along. @param scope whose record it is for: a server’s own people have names that nobody shares */
export function withNewcomer(
  draft: SourceDraft,
  { name, kind, office }: Newcomer,
  known: readonly Person[],
  scope: string,
): { draft: SourceDraft; id: string } | Refusal {
  const namesake = [...known, ...draft.people].find((person) =>
    [person.name, ...person.aliases].some((each) => each.toLowerCase() === name.trim().toLowerCase()),
  );
  if (namesake !== undefined) return { refused: 'known-already', id: namesake.id };
  const id = freshId(name, [...known, ...draft.people], scope);
  const offices = office.trim() === '' ? [] : [{ title: office.trim() }];
  const person = personSchema.safeParse({ id, name, kind, offices });
  if (!person.success) return unsound(personSchema, person.error.issues[0]?.path ?? []);
  return { draft: { ...draft, people: [...draft.people, person.data] }, id };
}

/** Brings a measure along. */
export function withNewMeasure(
  draft: SourceDraft,
  { label, unit, definition }: Pick<Measure, 'label' | 'unit' | 'definition'>,
  known: readonly Measure[],
  scope: string,
): { draft: SourceDraft; id: string } | Refusal {
  const same = [...known, ...draft.measures].find((each) => each.label.toLowerCase() === label.trim().toLowerCase());
  if (same !== undefined) return { refused: 'known-already', id: same.id };
  const id = freshId(label, [...known, ...draft.measures], scope);
  const measure = measureSchema.safeParse({ id, label, unit, definition });
  if (!measure.success) return unsound(measureSchema, measure.error.issues[0]?.path ?? []);
  return { draft: { ...draft, measures: [...draft.measures, measure.data] }, id };
}
