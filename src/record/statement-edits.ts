/** What was said, word for word or reported. Exact words are only ever taken from the source, whoever asks for them. */
import type { Position, Source, Statement } from '../corpus/schema.ts';
import { tellingWord } from '../drafting/ids.ts';
import { sentenceAround } from '../drafting/surroundings.ts';
import { Folded } from '../drafting/verify/folding.ts';
import { ADDED_BY_HAND, NOT_QUOTED, type SourceDraft } from './draft.ts';
import { checked, type EditResult, freshItemId, originAfter, type Refusal, withStatement } from './draft-edits.ts';

/** What was said, in which form, and the side that it takes. */
export interface Wording {
  form: Statement['form'];
  /** exact words as somebody copied them, or a report in words of their own */
  text: string;
  position: Position | undefined;
  on: string;
}

/**
 * Verbatim words are taken from the source, character for character: whoever hands them in only says which. Words that
 * are on record already stay as they are.
 */
export function withWording(draft: SourceDraft, id: string, { form, text, position, on }: Wording): EditResult {
  const statement = draft.source.statements.find((each) => each.id === id);
  if (statement === undefined) return { refused: 'gone' };
  if (text.trim() === '') return { refused: 'no-words' };
  if (position !== undefined && on.trim() === '') return { refused: 'stance-on-what' };
  const words = form === 'reported' ? text.trim() : exactWords(draft, statement, text);
  if (typeof words !== 'string') return words;
  const { stance: _, ...rest } = statement;
  const stance = position === undefined ? {} : { stance: { on: on.trim(), position } };
  const chosen = form === 'verbatim' && words !== statement.text ? withChosen(draft, id, words) : draft;
  return withStatement(chosen, id, () => ({ ...rest, form, text: words, ...stance }));
}

/** What a reviewer needs to know of words that somebody has chosen: the sentence around them, and whether they are quoted. */
function withChosen(draft: SourceDraft, id: string, words: string): SourceDraft {
  const isVouchedFor = draft.source.vouchedBy !== undefined;
  const isQuoted = isVouchedFor || draft.passages.some((passage) => passage.includes(words));
  const before = draft.hints[id] ?? { confidence: 1, evidence: 'chosen by hand', doubts: [] };
  const doubts = before.doubts.filter((doubt) => doubt !== NOT_QUOTED);
  const hint = {
    ...before,
    sentence: sentenceOf(draft.article, words),
    doubts: [...doubts, ...(isQuoted ? [] : [NOT_QUOTED])],
  };
  return { ...draft, hints: { ...draft.hints, [id]: hint } };
}

function exactWords(draft: SourceDraft, { form, text: known }: Statement, text: string): string | Refusal {
  if (form === 'verbatim' && new Folded(known).text === new Folded(text.trim()).text) return known;
  return wordsIn(draft, text);
}

/** What stands on no page is taken as it is handed in: somebody vouches for it, and every card says so. */
function wordsIn({ article, source }: SourceDraft, text: string): string | Refusal {
  if (source.vouchedBy !== undefined) return text.trim();
  if (article === '') return { refused: 'not-read' };
  const place = new Folded(article).find(text);
  if (place === undefined || !isWhole(article, place)) return { refused: 'not-in-source' };
  return article.slice(place.start, place.end);
}

/** Whether a stretch of a text begins and ends between words. */
function isWhole(text: string, { start, end }: { start: number; end: number }): boolean {
  const isCut = (at: number) => /[\p{L}\p{N}]{2}/u.test(text.slice(at - 1, at + 1));
  return !isCut(start) && !isCut(end);
}

/** A statement that the reading did not find, with words that are to be edited next. */
export function withAddedStatement(
  draft: SourceDraft,
  form: Statement['form'],
  text: string,
  speaker: string,
): EditResult {
  if (text.trim() === '') return { refused: 'no-words' };
  const words = form === 'reported' ? text.trim() : wordsIn(draft, text);
  if (typeof words !== 'string') return words;
  const id = freshItemId(draft, tellingWord(words) || 'statement');
  const { source } = draft;
  const statement: Statement = { id, speaker, form, text: words, topics: source.topics };
  const added = {
    ...draft,
    source: { ...source, statements: [...source.statements, statement] },
    hints: { ...draft.hints, [id]: { ...ADDED_BY_HAND, sentence: sentenceOf(draft.article, words) } },
  };
  return checked(form === 'verbatim' ? withChosen(added, id, words) : added);
}

/**
 * The whole text of the source, written by hand: its exact words have been found in the article or on record before. Who
 * comes along stays, and what was left out and is not written can still be put back.
 * @param source as the text says
 */
export function withWholeText(draft: SourceDraft, source: Source): EditResult {
  const { typed: _, ...rest } = draft;
  const leftOut = <T extends { id: string }>(before: readonly T[], now: readonly T[]) =>
    before.filter(({ id }) => draft.omitted.includes(id) && !now.some((each) => each.id === id));
  const statements = leftOut(draft.source.statements, source.statements);
  const figures = leftOut(draft.source.figures, source.figures);
  const wholly: SourceDraft = {
    ...rest,
    origin: originAfter(draft, source.url),
    omitted: [...statements, ...figures].map(({ id }) => id),
    source: {
      ...source,
      id: draft.source.id,
      statements: [...source.statements, ...statements],
      figures: [...source.figures, ...figures],
    },
  };
  const known = new Set(draft.source.statements.map(({ form, text }) => `${form} ${text}`));
  const chosen = source.statements.filter(({ form, text }) => form === 'verbatim' && !known.has(`${form} ${text}`));
  return checked(chosen.reduce((marked, { id, text }) => withChosen(marked, id, text), wholly));
}

function sentenceOf(article: string, words: string): string {
  const at = words === '' ? -1 : article.indexOf(words);
  return at === -1 ? '' : sentenceAround(article, at, at + words.length).text;
}
