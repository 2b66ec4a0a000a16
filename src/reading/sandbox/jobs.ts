/** Work on documents from outside that may take long: what is done in a process of its own (sandbox.ts). */
import type { Corpus } from '../../corpus/corpus.ts';
import type { CorpusContent } from '../../corpus/schema.ts';
import type { ReadPage } from '../../drafting/verify/types.ts';
import { readArticle } from '../article.ts';
import { readListing } from '../listing.ts';
import type { Article } from '../types.ts';
import type { Job, Results, Searched } from './protocol.ts';

export async function perform(job: Job): Promise<Results[Job['does']]> {
  if (job.does === 'list') return readListing(job.document);
  const read = await readArticle(job.document);
  if (job.does === 'read' || read.kind !== 'article') return read;
  if (job.does === 'search') return searched(job, read.article);
  // Loaded only now: where a page can't be read, or is read and no more, they would take most of the time.
  const { findingsIn } = await import('../../drafting/extraction.ts');
  const corpus = await corpusOf(job.content);
  const { today } = job;
  const { article } = read;
  const { text } = article;
  const published = job.does === 'draft' ? article.published : job.source.published;
  const findings = findingsIn(text, corpus, { published, today });
  const { quotations } = findings;
  if (job.does === 'hold') {
    const { verifySource } = await import('../../drafting/verify/verify.ts');
    return { kind: 'held', text, quotations, check: verifySource(job.source, article, corpus) };
  }
  const [{ draftOf }, { speechesIn }] = await Promise.all([import('../../drafting/draft.ts'), import('../debate.ts')]);
  const draft = draftOf(article, { ...findings, speeches: speechesIn(text) }, corpus);
  return { kind: 'drafted', text, quotations, draft };
}

async function searched(
  { source, content, archived }: Extract<Job, { does: 'search' }>,
  { text, title, published }: Article,
): Promise<Searched> {
  const [{ findWords }, { particularsOf }, corpus] = await Promise.all([
    import('../../drafting/verify/find-words.ts'),
    import('../../drafting/verify/particulars.ts'),
    corpusOf(content),
  ]);
  const page: ReadPage = {
    text,
    ...(title === undefined ? {} : { title }),
    ...(published === undefined ? {} : { published }),
    ...(archived === undefined ? {} : { archived }),
  };
  const words = findWords(source, page, corpus);
  return { kind: 'searched', text, title, words, particulars: particularsOf(source, page, corpus) };
}

/** The record that was made last: what reads one document reads the next with the same. */
let last: { content: CorpusContent; corpus: Corpus } | undefined;

async function corpusOf(content: CorpusContent): Promise<Corpus> {
  if (last?.content !== content) {
    const { Corpus } = await import('../../corpus/corpus.ts');
    last = { content, corpus: new Corpus(content) };
  }
  return last.corpus;
}
