/** What a message says of its writer, or to its reader: nothing that an answer has to hold. */
import { is, pattern } from '../lexicon/lexicon.ts';

const row = (source: string, flags = '') => new RegExp(source, `i${flags}`);

/** Clauses end at pauses, and before another one about the asker; a point within a number ends none. */
const PAUSE = new RegExp(
  String.raw`[,;:!?…()\n]+|\.+(?=\s|$)|\s[-–—]\s|\s(?=${pattern('asides.joins')} ${pattern('asides.first')}\b)`,
  'gi',
);
/** A journey is told within so many characters. */
const FAR = 100;
/** Longer clauses tell a story. */
const MAX_WORDS = 30;

const FIRST = row(String.raw`^(?:${pattern('asides.joins')} )*${pattern('asides.first')}\b`);
/** “Mental health nurse here”, “mum of two asking”. */
const INTRODUCES = row(
  String.raw`^(?!.*\b${pattern('asides.no-asker')} here$)(?:[\w'-]+ ){1,4}(?:here|asking)$|^new here\b`,
);
/** “For a leaflet”, “need it for my essay”. */
const USE = row(
  String.raw`^(?:it'?s |this is |need it )?for (?:${pattern('asides.before-uses')} ){1,2}(?:[\w'-]+ )?${pattern('asides.uses')}$`,
);
const TALKED = row(
  String.raw`^(?:just |been )?(?:had|having|got into) ${pattern('asides.before-talks')} (?:[\w'-]+ )?${pattern('asides.talks')}\b`,
);
const POINTS = row(String.raw`^${pattern('asides.pointing')}\b`);
const POLITE = row(String.raw`^(?:so |oh |and |well )?${pattern('asides.polite', 'asides.only-asking')}\b`);
/** “Sorry if this was asked before” holds what a question does, and asks nothing. */
const EXCUSES = row(
  String.raw`^(?:(?:and|but|please|pls) )*${pattern('asides.excuses')}(?: \w+)?? (?:if|for|about|in)\b(?!.*\bbut\b)`,
);
/** “Got a source”, “source pls”. */
const SOURCES = row(
  `^(?:${pattern('asides.before-sources')} )*${pattern('asides.sources')}(?: pls| plz| please| for (?:this|that|it))?$`,
);
const PRONOUN = /\b(?:they|them|it)\b/i;
const REACTS = row(String.raw`^(?:[\w'-]+ )?${pattern('asides.reactions')}$`);

/**
 * “Just moved home after 6 yrs in Dubai”, “was in Australia when …”: a clause that begins so has left out “I”, or begins with it.
 * What follows the place may be what is asked about.
 */
const TRAVELLED = row(
  String.raw`^(?:hi |hello |hey )?(?:${pattern('asides.first')} )?(?:${pattern('asides.before-travelled')} )*(?:${pattern('asides.travelled')}(?: [\w'-]+){0,4}?|was) (?:in|from|to) (?:the )?[\p{L}'-]+(?: [\p{L}'-]+)??(?= ${pattern('asides.after-travelled')}\b|$)`,
  'u',
);

/** “I run a pub in Brixton and …”, “work in a shop in Lewisham”: the place is the asker's, and nothing is asked of it. */
const LIVES = row(
  String.raw`^(?:hi |hello |hey )?(?:${pattern('asides.first')} )?(?:${pattern('asides.before-travelled')} )*${pattern('asides.lives')}(?: [\w'-]+){1,4}? (?:in|near) (?:the )?[\p{L}'-]+(?: [\p{L}'-]+)??(?= ${pattern('asides.after-travelled')}\b|$)`,
  'u',
);
/** “30 yrs in”, “retired 2014”: the asker's own years. */
const SERVED = row(
  String.raw`^(?:did |done |served )?\d+ (?:yrs?|years) ${pattern('asides.served')}$|^(?:i )?(?:retired|joined)(?: in)? (?:19|20)\d\d$`,
);
/** Behind what the asker tells of a place, that place is asked about: “I'm from Harrow, didn't our MP …”. */
const THERE = /\b(?:here|there|our|local)\b/i;

/**
 * A text with blanks in the place of clauses that are about the asker, so that what follows stays where it is: the text itself
 * where nothing else would be left.
 * @param isNamed whether a clause names something of the record
 * @param isAway whether a clause names a place away from London
 * @param isHere whether it names one within London
 */
export function withoutChat(
  text: string,
  { isNamed, isAway, isHere }: Record<'isNamed' | 'isAway' | 'isHere', (clause: string) => boolean>,
): string {
  let left = '';
  let from = 0;
  const add = (to: number) => {
    const clause = text.slice(from, to);
    const opening = clause.trimStart().slice(0, FAR);
    const isThere = THERE.test(text.slice(to));
    const lives = isThere ? undefined : LIVES.exec(opening)?.[0];
    const journey = TRAVELLED.exec(opening)?.[0] ?? lives;
    // “We have horses in class, who is against them?”: what the pronoun means is told there.
    const tells = (typed: string) => isNamed(typed) || PRONOUN.test(text.slice(to)) || (isThere && isHere(typed));
    if (isChat(clause.trim(), tells)) left += ' '.repeat(clause.length);
    else if (journey !== undefined && (isAway(journey) || (journey === lives && isHere(journey)))) {
      const end = clause.length - clause.trimStart().length + journey.length;
      left += ' '.repeat(end) + clause.slice(end);
    } else left += clause;
  };
  for (const { index, 0: pause } of text.matchAll(PAUSE)) {
    add(index);
    left += pause;
    from = index + pause.length;
  }
  add(text.length);
  return /[\p{L}\d]/u.test(left) ? left : text;
}

/**
 * Whether a clause is about the asker, and tells nothing that is asked about.
 * @param tells whether a clause that begins with the asker tells it all the same
 */
function isChat(typed: string, tells: (clause: string) => boolean): boolean {
  const clause = typed.replaceAll('’', "'");
  const words = clause.toLowerCase().split(/\s+/);
  if (SERVED.test(clause)) return true;
  if (clause === '' || words.length > MAX_WORDS || /\d/.test(clause)) return false;
  if ([REACTS, USE, TALKED, SOURCES, POINTS, EXCUSES].some((form) => form.test(clause))) return true;
  if (words.some((word) => is(word, 'asides.asking'))) return false;
  if (FIRST.test(clause)) return !words.some((word) => is(word, 'asides.tells')) && !tells(clause);
  return !words.some((word) => is(word, 'asides.helping')) && (POLITE.test(clause) || INTRODUCES.test(clause));
}
