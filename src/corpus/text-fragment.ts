/**
 * Longest text that is written out in a link, in characters; a longer one is given by its first and last words.
 * The limit that the specification proposes (Prefer Exact Matching To Range-based).
 */
const LONGEST_EXACT_TEXT = 300;
/** Words at each end of a longer text: enough that no other passage of a page is likely to have both. */
const WORDS_AT_EACH_END = 6;

/**
 * A link that scrolls to the words of a page and marks them (https://wicg.github.io/scroll-to-text-fragment/).
 * A text over several lines is given by its ends, because an exact match does not cross from one paragraph to the next.
 * @param url the page; its own fragment (`#section`) is kept, an older text directive replaced
 * @param text words as they stand on the page; runs of white space count as one space
 * @returns the url unchanged where the text has no words
 */
export function textFragmentUrl(url: string, text: string): string {
  const words = text.split(/\s+/u).filter((word) => word !== '');
  if (words.length === 0) return url;
  const [page = url] = url.split(':~:', 1);
  return `${page}${page.includes('#') ? '' : '#'}:~:text=${directive(words, /\n/.test(text.trim()))}`;
}

function directive(words: readonly string[], severalLines: boolean): string {
  const whole = words.join(' ');
  const tooLong = whole.length > LONGEST_EXACT_TEXT || severalLines;
  if (!tooLong || words.length < 2) return encode(whole);
  const count = Math.min(WORDS_AT_EACH_END, Math.floor(words.length / 2));
  return `${encode(words.slice(0, count).join(' '))},${encode(words.slice(-count).join(' '))}`;
}

/**
 * Percent-encodes a part of a directive. The specification asks for `&`, `-` and `,`; the marks that encodeURIComponent
 * leaves besides (RFC 3986 reserves them) would end a link in Markdown.
 */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[-!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
