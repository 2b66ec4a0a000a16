import type * as z from 'zod/mini';
import type { Problem } from './refusal.ts';

/** What a schema made of a body: the body as its type, or what is wrong with it. */
export type Reading<T> = { ok: true; body: T; ignored: Problem[] } | { ok: false; problems: Problem[] };

/**
 * Reads a body by one of Discord's own schemas.
 *
 * The schemas let unknown keys through, as Discord does: it ignores them. A bot that sends one has a misspelling, so
 * they are found (what the schema dropped is what it did not know) and reported beside the body.
 */
export function read<T>(schema: z.ZodMiniType<T>, body: unknown): Reading<T> {
  const result = schema.safeParse(body);
  if (!result.success) return { ok: false, problems: result.error.issues.flatMap((issue) => problemsOf(issue, [])) };
  return { ok: true, body: result.data, ignored: [...dropped(body, result.data, [])] };
}

/** The keys of a body that did not survive its schema. Those that say nothing (null, false) are let be. */
function* dropped(sent: unknown, kept: unknown, path: readonly (string | number)[]): Generator<Problem> {
  if (!isRecord(sent) || !isRecord(kept)) return;
  for (const [key, value] of Object.entries(sent)) {
    const here = [...path, Array.isArray(sent) ? Number(key) : key];
    if (key in kept) yield* dropped(value, kept[key], here);
    else if (value !== null && value !== undefined && value !== false) {
      yield { path: here, code: 'UNKNOWN_KEY', message: `Discord knows no ${JSON.stringify(key)} here and ignores it` };
    }
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

type Issue = z.core.$ZodIssue;

/** Discord's words for a schema's complaint. Of a union, the choice that came nearest is reported. */
function problemsOf(issue: Issue, base: readonly (string | number)[]): Problem[] {
  const path = [...base, ...issue.path.map((key) => (typeof key === 'number' ? key : String(key)))];
  if (issue.code === 'invalid_union') {
    const nearest = [...issue.errors].sort((a, b) => misfit(a) - misfit(b))[0];
    return nearest?.length ? nearest.flatMap((inner) => problemsOf(inner, path)) : [{ path, ...WRONG_CHOICE }];
  }
  return [{ path, ...worded(issue) }];
}

const WRONG_CHOICE = { code: 'UNION_TYPE_CHOICES', message: 'Value of field "type" must be one of the known types' };

/** How far off a choice of a union is: a wrong `type` means that another choice was meant. */
function misfit(issues: readonly Issue[]): number {
  return issues.some((issue) => issue.path.length === 1 && issue.path[0] === 'type') ? 1000 : issues.length;
}

function worded(issue: Issue): { code: string; message: string } {
  const sized = issue.code === 'too_big' || issue.code === 'too_small';
  if (sized && (issue.origin === 'string' || issue.origin === 'array')) return badLength(issue);
  if (sized) return { code: 'NUMBER_TYPE_RANGE', message: issue.message };
  if (issue.code === 'invalid_type' && issue.input === undefined) {
    return { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' };
  }
  if (issue.code === 'invalid_value') return { code: 'BASE_TYPE_CHOICES', message: issue.message };
  if (issue.code === 'invalid_format' && issue.format === 'url') {
    return { code: 'URL_TYPE_INVALID_URL', message: 'Not a well formed URL.' };
  }
  return { code: 'BASE_TYPE_INVALID', message: issue.message };
}

function badLength(issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall): { code: string; message: string } {
  const bound = issue.code === 'too_big' ? `${issue.maximum} or fewer` : `${issue.minimum} or more`;
  return { code: 'BASE_TYPE_BAD_LENGTH', message: `Must be ${bound} in length.` };
}
