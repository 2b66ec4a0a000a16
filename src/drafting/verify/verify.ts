import type { Corpus } from '../../corpus/corpus.ts';
import type { Source, Statement } from '../../corpus/schema.ts';
import { sentenceAround } from '../surroundings.ts';
import type { Offer, PageCheck, StatementCheck } from '../types.ts';
import { findWords } from './find-words.ts';
import { Passages } from './likeness.ts';
import { particularsOf } from './particulars.ts';
import { standsOn } from './standing.ts';
import type { ReadPage, WordsFound } from './types.ts';

/**
 * Holds a source against what its page says: whether verbatim words still stand there and figures are on it, and which
 * exact words of the same speaker say what is only reported.
 */
export function verifySource(source: Source, page: ReadPage, corpus: Corpus): PageCheck {
  const passages = new Passages(page.text);
  const found = findWords(source, page, corpus);
  return {
    statements: source.statements.map((statement) => statementCheck(statement, { page, passages, found })),
    figures: particularsOf(source, page, corpus).figures,
  };
}

interface Held {
  page: ReadPage;
  passages: Passages;
  found: WordsFound;
}

function statementCheck(statement: Statement, { page, passages, found }: Held): StatementCheck {
  const { id, form, speaker, text: words } = statement;
  if (form === 'reported') return { id, form, words, speaker, offers: offersFor(id, page.text, found) };
  const standing = standsOn(words, page);
  if (standing !== 'missing') return { id, form, words, standing };
  const nearest = passages.nearest(words);
  return { id, form, words, standing, ...(nearest === undefined ? {} : { nearest }) };
}

function offersFor(statement: string, text: string, { offers }: WordsFound): Offer[] {
  const candidates = offers.find((offer) => offer.statement === statement)?.candidates ?? [];
  return candidates.map(({ words, start, end, likeness }) => ({
    start,
    end,
    text: words,
    place: sentenceAround(text, start, end).text,
    score: likeness,
  }));
}
