/** What a sandbox is asked to do, and what comes of it: what both processes know. */
import type { CorpusContent, IsoDate, Source } from '../../corpus/schema.ts';
import type { Draft } from '../../drafting/types.ts';
import type { PageCheck, Particulars, WordsFound } from '../../drafting/verify/types.ts';
import type { Listing, Quotation, RawDocument, ReadDocument } from '../types.ts';

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

/** A document searched for the exact words of a source's statements. */
export interface Searched {
  kind: 'searched';
  text: string;
  title: string | undefined;
  words: WordsFound;
  particulars: Particulars;
}

interface AskedOfRecord {
  document: RawDocument;
  /** the record that the source is for */
  content: CorpusContent;
  today: IsoDate;
}

export type Job =
  | { does: 'read'; document: RawDocument }
  | { does: 'list'; document: RawDocument }
  | ({ does: 'draft' } & AskedOfRecord)
  | ({ does: 'hold'; source: Source } & AskedOfRecord)
  /** `archived`: the day on which an archive took the document */
  | ({ does: 'search'; source: Source; archived?: IsoDate } & Omit<AskedOfRecord, 'today'>);

/** What each kind of work gives. */
export interface Results {
  read: ReadDocument;
  list: Listing | Extract<ReadDocument, { kind: 'unreadable' }>;
  draft: Drafted | Unread;
  hold: Held | Unread;
  search: Searched | Unread;
}

/** A job as it is sent: the record goes beside it, and only where it is another than that of the job before. */
export type WithoutContent<J extends Job> = J extends { content: CorpusContent } ? Omit<J, 'content'> : J;

export interface Task {
  job: WithoutContent<Job>;
  content: CorpusContent | undefined;
}

/** What a reader tells: that it has loaded what it needs, then what came of the work. */
export type Reply<D extends Job['does']> = { begun: true } | { result: Results[D] } | { fault: string };
