/** Whom a pronoun of a follow-up means: of the people who were named or shown, the latest whom it may stand for. */
import type { Corpus } from '../corpus/corpus.ts';
import type { Person } from '../corpus/schema.ts';
import { pattern, words } from '../lexicon/lexicon.ts';
import type { Turn } from './query.ts';

type Pronoun = 'he' | 'she' | 'they';

/** Who is asked for words, or for a deed: “what did she say”, “had he said so”, “his answer”. Objects mean nobody who speaks. */
const subject = (called: string, possessive: string) =>
  new RegExp(`\\b${called}\\b|\\b${possessive} (?:own )?${pattern('follow-ups.theirs')}\\b`, 'i');
const SUBJECTS: readonly (readonly [Pronoun, RegExp])[] = [
  ['he', subject('he', 'his')],
  ['she', subject('she', 'her')],
  ['they', subject('they', 'their')],
];
const LADY = new RegExp(`^${pattern('follow-ups.ladies')} `, 'i');
const MEN = words('names.men');
const WOMEN = words('names.women');
const TITLE = new RegExp(`^(?:${pattern('titles.courtesy', 'titles.honour', 'titles.learned')}) `, 'i');

/** The pronoun that somebody who acts is called by; undefined where none is. */
export function pronounIn(text: string): Pronoun | undefined {
  return SUBJECTS.find(([, found]) => found.test(text))?.[0];
}

/** @returns the id of a person or an organisation */
export function personMeant(
  pronoun: Pronoun,
  { people, lead }: Pick<Turn, 'people' | 'lead'>,
  corpus: Corpus,
): string | undefined {
  // Where it fits nobody who was shown, the speakers of the source that was shown.
  const beside = corpus.source(lead?.source.id ?? '')?.statements.map(({ speaker }) => speaker) ?? [];
  return [...people, ...beside].find((id) => {
    const person = corpus.person(id);
    return person !== undefined && mayBe(pronoun, person);
  });
}

function mayBe(pronoun: Pronoun, { kind, name }: Person): boolean {
  if (pronoun === 'they') return true;
  if (kind === 'organisation') return false;
  if (LADY.test(name)) return pronoun === 'she';
  if (/^(?:sir|mr) /i.test(name)) return pronoun === 'he';
  const given = name.replace(TITLE, '').split(' ')[0]?.toLowerCase() ?? '';
  if (MEN.has(given) === WOMEN.has(given)) return true;
  return pronoun === 'he' ? MEN.has(given) : WOMEN.has(given);
}
