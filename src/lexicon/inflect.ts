/** The forms of English verbs and nouns, by rule and by the lexicon's tables of exceptions. */

/** What a form is: a verb's base, third person, past, participle and -ing; of a noun the base and, as 's', the plural. */
export type Form = 'base' | 's' | 'past' | 'participle' | 'ing';

/** What the rules do not give, from the tables of inflections.txt. */
export interface Exceptions {
  /** lemma to past, participle and further spellings of either */
  verbs: ReadonlyMap<string, readonly string[]>;
  /** lemma to plurals */
  nouns: ReadonlyMap<string, readonly string[]>;
  /** verbs of several syllables that double their last consonant */
  doubled: ReadonlySet<string>;
}

const SIBILANT = /(?:s|x|z|ch|sh)$/;
const CONSONANT_Y = /[^aeiou]y$/;
/** A single vowel before a single consonant in a word of one syllable: stop, chat. */
const SHORT = /^(?:qu|[^aeiou])*[aeiouy][bdfgklmnprtvz]$/;
/** British spelling doubles an l behind a single vowel whatever is stressed: label, counsel. */
const SINGLE_L = /[^aeiou][aeiou]l$/;

/** Every form of a verb, each with its spellings; the first one is the British. */
export function verbForms(lemma: string, { verbs, doubled }: Exceptions): Record<Form, readonly string[]> {
  const [head = lemma, ...rest] = lemma.split(' ');
  const whole = (forms: readonly string[]) => forms.map((form) => [form, ...rest].join(' '));
  const spellings = [head, ...(head.endsWith('ise') ? [`${head.slice(0, -2)}ze`] : [])];
  const irregular = verbs.get(head);
  const isDoubled = (word: string) => SHORT.test(word) || SINGLE_L.test(word) || doubled.has(word);
  const american = (word: string, ending: string) =>
    SINGLE_L.test(word) && !SHORT.test(word) && !doubled.has(word) ? [`${word}${ending}`] : [];
  const pasts = spellings.flatMap((word) => [past(word, isDoubled(word)), ...american(word, 'ed')]);
  const [irregularPast, participle = irregularPast, ...others] = irregular ?? [];
  return {
    base: whole(spellings),
    s: whole(spellings.map(withS)),
    past: whole(irregularPast === undefined ? pasts : [irregularPast, ...others]),
    participle: whole(participle === undefined ? pasts : [participle, ...others]),
    ing: whole(spellings.flatMap((word) => [ing(word, isDoubled(word)), ...american(word, 'ing')])),
  };
}

/** A noun and its plurals. */
export function nounForms(lemma: string, { nouns }: Exceptions): Record<Form, readonly string[]> {
  const at = lemma.lastIndexOf(' ') + 1;
  const [before, head] = [lemma.slice(0, at), lemma.slice(at)];
  const plurals = nouns.get(head) ?? [regularPlural(head)];
  return { base: [lemma], s: plurals.map((plural) => before + plural), past: [], participle: [], ing: [] };
}

function regularPlural(word: string): string {
  if (word.endsWith('man')) return word.replace(/man$/, 'men');
  // Nouns in -o add an -s, unless the table has them; verbs an -es.
  return word.endsWith('o') ? `${word}s` : withS(word);
}

function withS(word: string): string {
  if (CONSONANT_Y.test(word)) return `${word.slice(0, -1)}ies`;
  return SIBILANT.test(word) || /[^aeiou]o$/.test(word) ? `${word}es` : `${word}s`;
}

function past(word: string, isDoubled: boolean): string {
  if (word.endsWith('e')) return `${word}d`;
  if (CONSONANT_Y.test(word)) return `${word.slice(0, -1)}ied`;
  return `${stem(word, isDoubled)}ed`;
}

function ing(word: string, isDoubled: boolean): string {
  if (word.endsWith('ie')) return `${word.slice(0, -2)}ying`;
  if (/[^eoy]e$/.test(word) && word !== 'be') return `${word.slice(0, -1)}ing`;
  return `${stem(word, isDoubled)}ing`;
}

function stem(word: string, isDoubled: boolean): string {
  return isDoubled ? word + word.slice(-1) : word;
}
