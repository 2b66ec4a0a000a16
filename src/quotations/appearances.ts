/** Who is named in a sentence, whether or not they speak, and whom the sentence is about. */
import { is } from '../lexicon/lexicon.ts';
import { type Range, type Word, wordsIn } from '../reading/text.ts';
import type { Entities } from './entities.ts';
import { ranked, roleBefore, roleBeside } from './entity.ts';
import { isShortened } from './full-names.ts';
import { calledIn, readMention } from './mentions.ts';
import { isNewName, isPerson } from './new-names.ts';
import type { Standing } from './salience.ts';
import { isAdverbial, withoutOpeners } from './subjects.ts';
import {
  eitherCase,
  isAsking,
  isCallingNoun,
  isFiniteVerb,
  isKeptTitle,
  isKin,
  isLabel,
  isPostNoun,
  isPronoun,
  isSpeech,
  lazily,
} from './word-classes.ts';

const APPOSED = /^, ([^,.;:“”"]{3,90})(?=[,.])/u;
const postBeside = lazily(() => {
  const owner = String.raw`(?:${eitherCase('clauses.owners')}|\p{Lu}[\p{L}’' ]+[’']s?)`;
  return new RegExp(String.raw`(?:^|[.,“"‘] |\b[Bb]ut )(${owner} [^,.;:“”"]{2,70}), $`, 'u');
});
const OF_WHOM = /^ of \p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,2}/u;
const LONGEST_NAME = 8;

/** Notes who is named in a sentence, and whom its pronoun means where that is its subject. */
export function appearances(text: string, entities: Entities, sentence: Range): void {
  const words = wordsIn(text, sentence);
  if (words.length === 0) return;
  entities.salience.newSentence();
  const opening = slotOf(text, words);
  notePronoun(entities, words, opening);
  for (let at = 0; at < words.length; ) {
    const end = personRun(text, words, at, entities);
    if (end === undefined) at += 1;
    else {
      noteRun(text, entities, sentence, words, { from: at, to: end }, opening);
      at = end;
    }
  }
  noteDescription(text, entities, words, opening);
  if (words.some((_, at) => asksSomebody(words, at))) entities.salience.asks(entities.salience.lastSubject);
}

/** “The mayor asked him to leave.”: what comes next is his. Not “Asked if …”, “was asked if …”. */
function asksSomebody(words: readonly Word[], at: number): boolean {
  if (at === 0 || !isAsking(words[at]?.lower ?? '') || is(words[at - 1]?.lower ?? '', 'clauses.passives')) return false;
  return is(words[at + 1]?.lower ?? '', 'clauses.asked');
}

/** Index of the word from which the subject of a sentence may be looked for: past “On Monday,”, “But”. */
function slotOf(text: string, words: readonly Word[]): number {
  let from = words.length - withoutOpeners(words).length;
  for (let parts = 0; parts < 2 && isAdverbial(words.slice(from)); parts += 1) {
    const comma = words.findIndex(
      (word, at) => at >= from && /^\s*[,–—]/.test(text.slice(word.end, words[at + 1]?.start ?? word.end)),
    );
    if (comma === -1) return from;
    from = comma + 1;
  }
  return from;
}

/** “She was blunt.”: speaks of the subject of the sentence before. */
function notePronoun(entities: Entities, words: readonly Word[], from: number): void {
  const subject = words.slice(from, from + 2).find(({ lower }) => /^(?:he|she)$/.test(lower));
  if (subject === undefined) return;
  const entity = entities.salience.of(subject.lower, subject.start);
  if (entity !== undefined) entities.salience.appears(entity, subject.start, 'subject');
}

/** No subject of a sentence begins so many words after its opening. */
const FARTHEST_SUBJECT = 12;

interface Run {
  from: number;
  to: number;
}

function noteRun(
  text: string,
  entities: Entities,
  sentence: Range,
  words: readonly Word[],
  run: Run,
  opening: number,
): void {
  const [start, end] = [words[run.from], words[run.to - 1]];
  if (start === undefined || end === undefined) return;
  // “Lord Harris of Haringey” is his whole name.
  const [place = ''] = isKeptTitle(start.lower)
    ? (/^ of \p{Lu}[\p{L}-]+/u.exec(text.slice(end.end, end.end + 40)) ?? [])
    : [];
  const post = postOfPlace(words, run.from) ?? start;
  const mention = readMention(text, { start: post.start, end: end.end + place.length });
  if (mention?.kind !== 'person') return;
  const { age, role } = apposedTo(text, end, sentence);
  const before = words[run.from - 1]?.lower ?? '';
  const apposed = postBefore(text, start, sentence);
  const roles = ranked([...(isKin(before) ? [before] : []), ...mention.roles], apposed === '' ? role : apposed);
  const whose = words[run.from - 2]?.lower ?? '';
  const of = isKin(before) && /^(?:his|her)$/.test(whose) ? { of: whose } : {};
  const told = { ...mention, ...of, roles, ...(age === '' ? {} : { age }) };
  const { entity } = entities.resolve(told, start.start);
  if (entity !== undefined) entities.salience.appears(entity, start.start, standingOf(text, words, run, opening));
}

/** “Mayor of (Lockham Jo Bloggs)”: the first word of the post whose place a run of capitals begins with. */
function postOfPlace(words: readonly Word[], from: number): Word | undefined {
  if (!/^(?:of|for)$/.test(words[from - 1]?.lower ?? '') || !isPostNoun(words[from - 2]?.lower ?? '')) return undefined;
  let at = from - 2;
  while (at > 0 && /^\p{Lu}/u.test(words[at - 1]?.text ?? '')) at -= 1;
  return /^\p{Lu}/u.test(words[at]?.text ?? '') ? words[at] : undefined;
}

/** “The coroner, Dr Jo Bloggs, …”: the post that stands before a name and its comma. */
function postBefore(text: string, { start }: Word, sentence: Range): string {
  const told = postBeside().exec(text.slice(Math.max(sentence.start, start - 90), start))?.[1];
  if (told === undefined) return '';
  const from = start - 2 - told.length;
  const words = wordsIn(text, { start: from, end: start - 2 });
  return words.some(({ lower }) => isPostNoun(lower)) ? roleBefore(text, words) : '';
}

/** Somebody's car, supporters or rival does what the sentence says, not they; nor the person after its verb. */
function standingOf(text: string, words: readonly Word[], { from, to }: Run, opening: number): Standing {
  const last = words[to - 1];
  const next = words[to];
  // “The Lockham United manager” is not Lockham United.
  const describes =
    next !== undefined && isPostNoun(next.lower) && !isFiniteVerb(next.lower) && /^\p{Ll}/u.test(next.text);
  if (last !== undefined && (isOwner(text, last) || (describes && /^\s$/.test(text.slice(last.end, next.start))))) {
    return 'owner';
  }
  // “The mother of Jo Bloggs”
  const [kin, of] = words.slice(Math.max(0, from - 2), from);
  if (of?.lower === 'of' && isKin(kin?.lower ?? '')) return 'owner';
  if (from < opening || from - opening >= FARTHEST_SUBJECT) return 'other';
  const acts = words
    .slice(opening, from)
    .some(({ lower, text: word }) => /^\p{Ll}/u.test(word) && (isFiniteVerb(lower) || isSpeech(lower)));
  const asked = /^(?:asked|told|questioned|pressed)$/.test(words[0]?.lower ?? '') && words[1]?.lower === 'by';
  return acts || asked ? 'other' : 'subject';
}

function isOwner(text: string, { text: word, end }: Word): boolean {
  return /['’]s?$/.test(word) || /^['’]/.test(text.slice(end, end + 1));
}

/** The age and role that stand between commas behind a name: “Jo Bloggs, 52, a shopkeeper, …”. */
function apposedTo(text: string, { end }: Word, sentence: Range): { age: string; role: string } {
  const behind = text.slice(end, Math.min(sentence.end, end + 120));
  const [age = ''] = /(?<=^, )\d{1,3}(?=[,.])/.exec(behind) ?? [];
  const from = age === '' ? 0 : age.length + 2;
  const [, role = ''] = APPOSED.exec(behind.slice(from)) ?? [];
  const start = end + from + 2;
  // “Jo Bloggs, the baker, …”, but not “The baker, Jo Bloggs, welcomed it.”
  const isPost =
    /^(?:the|an?) /.test(role) || wordsIn(role, { start: 0, end: role.length }).some(({ lower }) => isPostNoun(lower));
  return { age, role: isPost ? roleBeside(text, { start, end: start + role.length }) : '' };
}

/** “A 15-year-old boy …”, “The victim …”, “a serving officer”. */
function noteDescription(text: string, entities: Entities, words: readonly Word[], opening: number): void {
  const at = words.findIndex(({ lower, text: word }) => /^\p{Ll}/u.test(word) && isCallingNoun(lower));
  const noun = words[at];
  if (noun === undefined) return;
  const from = words.findLastIndex(
    ({ lower }, index) => index < at && index >= at - 4 && /^(?:the|an?|his|her)$/.test(lower),
  );
  const article = words[from];
  if (article === undefined) return;
  // “The driver, Jo Bloggs,” and “Jo Bloggs, a driver,” are Jo Bloggs.
  const isBeside = /\p{L}, (?:\d+, )?$/u.test(text.slice(Math.max(0, article.start - 6), article.start));
  if (isBeside && (from > opening || entities.knows(words[from - 1]?.text ?? ''))) return;
  if (/^,? (?:\p{Lu}\p{L}* )*\p{Lu}/u.test(text.slice(noun.end, noun.end + 30))) return;
  const called = calledIn(text, { start: article.start, end: Math.min(noun.end + 60, words.at(-1)?.end ?? noun.end) });
  const mention = readMention(text, { start: article.start, end: noun.end + ofWhom(text, noun).length });
  const standing = isOwner(text, noun) ? 'owner' : from === opening ? 'subject' : 'other';
  const entity = called === undefined ? undefined : entities.resolve(called, article.start).entity;
  if (entity !== undefined) entities.salience.appears(entity, article.start, standing);
  else if (mention !== undefined) entities.meets(mention, article.start, standing);
}

/** “(The mother) of Jo Bloggs” */
function ofWhom(text: string, { lower, end }: Word): string {
  return isKin(lower) ? (OF_WHOM.exec(text.slice(end, end + 60))?.[0] ?? '') : '';
}

/** The end of a run of capitalised words that names a person, from a word on. */
function personRun(text: string, words: readonly Word[], at: number, entities: Entities): number | undefined {
  const first = words[at];
  if (first === undefined || is(first.lower, 'clauses.no-names') || isPronoun(first.lower)) return undefined;
  let end = at;
  while (end < words.length && end - at < LONGEST_NAME && /^\p{Lu}/u.test(words[end]?.text ?? '')) {
    end += 1;
    const [word, next] = [words[end - 1], words[end]];
    // A name does not reach over a comma or a full stop, bar that of a title.
    if (word !== undefined && next !== undefined && next.start - word.end > (isShortened(word.text) ? 2 : 1)) break;
    if (/['’]s?$/.test(word?.text ?? '')) break;
  }
  const last = words[end - 1];
  if (end === at || last === undefined) return undefined;
  // “Witness 3”
  if (end === at + 1 && isPerson(last) && /^\d/.test(words[end]?.text ?? '') && isLabel(words[end]?.text ?? ''))
    return end + 1;
  const name = last.text.replace(/['’]s?$/, '');
  return entities.knows(name) || isNewName(text, words, at, end) ? end : undefined;
}
