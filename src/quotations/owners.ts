/** Whose words a noun of saying speaks of: “her verdict”, “the response from Jo Bloggs”. */
import type { Range, Word } from '../reading/text.ts';

/** What somebody says, as a noun. */
const WORDS_OF =
  /^(?:verdict|message|answer|response|reply|view|advice|warning|assessment|plea|conclusion|reaction|explanation|argument|case|point|complaint|defence|judgment|opinion|line|promise|pledge|prediction|riposte|retort|question|apology|statement|words|mantra|motto|theory|summary|testimony|account)$/;

/** “Her verdict”, “Jo Bloggs's message to residents”, “the response from Jo Bloggs”. */
export function ownerOfWords(text: string, words: readonly Word[]): Range | undefined {
  const at = words.slice(0, 7).findIndex(({ lower }) => WORDS_OF.test(lower));
  const noun = words[at];
  if (noun === undefined) return undefined;
  const [from, name] = [words[at + 1], words[at + 2]];
  if (/^(?:from|of|by)$/.test(from?.lower ?? '') && name !== undefined) return nameFrom(words, at + 2);
  const possessor = words.findLastIndex(
    ({ lower, text: word }, index) =>
      index < at && index >= at - 3 && (/^(?:his|her|their)$/.test(lower) || /^\p{Lu}.*['’]s?$/u.test(word)),
  );
  const owner = words[possessor];
  if (owner === undefined) return undefined;
  let first = possessor;
  while (first > 0 && /^\p{Lu}/u.test(owner.text) && /^\p{Lu}/u.test(words[first - 1]?.text ?? '')) first -= 1;
  const start = words[first]?.start ?? owner.start;
  return { start, end: owner.end - (/['’]s?$/.exec(text.slice(owner.start, owner.end))?.[0].length ?? 0) };
}

function nameFrom(words: readonly Word[], from: number): Range | undefined {
  const stop = words.findIndex(({ text }, at) => at >= from && !/^\p{Lu}/u.test(text));
  const [first, last] = [words[from], words[(stop === -1 ? words.length : stop) - 1]];
  return first === undefined || last === undefined || last.start < first.start
    ? undefined
    : { start: first.start, end: last.end };
}
