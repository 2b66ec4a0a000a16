import type { Problem } from './problem.ts';
import type { Asked } from './schema.ts';

/** The file in the corpus folder that holds them. */
export const ASKED_FILE = 'asked.txt';

/**
 * Reads the file of how people ask: blocks parted by empty lines, each an item's id and below it a phrase a line. It is
 * plain text, since there are many thousands of phrases and all are read at the start. Pure; never throws.
 */
export function parseAsked(text: string): { asked: Asked[]; problems: Problem[] } {
  const asked: Asked[] = [];
  const problems: Problem[] = [];
  let line = 1;
  for (const block of text.replace(/^\uFEFF/, '').split(/\r?\n[ \t]*\r?\n/)) {
    const lines = block.split(/\r?\n/);
    const [id = '', ...phrases] = lines.map((each) => each.trim()).filter((each) => each !== '');
    if (id !== '' && !ITEM_ID.test(id)) problems.push(notAnItem(id, line));
    else if (phrases.length > 0) asked.push({ id, phrases });
    line += lines.length + 1;
  }
  return { asked, problems };
}

const ITEM_ID = /^[a-z0-9-]+#[a-z0-9-]+$/;

function notAnItem(id: string, line: number): Problem {
  return {
    severity: 'warning',
    code: 'wrong-type',
    file: ASKED_FILE,
    line,
    field: '',
    message: `“${id.slice(0, 60)}” begins a block and is no item’s id: its phrases are left out.`,
    expected: 'an empty line, a line “source#item”, then a phrase a line',
  };
}
