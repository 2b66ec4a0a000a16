/** The tables of the record: its revisions, exact words that were found for it, and what became of its items. */
import type { Generated } from 'kysely';
import type { EntryKind } from '../corpus/lists.ts';

/** Every text is what was written at its time; nothing is ever changed or deleted (triggers hold this). */
export interface RevisionsTable {
  number: Generated<number>;
  /** `shared`, or the id of a server */
  scope: string;
  kind: EntryKind;
  entry: string;
  /** the whole text of the entry; null where it was withdrawn */
  text: string | null;
  /** hash of the shipped text that it was made from; null where nothing shipped */
  base: string | null;
  /** number of the entry's revision before it, 0 for none: no two can follow the same one */
  previous: number;
  by: string;
  /** a second moderator who published it; null where one was enough */
  approved_by: string | null;
  /** ISO 8601, UTC */
  at: string;
  why: string;
  /** JSON: where its words come from */
  origin: string;
}

/** Checksums of revisions, written with them, so that a later change to the file or a row is noticed. */
interface ChecksumsTable {
  number: number;
  /** of the columns that name the entry and the revision’s place in its history */
  name: string;
  /** of all columns */
  whole: string;
}

/** Revisions whose text has shipped since: they stand no more, whatever the files say later. */
interface RetirementsTable {
  number: number;
}

/** Exact words that were taken for statements, or refused; nothing is ever changed or deleted (triggers hold this). */
export interface WordsTable {
  number: Generated<number>;
  /** `shared`, or the id of a server */
  scope: string;
  source: string;
  statement: string;
  act: 'take' | 'refuse' | 'undo';
  /** number of the row that it takes back */
  undoes: number | null;
  /** number of the statement's row before it, 0 for none: no two can follow the same one */
  previous: number;
  /** hash of the record's own text, and of who is recorded as having said it */
  ours: string;
  text: string;
  /** where they stood, on which day; where the Internet Archive had the page, the day of its copy */
  address: string;
  seen: string;
  captured: string | null;
  /** hash of the page's text */
  page: string;
  /** 1 where they alone don't tell what is meant */
  leans: number;
  by: string;
  at: string;
  /** the run of the search that found them; null where they were taken by themselves */
  run: string | null;
}

/** Checksums of words that were taken or refused. */
interface WordChecksumsTable {
  number: number;
  whole: string;
}

/** Whether words were there when they were looked for again. */
interface WordLooksTable {
  /** of the words */
  number: number;
  /** the last day on which they were there; on which they were not, where that was later */
  stood: string | null;
  missing: string | null;
}

/** What the search for words found on the page of a source, until it is searched again. */
interface WordPagesTable {
  scope: string;
  source: string;
  /** hash of what was looked for */
  key: string;
  /** JSON */
  found: string;
  at: string;
}

/** What became of an item of the record, as people are told. */
export type NewsKind = 'new' | 'corrected' | 'withdrawn';

/** What is no news: an item was there at the first look, or goes on under another id, which is `seen` there. */
export type UntoldKind = 'seen' | 'moved';

/** Changes of items of the record as they were noticed: every version of an item once. */
export interface ItemChangesTable {
  number: Generated<number>;
  /** `shared`, or the id of a server */
  scope: string;
  /** as the scope's corpus has it */
  item: string;
  source: string;
  version: number;
  kind: NewsKind | UntoldKind;
  hash: string;
  /** JSON: ids that the item is found by */
  traits: string;
  revision: number | null;
  at: string;
}

/** How far the changes of a scope have been noticed. */
interface NoticedStatesTable {
  scope: string;
  /** hash of the files that ship; empty for a server's own record */
  shipped: string;
  /** the highest number among the current revisions of the scope */
  revision: number;
}

export interface RecordTables {
  revisions: RevisionsTable;
  retirements: RetirementsTable;
  words: WordsTable;
  word_looks: WordLooksTable;
  word_pages: WordPagesTable;
  checksums: ChecksumsTable;
  word_checksums: WordChecksumsTable;
  item_changes: ItemChangesTable;
  noticed_states: NoticedStatesTable;
}
