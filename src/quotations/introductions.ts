/**
 * Whom the first paragraphs of a news text introduce by what they are, and name only then: “A bus driver has told of …” and,
 * in the next paragraph, “Jo Bloggs was taking the 202 …”.
 */
import { is, pattern, table } from '../lexicon/lexicon.ts';
import { paragraphsOf, type Range, type Word, wordsIn } from '../reading/text.ts';
import { ownWordsOf, wordsOf } from './entity.ts';
import {
  eitherCase,
  genderOf,
  genderOfNoun,
  isCallingNoun,
  isFiniteVerb,
  isPostNoun,
  isSpeech,
  lazily,
} from './word-classes.ts';

export interface Introduction {
  /** where the words begin that introduce somebody */
  from: number;
  /** where the name begins */
  at: number;
  /** words of what its bearer was introduced as, lower-case */
  roles: readonly string[];
}

/** In so many paragraphs is somebody introduced. */
const OPENING = 3;
const LONGEST_NOUN_PHRASE = 6;
const LONGEST_COMPLEMENT = 4;
/** A name that opens its paragraph and does something; an age may stand behind it, no post of its own. */
const NAME = String.raw`(?:(?:\p{Lu}[\p{L}.]* ){0,3})?\p{Lu}[\p{L}’'-]+ \p{Lu}[\p{L}’'-]+`;
const TOLD = String.raw`(?:, (?:who is )?\d{1,3})?(?:,? who |, (?:of|from) \p{Lu}[^,.]*,|,)?`;
const NAMED = new RegExp(String.raw`^${NAME}${TOLD} ?(?:\p{Ll})`, 'u');

export function introductionsIn(text: string): Introduction[] {
  const paragraphs = paragraphsOf(text).slice(0, OPENING + 2);
  const found: Introduction[] = [];
  paragraphs.slice(0, OPENING).forEach((paragraph, at) => {
    const words = wordsIn(text, { start: paragraph.start, end: Math.min(paragraph.end, paragraph.start + 120) });
    const phrase = nounPhrase(text, words);
    const next = paragraphs[at + 1];
    if (phrase === undefined || next === undefined || !namesFirst(text, next)) return;
    const noun = phrase.at(-1)?.lower ?? '';
    const told = [...phrase, ...complementOf(words.slice(phrase.length + 1))];
    const names = wordsIn(text, { start: next.start, end: Math.min(next.end, next.start + 60) });
    const genders = [genderOfNoun(noun), genderOf(names.slice(0, 3).map(({ lower }) => lower))];
    if (genders[0] !== undefined && genders[1] !== undefined && genders[0] !== genders[1]) return;
    found.push({ from: paragraph.start, at: next.start, roles: told.flatMap(({ text: word }) => wordsOf(word)) });
  });
  return found;
}

/** “A former Metropolitan Police officer”, “London’s mayor”: the words behind the article or owner, up to the first noun that is a calling or post. */
function nounPhrase(text: string, words: readonly Word[]): readonly Word[] | undefined {
  if (!/^(?:an?|the)$|['’]s$/.test(words[0]?.lower ?? '')) return undefined;
  const own = words.slice(1, 1 + LONGEST_NOUN_PHRASE);
  const stop = own.findIndex(({ lower }) => is(lower, 'clauses.no-introduction'));
  const phrase = stop === -1 ? own : own.slice(0, stop);
  const at = phrase.findLastIndex(({ lower }) => isCallingNoun(lower) || isPostNoun(lower));
  const [noun, next] = [phrase[at], words[at + 2]];
  if (noun === undefined || next === undefined || at < phrase.length - 2) return undefined;
  // “The mayor, Jo Bloggs,” has a name already.
  const isNamed = /^,? \p{Lu}/u.test(text.slice(noun.end, noun.end + 3)) || /^\p{Lu}/u.test(next.text);
  return isNamed ? undefined : phrase.slice(0, at + 1);
}

/** “(The head) of London’s buses”: what the noun in front is about. */
function complementOf([of, ...words]: readonly Word[]): readonly Word[] {
  if (!/^(?:of|for)$/.test(of?.lower ?? '')) return [];
  const stop = words.findIndex(({ lower }, at) => at === LONGEST_COMPLEMENT || is(lower, 'clauses.no-introduction'));
  return stop === -1 ? words : words.slice(0, stop);
}

function namesFirst(text: string, { start, end }: Range): boolean {
  return NAMED.test(text.slice(start, Math.min(end, start + 120)));
}

/** The posts that a text tells right beside a name: “The driver, Jo Bloggs”, “Jo Bloggs, who chairs the trust”. */

const beforeName = lazily(() => {
  const owner = `(?:${eitherCase('clauses.owners')}|[Aa]n?)`;
  return new RegExp(String.raw`(?:^|[\s“"‘])${owner} ([\p{L}’'\- ]{3,60}), (?:\p{Lu}\p{L}* )?$`, 'u');
});
const BECAME = String.raw`(?:, (?:\d+, )?who)? (?:became|is|was|serves as) (?:the |an? )?([^,.;:“"]{3,60})`;
const BEHIND_NAME = new RegExp(String.raw`^(?:${BECAME}|, (?:\d+, )?([^,.;:“"]{3,110}))[,.]`, 'u');
/** “Jo Bloggs, a former driver who runs the charity” */
const postVerb = lazily(() => new RegExp(String.raw`^(?:,[^.“"]{0,70}?)? (?:who )?(${pattern('posts.of-verb')})\b`));
const ACCUSED = /^(?:,[^.“"]{0,40},)? (?:(?:is|was) charged|is (?:accused|on trial)|denie[sd]|pleaded)\b/;

/** Words that are told of a name right beside it, as far as they are a post. */
export function rolesBeside(text: string, at: number, run: string): Set<string> {
  const before = beforeName().exec(text.slice(Math.max(0, at - 70), at))?.[1] ?? '';
  const behind = text.slice(at + run.length, at + run.length + 130);
  const [, after = '', became = ''] = BEHIND_NAME.exec(behind) ?? [];
  // “Jo Bloggs, 71, was at home when the driver …” tells nothing of what they are.
  const [verb = ''] = became.split(' ', 1);
  const beside = isFiniteVerb(verb) || isSpeech(verb) ? '' : became;
  const told = [before, after, beside].filter((phrase) => ownWordsOf(phrase).some((word) => isPostNoun(word)));
  const roles = new Set(told.flatMap(ownWordsOf));
  for (const post of table('posts.of-verb').get(postVerb().exec(behind)?.[1] ?? '') ?? []) roles.add(post);
  if (ACCUSED.test(behind)) roles.add('defendant');
  return roles;
}
