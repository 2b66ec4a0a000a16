/** Who is named in a sentence, whether or not they speak. */
import type { Cast } from './cast.ts';
import { isShortened } from './full-names.ts';
import { readMention } from './mentions.ts';
import { ranked, roleBeside } from './roles.ts';
import { isAdverbial } from './subjects.ts';
import { type Range, type Word, wordsIn } from './text.ts';

/** Words that open sentences with a capital and are no part of a name. */
const NO_NAMES = new Set(
  `the a an this that these those some many most few several both all his her their its our my your on in at until by for
  from of to with when while as after before since during if but and so yet or nor not no then now still also even only
  just like unlike because although though whether once he she they it we you i what who how why where there here last
  january february march april may june july august september october november december monday tuesday wednesday thursday
  friday saturday sunday next earlier later according asked meanwhile however instead despite under over among`.split(
    /\s+/,
  ),
);

const PERSON_NOUNS = new Set(
  'victim boy girl man woman teenager pensioner officer constable judge coroner mother father resident witness driver pupil student suspect defendant'.split(
    ' ',
  ),
);

const APPOSED = /^, ([^,.;:“”"]{3,90})(?=[,.])/u;

/** Notes who is named in a sentence. */
export function appearances(text: string, cast: Cast, sentence: Range): void {
  const words = wordsIn(text, sentence);
  for (let at = 0; at < words.length; ) {
    const run = personRun(words, at, cast);
    if (run !== undefined) {
      const [start, end] = [words[at], words[run - 1]];
      if (start !== undefined && end !== undefined) noteRun(text, cast, start, end, sentence, words, at);
    }
    at = run ?? at + 1;
  }
  noteDescription(text, cast, words);
}

function noteRun(
  text: string,
  cast: Cast,
  start: Word,
  end: Word,
  sentence: Range,
  words: readonly Word[],
  at: number,
): void {
  const mention = readMention(text, { start: start.start, end: end.end });
  if (mention?.kind !== 'person') return;
  const { age, role } = apposedTo(text, end, sentence);
  const told = { ...mention, roles: ranked(mention.roles, role), ...(age === '' ? {} : { age }) };
  const { member } = cast.resolve(told, start.start);
  // Somebody's car, supporters or rival does what the sentence says, not they.
  const owns = /['’]s?$/.test(text.slice(end.start, end.end)) || /['’]s?$/.test(end.text);
  const opened = at <= 12 && /,\s*$/.test(text.slice(Math.max(sentence.start, start.start - 2), start.start));
  const subject =
    at === 0 ||
    (opened && isAdverbial(words)) ||
    (at <= 3 && words.slice(0, at).every(({ text }) => !/^\p{Ll}{2,}ed$/u.test(text)));
  if (member !== undefined) cast.appears(member, start.start, subject && !owns);
}

/** The role that stands between commas behind a name, past an age: “Jo Bloggs, 52, a shopkeeper, …”. */
function apposedTo(text: string, { end }: Word, sentence: Range): { age: string; role: string } {
  const behind = text.slice(end, Math.min(sentence.end, end + 120));
  const [age = ''] = /(?<=^, )\d{1,3}(?=[,.])/.exec(behind) ?? [];
  const from = age === '' ? 0 : age.length + 2;
  const [, role = ''] = APPOSED.exec(behind.slice(from)) ?? [];
  const start = end + from + 2;
  return { age, role: role === '' ? '' : roleBeside(text, { start, end: start + role.length }) };
}

/** “A 15-year-old boy …”, “The victim …” */
function noteDescription(text: string, cast: Cast, words: readonly Word[]): void {
  const at = words.findIndex(({ lower }) => isPersonNoun(lower));
  const noun = words[at];
  if (noun === undefined) return;
  const before = words.slice(Math.max(0, at - 4), at);
  const article = before.findLast(({ lower }) => /^(?:the|a|an)$/.test(lower));
  if (article === undefined) return;
  const mention = readMention(text, { start: article.start, end: noun.end });
  if (mention !== undefined) cast.meets(mention, article.start, article === words[0]);
}

function isPersonNoun(lower: string): boolean {
  return PERSON_NOUNS.has(lower);
}

/** The end of a run of capitalised words that names a person, from a word on. */
function personRun(words: readonly Word[], at: number, cast: Cast): number | undefined {
  let end = at;
  if (NO_NAMES.has(words[at]?.lower ?? '')) return undefined;
  while (end < words.length && end - at < 8 && /^\p{Lu}/u.test(words[end]?.text ?? '')) {
    end += 1;
    const [word, next] = [words[end - 1], words[end]];
    // A name does not reach over a comma or a full stop, bar that of a title.
    if (word !== undefined && next !== undefined && next.start - word.end > (isShortened(word.text) ? 2 : 1)) break;
    if (/['’]s?$/.test(word?.text ?? '')) break;
  }
  if (end === at) return undefined;
  const last = words[end - 1];
  if (last === undefined) return undefined;
  return cast.knows(last.text.replace(/['’]s?$/, '')) ? end : undefined;
}
