import type { Corpus } from '../../corpus/corpus.ts';
import type { Figure, Source } from '../../corpus/schema.ts';
import { quantitiesIn } from '../../figures/figures.ts';
import type { Quantity } from '../../reading/types.ts';
import { isSameTitle } from './titles.ts';
import type { Difference, FigureCheck, Particulars, ReadPage } from './types.ts';

/** Holds title, day and figures of a source against its page; what the page does not tell is no difference. */
export function particularsOf(source: Source, page: ReadPage, corpus: Corpus): Particulars {
  const quantities = quantitiesIn(page.text, { corpus, published: source.published });
  return {
    differences: differencesOf(source, page),
    figures: source.figures.map((figure) => figureCheck(figure, page.text, quantities)),
  };
}

function differencesOf({ title, published }: Source, page: ReadPage): Difference[] {
  const found: Difference[] = [];
  if (page.title !== undefined && !isSameTitle(title, page.title))
    found.push({ of: 'title', record: title, page: page.title });
  if (page.published !== undefined && page.published !== published)
    found.push({ of: 'published', record: published, page: page.published });
  return found;
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
