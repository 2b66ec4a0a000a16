import type { Corpus } from '../../corpus/corpus.ts';
import type { Figure, IsoDate, Source, Statement } from '../../corpus/schema.ts';
import type { Quantity } from '../../reading/types.ts';
import { type Findings, findingsIn } from '../extraction.ts';
import { sentenceAround } from '../surroundings.ts';
import type { FigureCheck, Offer, PageCheck, StatementCheck } from '../types.ts';
import { verbatimPieces } from '../verbatim.ts';
import { Folded } from './folding.ts';
import { Passages, shareSaid } from './likeness.ts';

/** Exact words that say less of what is reported are not offered; a short report has to be said nearly whole. */
const LEAST_SAID = [
  { share: 0.35, common: 3 },
  { share: 0.75, common: 2 },
];
const MOST_OFFERS = 3;

/**
 * Holds a source against what its page says: whether verbatim words still stand there and figures are on it, and which
 * exact words of the same speaker say what is only reported.
 * @param text of the page
 * @param today whose holders of offices are meant, where the source has no day
 */
export function verifySource(source: Source, text: string, corpus: Corpus, today: IsoDate): PageCheck {
  const found = findingsIn(text, corpus, { published: source.published, today });
  const page = new Folded(text);
  const passages = new Passages(text);
  return {
    statements: source.statements.map((statement) =>
      statementCheck(statement, { text, page, passages, found, corpus }),
    ),
    figures: source.figures.map((figure) => figureCheck(figure, text, found.quantities)),
  };
}

interface Page {
  text: string;
  page: Folded;
  passages: Passages;
  found: Findings;
  corpus: Corpus;
}

function statementCheck(statement: Statement, read: Page): StatementCheck {
  const { id, form, speaker, text: words } = statement;
  if (form === 'reported') return { id, form, words, speaker, offers: offersFor(statement, read) };
  if (read.text.includes(words)) return { id, form, words, standing: 'exact' };
  if (read.page.find(words) !== undefined) return { id, form, words, standing: 'set-differently' };
  const nearest = read.passages.nearest(words);
  return { id, form, words, standing: 'missing', ...(nearest === undefined ? {} : { nearest }) };
}

/** Somebody else's words are never offered, however alike: only those whose speaker is known to be the same. */
function offersFor({ speaker, text: words }: Statement, { text, found, corpus }: Page): Offer[] {
  const own = found.quotations.filter(({ kind, personId }) => kind === 'direct' && personId === speaker);
  const person = corpus.person(speaker);
  const names = person === undefined ? [] : [person.name, ...person.aliases];
  const offers = own.flatMap((quotation) =>
    verbatimPieces(text, quotation).flatMap((piece): Offer[] => {
      const { share, common } = shareSaid(words, names, piece.text);
      if (!LEAST_SAID.some((least) => share >= least.share && common >= least.common)) return [];
      return [{ ...piece, place: sentenceAround(text, piece.start, piece.end).text, score: share }];
    }),
  );
  return offers.sort((left, right) => right.score - left.score || left.start - right.start).slice(0, MOST_OFFERS);
}

function figureCheck({ id, measure, value }: Figure, text: string, quantities: readonly Quantity[]): FigureCheck {
  return { id, measure, value, isOnPage: quantities.some((stated) => isSame(stated, value)) || isWritten(value, text) };
}

/** Words are rounder than digits: a third is on record as 33.3 per cent or as 33. A fall is told without its sign. */
function isSame({ value: stated, text }: Quantity, value: number): boolean {
  const inWords = !/\d/.test(text);
  const slack = inWords && !Number.isInteger(stated) ? roundingOf(value) : Math.abs(value) * 1e-9;
  return Math.abs(stated - Math.abs(value)) <= slack;
}

/** How much a value may have lost when it was rounded to the digits that it has. */
function roundingOf(value: number): number {
  const [, decimals = ''] = String(value).split('.');
  return 0.5 * 10 ** -decimals.length;
}

/** In digits, as tables have it, with or without commas. */
function isWritten(value: number, text: string): boolean {
  const plain = String(Math.abs(value));
  const grouped = Math.abs(value).toLocaleString('en-GB', { maximumFractionDigits: 10 });
  return [plain, grouped].some((digits) =>
    new RegExp(String.raw`(?<![\d.,])${digits.replace(/\./g, '\\.')}(?![\d]|[.,]\d)`).test(text),
  );
}
