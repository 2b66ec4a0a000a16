/** Whether the marks of a quotation are matched and closed, so that nothing is taken for somebody's words that is not theirs. */
import type { Range } from '../../reading/text.ts';

const CLOSING: Readonly<Record<string, string>> = { '“': '”', '‘': '’', '"': '"', "'": "'", '«': '»', '„': '“' };

/** What is wrong with the marks of a quotation: its piece from the opening mark to the closing one, paragraphs and all. */
export function faultOf(text: string, piece: Range): 'unclosed' | 'mixed-marks' | undefined {
  const open = text[piece.start] ?? '';
  const close = CLOSING[open];
  if (close === undefined) return text.startsWith("''", piece.start) ? undefined : 'mixed-marks';
  const last = text[piece.end - 1] ?? '';
  if (last !== close || piece.end - piece.start < 3) return /["”’'»“]/.test(last) ? 'mixed-marks' : 'unclosed';
  // A mark of its own opens each paragraph of a longer quotation.
  const isStray = text
    .slice(piece.start + 1, piece.end - 1)
    .split('\n')
    .some((line) => !isBalanced(line.trim().replace(new RegExp(`^${open}`), '')));
  if (isStray) return 'mixed-marks';
  return isOddOutside(text, piece, open) ? 'mixed-marks' : undefined;
}

/** Whether all double marks within some words are closed there. */
export function isBalanced(line: string): boolean {
  const curly = line.match(/[“”]/g) ?? [];
  const isPaired = curly.every((mark, at) => mark === (at % 2 === 0 ? '“' : '”')) && curly.length % 2 === 0;
  const straight = line.match(/(?<!\d)"/g) ?? [];
  return isPaired && straight.length % 2 === 0;
}

/** Straight marks look the same at both ends: with an odd number of them in the paragraph around, what was taken for a quotation may be the text between two. */
function isOddOutside(text: string, { start, end }: Range, open: string): boolean {
  if (open !== '"') return false;
  const from = text.lastIndexOf('\n', start) + 1;
  const stop = text.indexOf('\n', end);
  const around = `${text.slice(from, start)}${text.slice(end, stop === -1 ? undefined : stop)}`;
  return around.replace(/\d"/g, '').split('"').length % 2 === 0;
}
