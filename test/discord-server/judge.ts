import type * as z from 'zod/mini';
import { type Problem, Refusal } from './refusal.ts';
import type { Rule } from './rules.ts';
import { read } from './schema.ts';

/** Something that the app did which Discord forbids, or silently ignores. */
export interface Violation {
  /** What was asked, as `POST /channels/…/messages`. */
  request: string;
  rule: string;
  source: string;
  problem: Problem;
  body: unknown;
}

const SCHEMA = { rule: "Discord's schema", source: 'discord-api-spec/zod' };
const IGNORED = {
  rule: 'no unknown keys',
  source: 'discord-api-spec/zod; Discord ignores such keys, so they are noted, not refused',
};

/** Holds bodies against schemas and rules, refuses those that fail, and remembers what was wrong. */
export class Judge {
  readonly violations: Violation[] = [];

  /** Reads a body by its schema, or refuses it. `at` is where the body stands in the request's. */
  read<T>(request: string, schema: z.ZodMiniType<T>, body: unknown, at: Problem['path'] = []): T {
    const reading = read(schema, body);
    const note = (found: Problem[], kind: typeof SCHEMA) => {
      for (const problem of placed(found, at)) this.violations.push({ request, ...kind, problem, body });
    };
    if (!reading.ok) {
      note(reading.problems, SCHEMA);
      throw new Refusal('InvalidBody', placed(reading.problems, at));
    }
    note(reading.ignored, IGNORED);
    return reading.body;
  }

  /** Holds a subject against rules; those that are broken refuse it together. */
  hold<T>(request: string, rules: readonly Rule<T>[], subject: T, at: Problem['path'] = []): void {
    const broken = rules.flatMap((rule) => placed([...rule.find(subject)], at).map((problem) => ({ rule, problem })));
    for (const { rule, problem } of broken) {
      this.violations.push({ request, rule: rule.name, source: rule.source, problem, body: subject });
    }
    const general = broken.filter(({ rule }) => !rule.refusal);
    if (general.length > 0)
      throw new Refusal(
        'InvalidBody',
        general.map(({ problem }) => problem),
      );
    const special = broken[0]?.rule.refusal;
    if (special) throw new Refusal(special);
  }

  /** Notes a breach that is not about a body. */
  note(request: string, rule: string, source: string, problem: Problem): void {
    this.violations.push({ request, rule, source, problem, body: undefined });
  }
}

function placed(problems: readonly Problem[], at: Problem['path']): Problem[] {
  return problems.map((problem) => ({ ...problem, path: [...at, ...problem.path] }));
}
