/** Single words and numbers altered so that a sentence says something else. */

/** Picks one of several, the same at every run. */
export type Pick = <T>(from: readonly T[]) => T;

/** A pick that depends on nothing but a text. */
export function chance(seed: string): Pick {
  let state = [...seed].reduce((sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 16_777_619) >>> 0, 2_166_136_261);
  return (from) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const picked = from[Math.floor((state / 2 ** 32) * from.length)];
    if (picked === undefined) throw new Error('There is nothing to pick from.');
    return picked;
  };
}

/** Each word with the one that says the opposite, both ways. */
const OPPOSITES: Record<string, string> = Object.fromEntries(
  [
    ['fewer', 'more'],
    ['more', 'less'],
    ['rise', 'fall'],
    ['risen', 'fallen'],
    ['rose', 'fell'],
    ['higher', 'lower'],
    ['highest', 'lowest'],
    ['lawful', 'unlawful'],
    ['lawfully', 'unlawfully'],
    ['increase', 'decrease'],
    ['increased', 'decreased'],
    ['increasing', 'decreasing'],
    ['better', 'worse'],
    ['best', 'worst'],
    ['safe', 'dangerous'],
    ['safer', 'more dangerous'],
    ['right', 'wrong'],
    ['always', 'never'],
    ['necessary', 'needless'],
    ['important', 'unimportant'],
    ['possible', 'impossible'],
    ['gained', 'lost'],
    ['welcomed', 'deplored'],
    ['praised', 'condemned'],
    ['accepted', 'rejected'],
    ['supported', 'opposed'],
    ['backed', 'opposed'],
    ['everyone', 'nobody'],
    ['trust', 'distrust'],
    ['fair', 'unfair'],
    ['willing', 'unwilling'],
    ['doubled', 'halved'],
    ['many', 'few'],
    ['most', 'hardly any'],
    ['reasonable', 'unreasonable'],
    ['acceptable', 'unacceptable'],
    ['strengthen', 'weaken'],
    ['successful', 'unsuccessful'],
    ['sufficient', 'insufficient'],
    ['adequate', 'inadequate'],
    ['good', 'bad'],
    ['clear', 'unclear'],
    ['easier', 'harder'],
    ['larger', 'smaller'],
    ['faster', 'slower'],
  ].flatMap(([one = '', other = '']) => [
    [other, one],
    [one, other],
  ]),
);

/** A text with one word told as its opposite; undefined where none of its words has one. */
export function swappedWord(text: string, pick: Pick): string | undefined {
  const found = [...text.matchAll(/(?<![\p{L}’'-])[\p{L}]+(?![\p{L}’'-])/gu)].filter(
    ({ 0: word, index }) =>
      OPPOSITES[word] !== undefined &&
      // “no more”, “not always” and “many more” don’t turn into their opposites so.
      !/(?:\bno|\bnot|\bhow|\bmany|\bmuch|\bany|\bthe|\bat|n’t|\bnever) $/.test(text.slice(0, index)) &&
      !/^ (?:than one|or|and more|likely|(?:far )?short)\b/.test(text.slice(index + word.length)),
  );
  if (found.length === 0) return undefined;
  const { 0: word, index } = pick(found);
  return text.slice(0, index) + (OPPOSITES[word] ?? word) + text.slice(index + word.length);
}

const LEADING_VERB = /\b(?:was|were|is|are|had|has|have|would|could|should|must|can|will)\b(?! (?:not|never|no)\b)/g;
const NEGATED = /\b(was|were|is|are|had|has|have|would|could|should|must|can|will|did|does|do) not /;

/** A statement with a negation taken away, or with one put behind the first verb of what was said. */
export function withNegation(text: string, speaker: string): string | undefined {
  if (/\bcannot\b/.test(text)) return text.replace(/\bcannot\b/, 'can');
  if (NEGATED.test(text)) return text.replace(NEGATED, (_, verb: string) => (/^d/.test(verb) ? '' : `${verb} `));
  const from = Math.max(text.indexOf(' that ') + 6, text.startsWith(speaker) ? speaker.length : 0);
  LEADING_VERB.lastIndex = from;
  const verb = LEADING_VERB.exec(text);
  if (verb === null || text.indexOf(' that ') < 0) return undefined;
  const [word] = verb;
  const end = verb.index + word.length;
  return `${text.slice(0, verb.index)}${word === 'can' ? 'cannot' : `${word} not`}${text.slice(end)}`;
}

const CONDITION = /,? (?:provided that|unless|on condition that|as long as|so long as|only if) /;
const ANY_CONDITION = /,? (?:provided that|unless|on condition that|as long as|so long as|only if|if|but) /;
/** So many words are left at least. */
const LEAST_WORDS = 7;

/**
 * What stands before a condition; undefined where there is none, or where nothing would be left.
 * @param isConditional the whole is a position with conditions: then a weaker word begins one, too
 */
export function withoutCondition(text: string, isConditional: boolean): string | undefined {
  const found = (isConditional ? ANY_CONDITION : CONDITION).exec(text);
  if (found === null) return undefined;
  const [before = ''] = text.slice(0, found.index).split(/[,:;] (?=\S+$)/);
  const isWhole =
    before.split(' ').length >= LEAST_WORDS && !/\b(?:and|but|or|that|which|even|asked|whether)$/.test(before);
  return isWhole && !/\basked\b/.test(before) ? before : undefined;
}

/** Two neighbouring digits change places, neither of them in front of a nought that would lead. */
export function transposed(number: string, pick: Pick): string | undefined {
  const places = [...number].flatMap((digit, at) => {
    const next = number[at + 1] === ',' ? at + 2 : at + 1;
    const following = number[next] ?? '';
    const isPair = /\d/.test(digit) && /\d/.test(following) && digit !== following;
    return isPair && !(at === 0 && following === '0') ? [{ at, next }] : [];
  });
  if (places.length === 0) return undefined;
  const { at, next } = pick(places);
  const digits = [...number];
  [digits[at], digits[next]] = [digits[next] ?? '', digits[at] ?? ''];
  return digits.join('');
}

/** How many of the words of the shorter text the other has, too. */
export function likeness(one: string, other: string): number {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  return [...a].filter((word) => b.has(word)).length / Math.min(a.size, b.size);
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\d]{4,}/gu) ?? []);
}
