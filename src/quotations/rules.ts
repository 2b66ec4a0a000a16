/** Rules of reading as rows of tables; `npm run rules` shows on which texts each fires and what changes without it. */
export interface Rule<Context, Result> {
  name: string;
  /** the condition under which it is tried */
  when: (context: Context) => boolean;
  reads: (context: Context) => Result | undefined;
  /** a text, and what its quotations are with this rule, each as “kind who (role): what” */
  example: readonly [text: string, result: string];
  /** a text that looks alike and where it is not to apply, and what its quotations are */
  counter?: readonly [text: string, result: string];
}

/** What the first rule reads that reads anything. */
export function firstOf<Context, Result>(
  rules: readonly Rule<Context, Result>[],
  context: Context,
): Result | undefined {
  for (const rule of rules) {
    const result = rule.when(context) ? rule.reads(context) : undefined;
    if (result !== undefined) return result;
  }
  return undefined;
}
