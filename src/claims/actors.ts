/** Who says, wants or does something in a clause of a message. */
import { pattern, patternOf, words } from '../lexicon/lexicon.ts';
import type { Range } from '../reading/text.ts';
import { type Message, within } from './clauses.ts';
import type { Named } from './speakers.ts';

/** Somebody of whom a clause tells something, and by what it does. */
export interface Actor {
  named: Named;
  by: 'speech' | 'deed' | 'being' | 'quotation';
}

const SPEECH = new Set([
  ...words('verbs.speech', 'past', 's'),
  ...words('verbs.plain', 'base'),
  ...words('verbs.saying', 'ing'),
  ...words('verbs.naming', 'ing'),
]);
const DEEDS = new Set([
  ...words('verbs.acting', 'past', 's', 'ing'),
  ...words('verbs.wanting', 'base'),
  ...words('claims.findings'),
  ...words('claims.other-deeds'),
]);
/** What somebody says or does behind “couldn't”, “did” or “is going to”, and behind “has” or “had”. */
const SPEECH_BASE = new Set([...words('verbs.speech', 'base'), ...words('verbs.reporting', 'base')]);
const DEEDS_BASE = words('verbs.acting', 'base');
const SPEECH_DONE = new Set([...words('verbs.speech', 'participle'), ...words('verbs.reporting', 'participle')]);
const DEEDS_DONE = words('verbs.acting', 'participle');
const BEFORE_BASE = words('claims.before-bases');
const BEFORE_DONE = words('claims.before-participles');
/** “The jury was unanimous that …”, “Jo Bloggs is sure that …” */
const IS_THAT = /^(?:['’]s| (?:is|was|are|were))(?: \p{L}+){1,2} that\b/iu;
const BEING = words('claims.auxiliaries');
const SAID = pattern('claims.said');
const SAID_BEHIND = new RegExp(
  String.raw`, (?:he|she|they) (?:${SAID}|${patternOf('verbs.speech', 'past', 's')})\b`,
  'i',
);
const IT = new RegExp(String.raw`^(?:${pattern('claims.before-pronouns')} )*it\b`, 'i');
const IT_FINDS = new RegExp(
  String.raw`^(?:${pattern('claims.before-pronouns')} )*it (?:also |even )?(?:${pattern('claims.findings')}|wants|wanted)\b`,
  'i',
);
const PRONOUN = new RegExp(String.raw`^(?:${pattern('claims.before-pronouns')} )*(?:he|she|they|it)\b`, 'i');
/** “… said Jo Bloggs”. Whom somebody “asked” is no speaker, unless it opens the clause or stands behind a quotation. */
const INVERTED = new RegExp(String.raw`(?:^|[,”"]\s?)${SAID}(?: the)?$|\s(?!asked\b)${SAID}(?: the)?$`, 'i');

const WORDS_WERE = String.raw`(?:\p{L}+ )?(?:${pattern('claims.utterances')})(?: \p{L}+){0,3} (?:is|are|was|were)\b`;
/** “His answer was basically that …” */
const OWN_WORDS = new RegExp(`^(?:his|her|their) ${WORDS_WERE}`, 'iu');
/** “The family's own words were …” */
const WORDS_OF = new RegExp(`^(?:['’]s?)? ${WORDS_WERE}`, 'iu');
/** “Said that …”, “also said that …”: the speaker is the one named before. */
const SAID_ALONE = new RegExp(
  String.raw`^(?!per |according )(?:${pattern('claims.before-verbs')} )*${SAID} (?:\S+ ){2}`,
  'i',
);
const ALSO_SAID = new RegExp(String.raw`^(?:${pattern('claims.before-verbs')} )+${SAID} (?:\S+ ){2}`, 'i');
/** “Hours earlier she had told the BBC …” */
const SHE_TOLD = new RegExp(
  String.raw`^(?:\p{L}+ ){0,3}(?:he|she) (?:had |has |also )?${patternOf('verbs.speech', 'past')} `,
  'iu',
);

/** “Jo Bloggs was cross, told the mayor so”: further on they do something. */
const DOES_TOO = new RegExp(String.raw`, ${patternOf('verbs.speech', 'past')}\b`);

/** “The Greens against Tasers”, “Jo Bloggs was never keen on it”: where somebody stands. */
const SIDES = new RegExp(
  String.raw`^(?:['’](?:s|re))? (?:(?:${pattern('claims.auxiliaries')}|${pattern('claims.before-sides')}) )*(?:${pattern('claims.sides')})\b`,
  'i',
);
/** “She is for it”. Without the verb, “Jo Bloggs for the Greens” tells whose she is. */
const IS_FOR = new RegExp(
  String.raw`^(?:['’](?:s|re)| (?:is|are|was|were)) (?:${pattern('claims.before-sides')} )*for (?!now\b|sale\b|\d)`,
  'i',
);

/** How many words behind a name its verb may stand. */
const REACH = 5;

/**
 * Who acts in a clause; of several people the first one who does.
 * @param earlier who was named last: a pronoun means them
 * @returns undefined where nobody acts
 */
export function actorIn(message: Message, range: Range, earlier: Named | undefined): Actor | undefined {
  const { text, named, quoted } = message;
  const isQuoting = quoted.some(within(range));
  let being: Actor | undefined;
  const all = named.filter(within(range));
  for (const [at, each] of all.entries()) {
    if (quoted.some((quotation) => within(quotation)(each))) continue;
    if (isOfSomebody(text.slice(range.start, each.start), all[at - 1], range.start)) continue;
    const isInverted = INVERTED.test(text.slice(range.start, each.start).trimEnd());
    const next = all
      .slice(at + 1)
      .find(({ start }) => !isOfSomebody(text.slice(range.start, start), each, range.start));
    const by = isInverted ? 'speech' : doing(text.slice(each.end, range.end), (next?.start ?? range.end) - each.end);
    if (by === 'speech' || by === 'deed') return { named: each, by };
    if (isQuoting) return { named: each, by: 'quotation' };
    if (by === 'being') being ??= { named: each, by };
  }
  const opens = /(?:^|[.!?…]["”’)]?\s+)$/.test(text.slice(0, range.start));
  return byPronoun(text.slice(range.start, range.end), earlier, opens) ?? being;
}

const OF_SOMEBODY = new RegExp(`^,? ${pattern('claims.belonging')} (?:the )?$`);

/** “Jo Bloggs of the Greens said”, “Jo Bloggs, for the Greens, said”: she did. */
function isOfSomebody(before: string, other: Named | undefined, start: number): boolean {
  return other !== undefined && OF_SOMEBODY.test(before.slice(other.end - start));
}

/** @param opens the clause opens a sentence */
function byPronoun(clause: string, earlier: Named | undefined, opens: boolean): Actor | undefined {
  if (earlier === undefined) return undefined;
  const isKnown = opens || earlier.ids.length + earlier.offices.length > 0;
  const speaks = [SAID_BEHIND, OWN_WORDS, SHE_TOLD, isKnown ? SAID_ALONE : ALSO_SAID].some((each) => each.test(clause));
  if (speaks) return { named: earlier, by: 'speech' };
  const by = isByPronoun(clause) ? doing(clause.replace(PRONOUN, '')) : undefined;
  // “It” is somebody where it speaks or finds something; else it is a thing.
  return by === undefined || (by !== 'speech' && IT.test(clause) && !IT_FINDS.test(clause))
    ? undefined
    : { named: earlier, by };
}

/** Whether one of some words stands behind an auxiliary that goes with its form. */
function behindAuxiliary(near: readonly string[], bases: ReadonlySet<string>, done: ReadonlySet<string>): boolean {
  return near.some((word, at) => {
    const before = near.slice(0, at);
    return (
      (bases.has(word) && before.some((each) => BEFORE_BASE.has(each))) ||
      // “Had been taken off” is what others did.
      (done.has(word) && before.at(-1) !== 'been' && before.some((each) => BEFORE_DONE.has(each)))
    );
  });
}

/** Whether a clause begins with somebody who was named before it. */
function isByPronoun(clause: string): boolean {
  return PRONOUN.test(clause) && clause.split(/\s+/).length > 3;
}

/**
 * What the words behind a name have somebody do.
 * @param until where the next name begins: a verb behind that is not theirs
 */
function doing(behind: string, until = behind.length): Actor['by'] | undefined {
  if ((/^,/.test(behind) && DOES_TOO.test(behind)) || WORDS_OF.test(behind)) return 'speech';
  if (SIDES.test(behind.slice(0, until)) || IS_FOR.test(behind)) return 'deed';
  const typed =
    behind
      .slice(0, until)
      .toLowerCase()
      .match(/[\p{L}'’]+/gu) ?? [];
  const near = typed.slice(0, REACH).map((word) => word.replace('’', "'"));
  if (near.some((word) => SPEECH.has(word)) || behindAuxiliary(near, SPEECH_BASE, SPEECH_DONE) || IS_THAT.test(behind))
    return 'speech';
  if (near.some((word) => DEEDS.has(word)) || behindAuxiliary(near, DEEDS_BASE, DEEDS_DONE)) return 'deed';
  if (/^\s+(?:\p{L}+ly )?\p{L}{3,}ed\b/u.test(behind) || (DOES_TOO.test(behind) && near.length > 0)) return 'deed';
  return near.some((word) => BEING.has(word)) ? 'being' : undefined;
}
