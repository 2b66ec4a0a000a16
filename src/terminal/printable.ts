/**
 * What a terminal would obey or be confused by instead of showing it: control characters (an escape sequence begins with
 * one), marks that turn the direction of a text around, line separators other than the line feed, byte order marks.
 * Joiners stay: emoji and several scripts need them.
 */
const UNPRINTABLE = /[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/gu;

/** Text that is safe to show: what a terminal would obey becomes a space, and nothing else changes. Line feeds stay. */
export function printable(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(UNPRINTABLE, (character) => (character === '\n' ? '\n' : ' '))
    .toWellFormed();
}
