/** Words in marks that nobody says: nicknames, titles of books and reports, names of schemes. */

import { type Range, wordsIn } from '../reading/text.ts';
import type { Quoted } from './quotation-marks.ts';

/** Before a title or a name in marks. */
const NAMED =
  /(?:^|[\s(])(?:in|the|a|an|of|from|for|as|titled|entitled|named|(?:call|name|styl)\p{L}* (?:him|her|it|them)sel(?:f|ves)|dubbed|nicknamed|nickname|called|so-called|codenamed|operation|(?:report|study|review|memoir|book|paper|film|series|podcast|song|show|documentary|campaign|scheme|service|programme|project|exhibition|play|novel|poem|column|guide|leaflet|booklet|pamphlet|handbook|manual|drama|sitcom|blog|newsletter|strategy|initiative|plan|petition|mural|banner),?)\s*$/iu;
/** Before a word that is spoken of as a word. */
const MENTIONED = /\b(?:words?|terms?|phrases?|label|jargon|acronym|slang|hashtag|writing|spelling)\s*$/i;
const LONGEST_WORD = 2;
const LONGEST_LABEL = 7;

/** The quotations of a paragraph that are no labels; the sentence around a label is read as if it bore no marks. */
export function withoutLabels(text: string, quoted: readonly Quoted[], paragraph: Range): Quoted[] {
  let label: Quoted | undefined;
  return quoted.filter((each) => {
    // “‘nominal’, ‘misper’ and ‘OCG’”
    const isListed =
      label !== undefined &&
      /^(?:,|,? and|,? or) $/.test(text.slice(label.end, each.start)) &&
      wordsIn(text, each.inner).length <= LONGEST_WORD;
    const is = isListed || isLabel(text, each, paragraph);
    label = is ? each : undefined;
    return !is;
  });
}

function isLabel(text: string, { start, end, inner, open }: Quoted, paragraph: Range): boolean {
  if (open || /[,.?!…:;]$/.test(text.slice(inner.start, inner.end))) return false;
  const words = wordsIn(text, inner);
  if (words.length === 0 || words.length > LONGEST_LABEL) return false;
  const before = text.slice(Math.max(paragraph.start, start - 30), start);
  const after = text.slice(end, Math.min(paragraph.end, end + 12));
  // “Sid “The Cat” Bloggs”
  if (words.length < 4 && /\p{Lu}[\p{L}’'-]* $/u.test(before) && /^ \p{Lu}\p{Ll}/u.test(after)) return true;
  if (words.length <= LONGEST_WORD && MENTIONED.test(before)) return true;
  const isTitle = words.every(({ text: word }, at) => /^[\p{Lu}\d]/u.test(word) || (at > 0 && word.length < 5));
  return isTitle && NAMED.test(before);
}
