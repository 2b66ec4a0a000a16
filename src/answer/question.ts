/** A question as it is weighed: what was asked, and how people were taught to ask for items. See taught.ts. */
import type { TypedQuery } from '../query/query.ts';
import type { Field } from '../search/fields.ts';

/** A question with the ways of asking that were taught where it is asked. */
export interface Question extends TypedQuery {
  /** by the numbers of entries in the index */
  taught?: ReadonlyMap<number, Field>;
}

/** Ways of asking for items, as terms, by the items’ ids. */
export type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>;
