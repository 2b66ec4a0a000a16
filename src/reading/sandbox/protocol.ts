/** What a sandbox is asked to do, and what comes of it: what both processes know. */
import type { CorpusContent, IsoDate, Source } from '../../corpus/schema.ts';
import type { Draft, PageCheck } from '../../drafting/types.ts';
import type { Quotation, RawDocument, ReadDocument } from '../types.ts';

type Unread = Exclude<ReadDocument, { kind: 'article' }>;

/** A source drafted from a document. */
interface Drafted {
  kind: 'drafted';
  text: string;
  quotations: readonly Quotation[];
  draft: Draft;
}

/** A source held against a document. */
export interface Held {
  kind: 'held';
  text: string;
  quotations: readonly Quotation[];
  check: PageCheck;
}

interface AskedOfRecord {
  document: RawDocument;
  /** the record that the source is for */
  content: CorpusContent;
  today: IsoDate;
}

export type Job =
  | { does: 'read'; document: RawDocument }
  | ({ does: 'draft' } & AskedOfRecord)
  | ({ does: 'hold'; source: Source } & AskedOfRecord);

/** What each kind of work gives. */
export interface Results {
  read: ReadDocument;
  draft: Drafted | Unread;
  hold: Held | Unread;
}
