import { diffLines } from 'diff';
import { wholeCharacters } from '../../discord/kit/markdown.ts';
import { counted } from '../../discord/kit/words.ts';

/** Lines around a change that are shown with it. */
const AROUND = 1;

/**
 * What differs between two texts, as people read it: lines that went with a minus, lines that came with a plus, and a line
 * of what stands around them. What is the same in between is left out.
 * @param characters longest text; what is left out is counted
 */
export function differenceOf(before: string | null, after: string | null, characters = 1_600): string {
  if (before === after) return 'Nothing differs.';
  const parts = diffLines(before ?? '', after ?? '');
  const lines = parts.flatMap(({ value, added, removed }, index) => {
    const own = value.replace(/\n$/, '').split('\n');
    if (added || removed) return own.map((line) => `${added ? '+' : '-'} ${line}`);
    return around(own, { first: index === 0, last: index === parts.length - 1 }).map((line) => `  ${line}`);
  });
  const shown: string[] = [];
  let room = characters;
  for (const line of lines) {
    if (room <= 0) break;
    // A single line, such as a summary, may be longer than all that is left.
    shown.push(line.length < room ? line : `${wholeCharacters(line.slice(0, room))}…`);
    room -= line.length + 1;
  }
  const left = lines.length - shown.length;
  const more = left > 0 ? `\n… and ${counted(left, 'more line')}` : '';
  // Three backticks would end the block.
  return `\`\`\`diff\n${shown.join('\n').replaceAll('```', "'''")}${more}\n\`\`\``;
}

/** Of lines that are the same, those next to a change. */
function around(lines: readonly string[], { first, last }: { first: boolean; last: boolean }): string[] {
  const head = first ? [] : lines.slice(0, AROUND);
  const tail = last ? [] : lines.slice(-AROUND);
  if (head.length + tail.length >= lines.length) return [...lines];
  return [...head, '…', ...tail];
}
