/**
 * Words that narrow what is counted. A count of teenagers does not answer for everyone, nor one of everyone for women:
 * a figure has to be of the same part as the question, or of none where it names none.
 */
const QUALIFIERS: Readonly<Record<string, RegExp>> = {
  teenage: /\bteen\w*\b|\byouths?\b|\byoung people\b|\bunder.?20s?\b/i,
  child: /\b(?:child|children|childrens|kids?|minors?|juveniles?|under.?18s?|schoolchildren)\b/i,
  adult: /\badults?\b/i,
  women: /\b(?:wom[ae]n|females?|girls?)\b/i,
  black: /\bblack\b(?! hole)|\bethnic\w*\b|\bracial\b|\brace\b|\bdisproportion\w*\b|\bdisparity\b/i,
  white: /\bwhite\b|\bethnic\w*\b|\bracial\b|\brace\b|\bdisproportion\w*\b|\bdisparity\b/i,
  asian: /\basians?\b/i,
  knife: /\bkni(?:fe|ves)\b|\bstab\w*\b|\bblades?\b|\bsharp instruments?\b/i,
  firearm:
    /\bguns?\b|\bfirearms?\b|\bshoot\w*\b|\bshots?\b|\bfired?\b|\barmed\b|\barming\b|\bafos?\b|\bbullets?\b|\brounds\b/i,
  strip: /\bstrip\b/i,
  section60: /\bsection (?:60|sixty)\b|\bs\.? ?60\b|\bsuspicionless\b/i,
  section44: /\bsection 44\b|\bs\.? ?44\b/i,
  taser: /\bta[sz]er\w*\b|\bstun guns?\b|\bzap\w*\b/i,
  staff: /(?<!officers (?:and|or) )\bstaff\b|\bcivilians?\b/i,
  carnival: /\bcarnival\b|\bnotting hill\b/i,
  faces: /\bfac(?:e|es|ial)\b|\blfr\b/i,
};

/** Parts without which a count is of something else altogether. */
export const STRICT: ReadonlySet<string> = new Set([
  'teenage',
  'child',
  'adult',
  'women',
  'asian',
  'taser',
  'carnival',
  'strip',
  'section60',
  'section44',
  'faces',
]);

/** Parts of the people: what counts everyone says nothing of them. */
export const PEOPLE: ReadonlySet<string> = new Set(['teenage', 'child', 'adult', 'women', 'asian']);

const known = new Map<string, readonly string[]>();
/** Labels and definitions of measures recur in every question; beyond this many texts the cache is begun anew. */
const MAX_KNOWN = 5_000;

/** The parts that a text narrows a count to. */
export function qualifiersOf(text: string): readonly string[] {
  let names = known.get(text);
  if (names === undefined) {
    names = Object.keys(QUALIFIERS).filter((name) => QUALIFIERS[name]?.test(text));
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(text, names);
  }
  return names;
}
