/** What was said, word for word or reported, and the side that it takes. Exact words are only ever taken from the source, whoever asks for them. */
import { type Source, type Statement, type Subject, subjectSchema } from '../corpus/schema.ts';
import { nameKey, namesOf } from '../corpus/subjects.ts';
import { tellingWord } from '../drafting/ids.ts';
import { sentenceAround } from '../drafting/surroundings.ts';
import { Folded } from '../drafting/verify/folding.ts';
import { ADDED_BY_HAND, NOT_QUOTED, type SourceDraft } from './draft.ts';
import {
  checked,
  type EditResult,
  freshId,
  freshItemId,
  invalidField,
  originAfter,
  type Refusal,
  withStatement,
} from './draft-edits.ts';

/** What was said, and in which form. */
export interface Wording {
  form: Statement['form'];
  /** exact words as somebody copied them, or a report in words of their own */
  text: string;
}

/**
 * Verbatim words are taken from the source, character for character: whoever hands them in only says which. Words that
 * are on record already stay as they are.
 */
export function withWording(draft: SourceDraft, id: string, { form, text }: Wording): EditResult {
  const statement = draft.source.statements.find((each) => each.id === id);
  if (statement === undefined) return { refused: 'gone' };
  if (text.trim() === '') return { refused: 'no-words' };
  const words = form === 'reported' ? text.trim() : exactWords(draft, statement, text);
  if (typeof words !== 'string') return words;
  const chosen = form === 'verbatim' && words !== statement.text ? withChosen(draft, id, words) : draft;
  return withStatement(chosen, id, () => ({ ...statement, form, text: words }));
}

/** The side that a statement takes, and on what; undefined for none. @param on a name of a subject, on record or in the draft */
export function withStance(draft: SourceDraft, id: string, stance: Statement['stance']): EditResult {
  if (stance !== undefined && stance.on.trim() === '') return { refused: 'stance-on-what' };
  return withStatement(draft, id, ({ stance: _, ...statement }) => ({
    ...statement,
    ...(stance === undefined ? {} : { stance: { ...stance, on: stance.on.trim() } }),
  }));
}

/** Brings a subject along. @param known those on record: a name belongs to one subject */
export function withNewSubject(
  draft: SourceDraft,
  { label, question, topics }: Pick<Subject, 'label' | 'question' | 'topics'>,
  known: readonly Subject[],
  scope: string,
): { draft: SourceDraft; id: string } | Refusal {
  const all = [...known, ...draft.subjects];
  const namesake = namesOf(all).get(nameKey(label))?.subject;
  if (namesake !== undefined) return { refused: 'known-already', id: namesake.id };
  const id = freshId(label, all, scope);
  const subject = subjectSchema.safeParse({ id, label, question, topics });
  if (!subject.success) return invalidField(subjectSchema, subject.error.issues[0]?.path ?? []);
  return { draft: { ...draft, subjects: [...draft.subjects, subject.data] }, id };
}

/** Asks otherwise what sides are taken on, of a subject that comes with the draft. */
export function withQuestion(draft: SourceDraft, id: string, question: string): EditResult {
  const subjects = draft.subjects.map((each) => (each.id === id ? { ...each, question } : each));
  const read = subjectSchema.array().safeParse(subjects);
  return read.success ? { ...draft, subjects: read.data } : invalidField(subjectSchema, ['question']);
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
