/** Finds lists and alternations of English words in TypeScript. */

/** So many words are a list. */
const FEWEST = 5;
/** A word of the language, or a few of them; no address, path, sign or name of a format's field. */
const PLAIN = /^\p{L}[\p{L}'’-]*(?: [\p{L}'’-]+){0,4}$/u;
const STRING = String.raw`'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"`;
const ARRAY = new RegExp(String.raw`\[\s*(?:(?:${STRING})\s*,\s*){${FEWEST - 1},}(?:${STRING})?\s*,?\s*\]`, 'g');
const SPLIT = new RegExp(String.raw`(?:${STRING}|\x60[^\x60]*\x60)(?:\s*\.\w+\(\))*\s*\.split\(`, 'g');
/** Text in which a pattern may stand: regular expressions, and strings that are made into them. */
const PATTERN =
  /\/(?![/*])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[dgimsuvy]*|`(?:[^`\\]|\\.)*`|'(?:[^'\\\n]|\\.)*\|(?:[^'\\\n]|\\.)*'/g;

/** Each list of words that a file holds, as far as a person needs to find it. */
export function wordListsIn(code: string): string[] {
  const plain = withoutComments(code);
  const lists = [...plain.matchAll(ARRAY)].filter(([text]) => countWords(stringsIn(text)) >= FEWEST);
  const splits = [...plain.matchAll(SPLIT)].filter(([text]) => countWords(text.split(/[^\p{L}'’-]+/u)) > FEWEST);
  const patterns = [...plain.matchAll(PATTERN)].filter(([text]) => longestAlternation(text) >= FEWEST);
  return [...lists, ...splits, ...patterns].map(([text]) => text.replace(/\s+/g, ' ').slice(0, 80));
}

function withoutComments(code: string): string {
  return code.replace(/^\s*(?:\/\/|\*|\/\*\*?).*$/gm, '');
}

function stringsIn(text: string): string[] {
  return [...text.matchAll(new RegExp(STRING, 'g'))].map(([each]) => each.slice(1, -1));
}

function countWords(words: readonly string[]): number {
  return words.filter((word) => word.length > 1 && PLAIN.test(word)).length;
}

/** The most words that one group of a pattern chooses between. */
function longestAlternation(pattern: string): number {
  const groups: string[][] = [['']];
  let most = 0;
  for (const [part] of pattern.matchAll(
    /\\.|\[(?:[^\]\\]|\\.)*\]|\$\{[^}]*\}|\(\?(?:[:=!]|<[=!]|<\w+>|[a-z-]+:)?|[()|]|[^\\[()|$]+|\$/g,
  )) {
    const group = groups.at(-1) ?? [];
    if (part.startsWith('(')) groups.push(['']);
    else if (part === '|') group.push('');
    else if (part === ')') {
      most = Math.max(most, countAlternatives(groups.pop() ?? []));
      if (groups.length === 0) groups.push(['']);
    } else group[group.length - 1] += part.startsWith('[') || part.startsWith('\\') || part.startsWith('$') ? '' : part;
  }
  return Math.max(most, ...groups.map(countAlternatives));
}

function countAlternatives(alternatives: readonly string[]): number {
  return countWords(alternatives.map((each) => each.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')));
}
