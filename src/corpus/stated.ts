/** How surely a figure is known, by what its label and note say of it: a bound is no estimate, and a plan is no count. */
import { pairs, pattern, table } from '../lexicon/lexicon.ts';
import type { Basis, Bound, Figure, Measure } from './schema.ts';

const ROWS = table('numbers.bounds');
const WORDS = `(?:${[...ROWS.values()]
  .flat()
  .toSorted((one, other) => other.length - one.length)
  .join('|')})`;
const SMALL = pairs('numbers.small');
const SCALES = new Map([...pairs('numbers.scales'), ...pairs('numbers.scale-letters')]);
/** “More than 1,832”, “at least £10 million”, “over three million”, “just over this sum”. */
const BOUNDED = new RegExp(
  String.raw`\b(${WORDS}) (?:(this (?:sum|number))|£?(\d[\d,]*(?:\.\d+)?|${pattern('numbers.small')})(?: ?(${[...SCALES.keys()].join('|')})\b)?)`,
  'gi',
);

/**
 * The bound that a figure is, where its note puts one right before the figure's own value. Only an approximate value is one:
 * the note of an exact count may tell what others said.
 */
export function boundOf({
  value,
  approximate,
  note,
}: Pick<Figure, 'value' | 'approximate' | 'note'>): Bound | undefined {
  if (!approximate || note === undefined) return undefined;
  for (const [, words = '', own, amount = '', scale = ''] of note.matchAll(BOUNDED))
    if (own !== undefined || isValue(value, amount, scale)) return boundIn(words.toLowerCase());
  return undefined;
}

function isValue(value: number, amount: string, scale: string): boolean {
  const number = Number(SMALL.get(amount.toLowerCase()) ?? amount.replaceAll(',', ''));
  const times = Number(SCALES.get(scale.toLowerCase()) ?? 1);
  return Math.abs(number * times - value) <= 1e-9 * Math.abs(value);
}

function boundIn(words: string): Bound | undefined {
  const isOf = (key: string): key is Bound => ROWS.get(key)?.includes(words) ?? false;
  return [...ROWS.keys()].find(isOf);
}

/** “Officers planned for the Met”; an operation that is pre-planned is carried out all the same. */
const PLANNED = /(?<!-)\bplanned\b/i;
const TARGET = /\btarget\b/i;
/** “A plan, not a count”, “…; a plan as announced on this day”, “up to 150,000 by the estimate of the police”. */
const SAYS_WHAT =
  /(?:^|[.;,:(] ?)an? (plan|target|estimate)\b(?! (?:to|for|was|had)\b)|\bby (?:the|an|its) (estimate)\b/i;

/** What a figure is where it is no count, by its own note or by what its measure is called. */
export function basisOf({ note = '' }: Pick<Figure, 'note'>, { label }: Pick<Measure, 'label'>): Basis | undefined {
  const [, said, by] = SAYS_WHAT.exec(note) ?? [];
  const basis = (said ?? by)?.toLowerCase();
  if (basis === 'plan' || basis === 'target' || basis === 'estimate') return basis;
  if (PLANNED.test(label)) return 'plan';
  return TARGET.test(label) ? 'target' : undefined;
}
