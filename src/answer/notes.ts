/** What a reader must know beside the items, in fixed sentences: the bot's own words, made of nothing but data. */
import type { Period } from '../corpus/schema.ts';
import { HOME_AREA } from '../corpus/schema.ts';
import type { TypedQuery } from '../query/query.ts';
import type { Scored } from './confidence.ts';
import type { Ranked } from './evidence.ts';
import type { Caveat, Comparison, FigureItem, NoneReason } from './types.ts';
import { periodInSentence } from './wording.ts';

const CAVEATS: Record<Caveat, string> = {
  'part-year': 'One of the figures covers part of a year only, so they are not like for like.',
  'different-length': 'The periods are of different length, so the figures are not like for like.',
  'different-counter': 'The figures were counted by different organisations.',
  'different-definition': 'The figures count different things.',
  approximate: 'At least one of the figures is approximate in its source.',
  overlapping: 'The periods overlap.',
};

/**
 * Notes on the items of an answer and on the comparisons between them.
 * @param missing periods that were asked for and that no item is of
 */
export function notesOn(
  items: readonly Scored[],
  comparisons: readonly Comparison[] = [],
  missing: readonly Period[] = [],
): string[] {
  const notes = new Set<string>();
  for (const caveat of new Set(comparisons.flatMap(({ caveats }) => caveats))) notes.add(CAVEATS[caveat]);
  if (items.some(({ entry }) => entry.kind === 'figure' && entry.forecast)) {
    notes.add('A period that ends after its source appeared is a plan or a forecast, not a count.');
  }
  for (const period of missing) notes.add(`Nothing of this is held for ${periodInSentence(period)}.`);
  const figures = items.flatMap(({ entry }) =>
    entry.kind === 'figure' ? [{ ...entry.figure, measure: entry.measure, area: entry.area }] : [],
  );
  if (disagree(figures)) notes.add(DISAGREEMENT);
  return [...notes];
}

export const DISAGREEMENT = 'Sources disagree on a figure for the same period; each is shown with its source.';

/** Of a figure, what tells whether another is of the same thing. */
interface Counted extends Pick<FigureItem, 'area' | 'period' | 'value'> {
  measure: { id: string };
  event?: string | undefined;
}

/** Whether two figures give different values for one measure, area, event and period. */
export function disagree(figures: readonly Counted[]): boolean {
  const values = new Map<string, number>();
  for (const { measure, area, event = '', period, value } of figures) {
    const key = [measure.id, area, event, period.from, period.to].join('|');
    const known = values.get(key);
    if (known !== undefined && known !== value) return true;
    values.set(key, value);
  }
  return false;
}

const WHY_NONE: Record<NoneReason, string> = {
  'not-held': 'Nothing on the record answers this.',
  'off-topic': `This is not about policing in ${HOME_AREA}, or nothing on the record touches it.`,
  opinion: 'The record holds what others said; it has no view or advice of its own.',
  'too-vague': 'Name a person, a subject, a figure or a year to look for.',
};

/** Why there is no answer, and what of the question the nearest item fails. */
export function whyNone(reason: NoneReason, question: TypedQuery, nearest: Ranked | undefined): string[] {
  const notes = [WHY_NONE[reason]];
  if (reason !== 'not-held' || nearest === undefined) return notes;
  if (nearest.features.placeMissed > 0)
    notes.push(`What is held is about ${HOME_AREA}, not ${question.where.elsewhere.join(' or ')}.`);
  else if (nearest.features.dateMissed > 0) notes.push('What is held is from another time.');
  else if (nearest.features.speakerMissed >= 0.9 || nearest.features.roleMissed >= 0.9)
    notes.push('Others spoke on it.');
  return notes;
}
