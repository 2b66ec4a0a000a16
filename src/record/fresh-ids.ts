/** Ids for what is new. */
import { OWN_PREFIX } from '../corpus/scope.ts';
import { ID_TO_FILL_IN } from '../corpus/unfinished.ts';
import { Ids, slug } from '../drafting/ids.ts';
import type { SourceDraft } from './draft.ts';
import { SHARED_SCOPE } from './edition.ts';

/** An id for an entry of a list. @param scope whose record it is for: what a server adds has names that nobody shares */
export function freshId(name: string, known: readonly { id: string }[], scope: string): string {
  const prefix = scope === SHARED_SCOPE ? '' : OWN_PREFIX;
  return new Ids([ID_TO_FILL_IN, ...known.map(({ id }) => id)]).take(`${prefix}${slug(name)}`, `${prefix}entry`);
}

/** An id for a statement or a figure of a draft. */
export function freshItemId({ source }: SourceDraft, wish: string): string {
  return new Ids([...source.statements, ...source.figures].map(({ id }) => id)).take(wish, 'item');
}
