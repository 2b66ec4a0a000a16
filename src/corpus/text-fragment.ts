/**
 * Longest text that is written out in a link, in characters; a longer one is given by its first and last words.
 * The limit that the specification proposes (Prefer Exact Matching To Range-based).
 */
const LONGEST_EXACT_TEXT = 300;
/** Words at each end of a longer text: enough that no other passage of a page is likely to have both. */
const WORDS_AT_EACH_END = 6;

/**
 * A link that scrolls to the words of a page and marks them (https://wicg.github.io/scroll-to-text-fragment/).
 * @param url the page; its own fragment (`#section`) is kept, an older text directive replaced
 * @param text words as they stand on the page; runs of white space count as one space
 * @returns the url unchanged where the text has no words
 */
export function textFragmentUrl(url: string, text: string): string {
  const lines = text
    .split('\n')
    .map(wordsOf)
    .filter((words) => words.length > 0);
  if (lines.length === 0) return url;
  const [page = url] = url.split(':~:', 1);
  return `${page}${page.includes('#') ? '' : '#'}:~:text=${passage(lines).map(encode).join(',')}`;
}

function wordsOf(line: string): string[] {
  return line.split(/\s+/u).filter((word) => word !== '');
}

/** The text itself or its two ends, each of whole words and within one line: a match does not cross paragraphs. */
function passage(lines: readonly string[][]): string[] {
  const [first = []] = lines;
  const whole = first.join(' ');
  if (lines.length === 1 && (whole.length <= LONGEST_EXACT_TEXT || first.length === 1)) return [whole];
  const count = lines.length === 1 ? Math.min(WORDS_AT_EACH_END, Math.floor(first.length / 2)) : WORDS_AT_EACH_END;
  const last = lines.at(-1) ?? first;
  return [first.slice(0, count).join(' '), last.slice(-count).join(' ')];
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
