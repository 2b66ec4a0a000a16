import type { Corpus } from '../../corpus/corpus.ts';
import type { Source, Statement } from '../../corpus/schema.ts';
import { sentenceAround } from '../surroundings.ts';
import { findWords } from './find-words.ts';
import { Passages } from './likeness.ts';
import { particularsOf } from './particulars.ts';
import { standsOn } from './standing.ts';
import type { PageCheck, ReadPage, StatementCheck, WordsFound, WordsOffer } from './types.ts';

/**
 * Holds a source against what its page says: whether verbatim words still stand there and figures are on it, and which
 * exact words of the same speaker say what is only reported.
 */
export function verifySource(source: Source, page: ReadPage, corpus: Corpus): PageCheck {
  const passages = new Passages(page.text);
  const found = findWords(source, page, corpus);
  return {
    statements: source.statements.map((statement) => statementCheck(statement, { page, passages, found })),
    ...particularsOf(source, page, corpus),
  };
}

interface Held {
  page: ReadPage;
  passages: Passages;
  found: WordsFound;
}

function statementCheck(statement: Statement, { page, passages, found }: Held): StatementCheck {
  const { id, form, speaker, text: words } = statement;
  if (form === 'reported') return { id, form, words, speaker, ...offersFor(id, page.text, found) };
  const standing = standsOn(words, page);
  if (standing !== 'missing') return { id, form, words, standing };
  const nearest = passages.nearest(words);
  return { id, form, words, standing, ...(nearest === undefined ? {} : { nearest }) };
}

function offersFor(statement: string, text: string, { offers, notOffered }: WordsFound) {
  const none = notOffered.find((each) => each.statement === statement)?.reason;
  const offer = offers.find((each) => each.statement === statement);
  if (offer === undefined) return { offers: [], ...(none === undefined ? {} : { none }) };
  const { heap, reasons, candidates } = offer;
  return { offers: candidates.map((candidate) => shownOffer(candidate, text)), heap, reasons };
}

function shownOffer({ words, start, end, likeness }: WordsOffer['candidates'][number], text: string) {
  return { start, end, text: words, place: sentenceAround(text, start, end).text, score: likeness };
}
