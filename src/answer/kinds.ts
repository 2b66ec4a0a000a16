import type { Question } from './question.ts';
import type { Ranked } from './rank.ts';

export type AnsweredKind = 'quote' | 'figure' | 'position' | 'trend';

/** The kind of answer that a question wants and its best item can give. */
export function kindOf(question: Question, best: Ranked): AnsweredKind {
  const { cues, dates, untilNow } = question;
  if (best.entry.kind === 'figure') {
    const severalDates = dates.length > 1 || untilNow;
    return severalDates || (cues.trend && !isOnePeriod(question)) ? 'trend' : 'figure';
  }
  return cues.position ? 'position' : 'quote';
}

/** One year is asked for and nothing that it is to be held against. */
function isOnePeriod({ dates, dateRelation, cues }: Question): boolean {
  const [first] = dates;
  if (first === undefined || dates.length > 1 || dateRelation !== 'in') return false;
  return !cues.trend || first.from.slice(0, 4) === first.to.slice(0, 4);
}
