import { AFTER, BEFORE } from '../../src/quotations/attribution.ts';
import { ALONE, LED } from '../../src/quotations/content.ts';
import { MEANT, RELATIONS } from '../../src/quotations/coreference.ts';
import { HEADLINES } from '../../src/quotations/headlines.ts';
import { LABELS } from '../../src/quotations/marks.ts';
import { MENTIONS } from '../../src/quotations/mentions.ts';
import { NEW_NAMES, UNUSUAL_NAMES } from '../../src/quotations/new-names.ts';
import { quotationsIn } from '../../src/quotations/quotations.ts';
import { REPORTED } from '../../src/quotations/reported.ts';
import type { Rule } from '../../src/quotations/rules.ts';
import { PRONOUNS } from '../../src/quotations/salience.ts';
import { UNSAID } from '../../src/quotations/unsaid.ts';
import { VARIATIONS } from '../../src/quotations/variations.ts';

export type AnyRule = Rule<never, unknown>;

/** Every table of rules by which quotations are read. */
export const TABLES: Readonly<Record<string, readonly AnyRule[]>> = {
  labels: LABELS,
  'words that begin their sentence': ALONE,
  'words behind a verb': LED,
  'attribution before the words': BEFORE,
  'attribution behind the words': AFTER,
  'reports without marks': REPORTED,
  'what nobody said': UNSAID,
  headlines: HEADLINES,
  mentions: MENTIONS,
  'unusual names': UNUSUAL_NAMES,
  'new names': NEW_NAMES,
  pronouns: PRONOUNS,
  relations: RELATIONS,
  coreference: MEANT,
  variations: VARIATIONS,
};

/** What is read from a text, each quotation as “kind who (role): what”. */
export function told(text: string): string[] {
  return quotationsIn(text).map(({ kind, speaker, role, spans, text: words }) => {
    const said = spans?.map((span) => span.text).join(' … ') ?? words;
    return `${kind} ${speaker ?? 'nobody'}${role === undefined ? '' : ` (${role})`}: ${said}`;
  });
}

/** Does some work with a rule that never applies. */
export function without<Result>(rule: AnyRule, work: () => Result): Result {
  const { when } = rule;
  rule.when = () => false;
  try {
    return work();
  } finally {
    rule.when = when;
  }
}

/** How often a rule reads something while some work is done. */
export function timesFired(rule: AnyRule, work: () => void): number {
  const { reads } = rule;
  let times = 0;
  rule.reads = (context) => {
    const result = reads(context);
    if (result !== undefined) times += 1;
    return result;
  };
  try {
    work();
  } finally {
    rule.reads = reads;
  }
  return times;
}
