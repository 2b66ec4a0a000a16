import * as z from 'zod';
import type { Discord } from './discord.ts';

const Answer = z.object({ code: z.number().optional(), errors: z.unknown().optional() });

/** What the server answered, with what a refusal says. */
export interface Answered {
  status: number;
  code: number | undefined;
  errors: unknown;
  headers: Headers;
  body: unknown;
}

/** A bare request, for what a well-behaved client would never send. */
export async function ask(discord: Discord, method: string, path: string, body?: unknown): Promise<Answered> {
  const response = await fetch(`${discord.api}/v10${path}`, {
    method,
    headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const json: unknown = text === '' ? {} : JSON.parse(text);
  const known = Answer.safeParse(json);
  const refusal = known.success ? known.data : { code: undefined, errors: undefined };
  return { status: response.status, code: refusal.code, errors: refusal.errors, headers: response.headers, body: json };
}
