/** Work on documents from outside that may take long: what is done in a process of its own (sandbox.ts). */
import type { CorpusContent, IsoDate, Source } from '../../corpus/schema.ts';
import type { Draft } from '../../drafting/types.ts';
import type { PageCheck } from '../../drafting/verify/verify.ts';
import { readArticle } from '../article.ts';
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

export async function perform(job: Job): Promise<Results[Job['does']]> {
  const read = await readArticle(job.document);
  if (job.does === 'read' || read.kind !== 'article') return read;
  // Loaded only now: where a page can't be read, or is read and no more, they would take most of the time.
  const [{ Corpus }, { findingsIn }] = await Promise.all([
    import('../../corpus/corpus.ts'),
    import('../../drafting/extraction.ts'),
  ]);
  const corpus = new Corpus(job.content);
  const { today } = job;
  const { article } = read;
  const { text } = article;
  const published = job.does === 'draft' ? article.published : job.source.published;
  const findings = findingsIn(text, corpus, { published, today });
  const { quotations } = findings;
  if (job.does === 'hold') {
    const { verifySource } = await import('../../drafting/verify/verify.ts');
    return { kind: 'held', text, quotations, check: verifySource(job.source, text, corpus, today) };
  }
  const [{ draftOf }, { speechesIn }] = await Promise.all([import('../../drafting/draft.ts'), import('../debate.ts')]);
  const draft = draftOf(article, { ...findings, speeches: speechesIn(text) }, corpus);
  return { kind: 'drafted', text, quotations, draft };
}
