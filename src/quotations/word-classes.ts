/** What a word can be in news: a verb of saying, a title, a post, a relation. The words themselves stand in the lexicon. */
import { type Form, pattern, table, words } from '../lexicon/lexicon.ts';

export type Gender = 'm' | 'f';

/** A class of the lexicon, as a whole or in some forms of its words. */
type Class = string | readonly [name: string, ...forms: Form[]];

/** Whether a word is in one of some classes; they are read when first asked for. */
function oneOf(...classes: readonly Class[]): (lower: string) => boolean {
  let found: ReadonlySet<string> | undefined;
  const all = () => new Set(classes.flatMap((each) => [...(typeof each === 'string' ? words(each) : words(...each))]));
  return (lower) => {
    found ??= all();
    return found.has(lower);
  };
}

const isSpeechInS = oneOf(['verbs.speech', 's']);
const isNounInS = oneOf(['verbs.past', 's']);
const isOtherSpeech = oneOf(
  ['verbs.speech', 'past'],
  ['verbs.plain', 'base'],
  ['verbs.saying', 'ing'],
  ['verbs.present', 's'],
);

/** Verbs that introduce words in quotation marks, in the forms in which they do. */
export function isSpeech(lower: string): boolean {
  return isOtherSpeech(lower) || (isSpeechInS(lower) && !isNounInS(lower)) || lower === 'written';
}

/** Verbs that open a report without marks; the rest would find too much. */
export const isReporting = oneOf(
  ['verbs.reporting', 's', 'past'],
  ['verbs.reporting-ing', 'ing'],
  ['verbs.reporting-plain', 'base'],
  ['verbs.advising', 's', 'past'],
  ['verbs.clausal', 's', 'past'],
);

/** Verbs that speak only of words in marks right beside them: “read”, “put”, “thought”. */
export const isWeak = oneOf('verbs.weak', ['verbs.weak-nouns', 'base', 's'], ['verbs.weak-bases', 'base']);

const isVerbWithParticle = oneOf(['verbs.phrasal', 's', 'past', 'ing']);
const isParticle = oneOf('verbs.particles');

/** Whether a verb speaks by the particle behind it: “hit back”, “went on”. */
export function isPhrasal(lower: string, particle: string | undefined): boolean {
  return particle !== undefined && isParticle(particle) && isVerbWithParticle(`${lower} ${particle}`);
}

/** Verbs that say what somebody calls a thing. */
export const isNaming = oneOf('verbs.naming');
/** Verbs of the voice: words in quotation marks behind them are speech. */
export const isUtterance = oneOf('verbs.voice');
/** Verbs by which the last speaker goes on. */
export const isGoingOn = oneOf('verbs.going-on');
/** Verbs by which somebody answers somebody else, or may. */
export const isReply = oneOf('verbs.replying');
export const isAnswering = oneOf('verbs.answering');

export function isAsking(lower: string): boolean {
  return /^ask(?:ed|s|ing)?$/.test(lower);
}

/** A word that can be nothing but the verb of a clause. */
export function isFiniteVerb(lower: string): boolean {
  return isCommonVerb(lower) || /(?:[^e]ed|ss?es)$/.test(lower);
}

/** Auxiliaries and common verbs that are no verbs of speech. */
export const isCommonVerb = oneOf('clauses.auxiliaries', ['verbs.common', 's', 'past'], ['verbs.wanting', 'base']);
export const isPronoun = oneOf('clauses.pronouns');

export function isCapital({ text }: { text: string }): boolean {
  return /^\p{Lu}/u.test(text);
}

const HONORIFICS = ['titles.courtesy', 'titles.honour', 'titles.learned', 'titles.form'];
const agent = lazily(() => new RegExp(`(?:^|-)[a-z]{3,}${pattern('posts.endings')}$`));
const isLeading = oneOf('posts.heads');
const calling = lazily(() => new RegExp(`(?:${pattern('posts.endings')}|mate|gran|grandad)$|-`));
const occupation = lazily(() => new RegExp(`[a-z]{3}${pattern('posts.endings')}$`));

/** Titles that say nothing of what somebody does. */
export const isHonorific = oneOf(...HONORIFICS);
/** Titles that stay with the name when it is shown. */
export const isKeptTitle = oneOf('titles.honour');
const isTitle = oneOf(...HONORIFICS, 'posts.ranks', 'posts.offices', 'posts.parties', 'posts.qualifiers');

/** A word that stands before a name and is no part of it. */
export function isTitleWord(lower: string): boolean {
  return isTitle(withoutPossessive(lower).replace(/\.$/, '')) || lower.includes('-elect') || isAgeOrKin(lower);
}

const isPost = oneOf(
  'titles.honour',
  'titles.learned',
  'posts.ranks',
  'posts.offices',
  ['nouns.callings', 'base'],
  'nouns.men',
  'nouns.women',
);

/** Whether a noun is a post or calling, so that “the …” can be somebody whom the text names. */
export function isPostNoun(lower: string): boolean {
  return isPost(lower) || agent().test(lower) || isLeading(lower.slice(lower.lastIndexOf('-') + 1));
}

/** Whether a noun says what somebody is to somebody else: “her son”, “his partner”. */
export const isKin = oneOf(['nouns.kin', 'base'], 'nouns.men', 'nouns.women');
/** A person's calling or part in what is told: somebody of whom the next sentence may speak. */
export const isCallingNoun = oneOf(['nouns.callings', 'base'], ['nouns.parts', 'base'], 'nouns.men', 'nouns.women');
/** Relations by blood or marriage, which mostly have one surname. */
export const isFamily = oneOf('nouns.family');
/** Mothers and fathers, whatever they are called. */
const isParent = oneOf('nouns.parents');
const isCallingOnly = oneOf(['nouns.callings', 'base']);
const isElsewhere = oneOf(['nouns.elsewhere', 'base']);

/** A calling that somebody is of whom the text has been speaking, where it has not been told before: “the plumber”. */
export function isOccupation(lower: string): boolean {
  return !isElsewhere(lower) && (isCallingOnly(lower) || occupation().test(lower));
}

/** “54-year-old”, “father-of-two”, “dad-to-be”: tells whom it stands for by an age or by children. */
export function isAgeOrKin(word: string): boolean {
  if (!word.includes('-')) return false;
  const [, noun = ''] = /^(\p{L}+)-(?:of-\p{L}+|to-be)$/u.exec(word) ?? [];
  return isParent(noun) || noun === 'parent' || /^\d{1,3}-year-olds?$|^(?:bride|groom)-to-be$/.test(word);
}

const isPlainEpithet = oneOf('posts.epithets');

/** What headlines put before whomever they describe: “Hero gran”, “Brave PC”. */
export function isEpithet(lower: string): boolean {
  return isPlainEpithet(lower) || /^(?:ex|have-a-go)-/.test(lower);
}

const isSurname = oneOf(['nouns.surnames', 'base']);
const isCallingOrKin = oneOf('nouns.callings', 'nouns.parts', 'nouns.kin', 'nouns.men', 'nouns.women', 'posts.several');

/** Whether a word with a capital and nothing else is what somebody is, not what they are called: “Mum”, “Cyclist”. */
export function isCallingAlone(lower: string): boolean {
  return isCallingOrKin(lower) && !isSurname(lower);
}

/** Whether a word is somebody's calling rather than their given name, by itself or by the given name behind it. */
export function isCalling(lower: string, next: string): boolean {
  return (
    isCallingOnly(lower) ||
    (isEpithet(lower) && isGivenName(next)) ||
    (calling().test(lower) && !isGivenName(lower.split('-')[0] ?? '') && isGivenName(next))
  );
}

export const isGivenName = oneOf('names.men', 'names.women');
export const isPlaceWord = oneOf('bodies.places');
export const isBodyWord = oneOf('bodies.words');
const isBehindName = oneOf('posts.suffixes');

export function isSuffix(lower: string): boolean {
  return isBehindName(lower.replace(/\.$/, ''));
}

/** Somebody who speaks for another: never that other. */
export function isSpokesWord(word: string): boolean {
  return /^spokes(?:m[ae]n|wom[ae]n|persons?|people)$/.test(word);
}

const isManTitle = oneOf('posts.men');
const isWomanTitle = oneOf('posts.women');
const isManName = oneOf('names.men');
const isWomanName = oneOf('names.women');
const isMan = oneOf('nouns.men');
const isWoman = oneOf('nouns.women');

/** @param words of a description or a name with its titles, lower-case */
export function genderOf(words: readonly string[]): Gender | undefined {
  return genderBy(words, isManTitle, isWomanTitle) ?? genderBy(words, isManName, isWomanName);
}

type Has = (word: string) => boolean;

function genderBy(words: readonly string[], isMale: Has, isFemale: Has): Gender | undefined {
  const telling = words.find((word) => isMale(word) || isFemale(word));
  return telling === undefined ? undefined : isMale(telling) ? 'm' : 'f';
}

/** The gender that a noun tells: a mother, a spokesman. */
export function genderOfNoun(noun: string): Gender | undefined {
  const [own = ''] = noun.replace(/^great-/, '').split(/-(?:of|to)-/);
  return genderBy([own], isMan, isWoman);
}

/** Nouns that may refer to a person with a title: “the officer” can be PC Bloggs. */
export function nounsOfTitle(title: string): readonly string[] {
  return table('posts.nouns-of').get(title) ?? [];
}

/** Whether a noun says more broadly what somebody is told to be: a rapper is a musician. */
export function isKindOf(noun: string, roles: ReadonlySet<string>): boolean {
  return (
    table('posts.kinds')
      .get(noun)
      ?.some((kind) => roles.has(kind)) === true
  );
}

/** A closing 's or ' that makes a possessive goes. */
export function withoutPossessive(word: string): string {
  return word.replace(/['’]s?$/i, '');
}

/** What is made when it is first asked for: expressions over classes of the lexicon. */
export function lazily<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** An alternation of a class's words, with a small letter or a capital: “her”, “Her”. */
export function eitherCase(name: string): string {
  return [...words(name)].map(([first = '', ...rest]) => `[${first}${first.toUpperCase()}]${rest.join('')}`).join('|');
}

/** “(Witness) A”, “(Officer) 12” */
export function isLabel(word: string): boolean {
  return /^(?:\p{Lu}\d{0,2}|\d{1,3})$/u.test(word);
}
