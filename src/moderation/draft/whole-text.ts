/** A draft’s whole text in a form, for whoever would rather write it than step through it. */
import { parseSource } from '../../corpus/parse.ts';
import type { Source, Statement } from '../../corpus/schema.ts';
import { sourceText } from '../../corpus/write.ts';
import { escapeText, shorten, small } from '../../discord/view/markdown.ts';
import { Folded } from '../../drafting/verify/folding.ts';
import { newClaims } from '../../record/change.ts';
import { finished, passagesIn, type SourceDraft } from '../../record/draft.ts';
import type { Mended } from '../../record/mended.ts';
import { withArticle } from '../../record/mending.ts';
import { withWholeText } from '../../record/statement-words.ts';
import type { Form, Values } from '../panel/form.ts';
import { joinedParts, partFields } from '../panel/parts.ts';
import { type Aside, aside, isAside, type Shown } from '../panel/shown.ts';
import { holdAgainstPage, missingIn } from '../record/source-page.ts';
import type { Room } from '../room.ts';
import { problemInWords, SAY } from '../words.ts';
import { type Mistaken, mend, openSourceDraft } from './review.ts';

/** What can’t stand is told of so much at once. */
const SHOWN = 5;

/** What was written and could not stand is offered again. */
export async function wholeForm(room: Room, id: string): Promise<Form | Aside> {
  const found = await openSourceDraft(room, id);
  if (isAside(found)) return found;
  const { draft } = found;
  const fields = partFields('Text', draft.typed ?? sourceText(finished(draft)));
  if (fields === undefined) return aside(SAY.tooLongForForm);
  return { title: 'The source’s text', id: { verb: 'whole', about: id, part: 0 }, fields };
}

/**
 * Takes a text that was handed in for the draft’s. Exact words that are new have to stand in what was read, or on the
 * source’s page: nobody puts words into a mouth by editing. What can’t be taken is kept, to be gone on with.
 */
export function takeWhole(room: Room, id: string, values: Values): Promise<Shown> {
  const typed = joinedParts(values);
  return mend(room, id, 0, (draft) => written(room, draft, typed), { typed });
}

async function written(room: Room, draft: SourceDraft, typed: string): Promise<Mended | Mistaken> {
  const { source, problems } = parseSource(draft.source.id, typed);
  if (source === undefined) return { line: problems.slice(0, SHOWN).map(problemInWords).join('\n') };
  const unread = newWords(room, draft, source);
  if (unread.length === 0) return withWholeText(draft, source);
  const page = await holdAgainstPage(room, source, draft);
  if ('reason' in page) return { line: refusedWords(unread, page.reason) };
  const missing = missingIn(page.check);
  const notThere = unread.filter(({ id }) => missing.has(id));
  if (notThere.length > 0) return { line: refusedWords(notThere) };
  return withWholeText(withArticle(draft, page.text, passagesIn(page)), source);
}

/** Exact words that the source did not have, on record or in the draft, and that were not read either. */
function newWords(room: Room, draft: SourceDraft, source: Source): Statement[] {
  const { text } = room.editorial.textOf({ scope: room.scope, kind: 'source', entry: draft.source.id });
  const { words } = newClaims(source, [text, sourceText(draft.source)]);
  const article = new Folded(draft.article);
  return source.statements.filter((each) => words.has(each.id) && article.find(each.text) === undefined);
}

function refusedWords(words: readonly Statement[], pageReason?: string): string {
  const lines = words
    .slice(0, SHOWN)
    .map(({ speaker, text }) => `> ${escapeText(shorten(text, 300))}\n${small(escapeText(speaker))}`);
  const reason = pageReason === undefined ? [] : [SAY.typedWordsOnPage(escapeText(pageReason))];
  return [SAY.typedWords, ...lines, ...reason].join('\n');
}
