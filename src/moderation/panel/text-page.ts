import { small } from '../../discord/view/markdown.ts';

const CHARACTERS = 2_800;

/** One page of a text that is shown as it is, and how many there are. @param page from 0 */
export function textPage(text: string, page: number): { shown: string[]; pages: number } {
  const pages = Math.max(1, Math.ceil(text.length / CHARACTERS));
  const part = text.slice(page * CHARACTERS, (page + 1) * CHARACTERS);
  // Three backticks would end the block.
  const block = `\`\`\`yaml\n${part.replaceAll('```', "'''")}\n\`\`\``;
  return { shown: pages > 1 ? [block, small(`${page + 1} of ${pages}`)] : [block], pages };
}
