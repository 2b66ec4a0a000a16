/** Whom a pronoun of a follow-up means: of the people who were named or shown, the latest whom it may stand for. */
import type { Corpus } from '../corpus/corpus.ts';
import type { Person } from '../corpus/schema.ts';
import { pattern, words } from '../lexicon/lexicon.ts';
import type { Pronoun, Speaker, Turn } from './query.ts';

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

/** “And when *he* was acquitted?”, “back when *he* ran the Met what did …”: such a clause tells when, and does not ask for the words of the person in it. */
const TIME_CLAUSE = new RegExp(
  `^(?:${pattern('follow-ups.leading')} )*(?:back )?${pattern('follow-ups.at-event')} (?:he|she|they)\\b`,
  'i',
);
/** “Who told him he was short?”: the pronoun means somebody else than is asked for. */
const ASKS_WHO = new RegExp(
  `^(?:${pattern('follow-ups.leading')} )*(?:who|which(?: \\w+){1,2}?) (?!(?:\\w+ )?${pattern('operations.auxiliaries')} (?:he|she|they)\\b)(?!(?:he|she|they)\\b)`,
  'i',
);

/** The first pronoun that somebody who acts is called by; undefined where none is. */
export function pronounIn(text: string): Pronoun | undefined {
  const told = text.replace(TIME_CLAUSE, '');
  return SUBJECTS.map(([pronoun, found]) => ({ pronoun, at: told.search(found) }))
    .filter(({ at }) => at !== -1)
    .sort((one, other) => one.at - other.at)[0]?.pronoun;
}

/** Whether somebody else is asked for than a pronoun of the text means. */
export function asksWho(text: string): boolean {
  return ASKS_WHO.test(text);
}

const ASKED = new RegExp(`\\b${pattern('operations.auxiliaries')} (?:he|she)\\b`, 'i');

/** “What did she say, I mean Dick”: who is named tells whom the pronoun means. */
const MENDS = new RegExp(`\\b${pattern('follow-ups.meant')} `, 'i');

/** “What did *she* say about Rowley's demands?”: the person named after the pronoun is spoken of, and the pronoun's person is the speaker. */
export function isPronounFirst(text: string, speakers: readonly Pick<Speaker, 'words'>[]): boolean {
  if (MENDS.test(text)) return false;
  const at = text.search(ASKED);
  return at !== -1 && speakers.every(({ words }) => words !== '' && text.toLowerCase().indexOf(words) > at);
}

/** Whoever a pronoun may mean, the likeliest first. @returns ids of people or organisations */
export function peopleMeant(
  pronoun: Pronoun,
  { people, lead }: Pick<Turn, 'people' | 'lead'>,
  corpus: Corpus,
): string[] {
  // Besides those who were named and shown, the speakers of the source that was shown.
  const beside = corpus.source(lead?.source.id ?? '')?.statements.map(({ speaker }) => speaker) ?? [];
  const fitting = [...new Set([...people, ...beside])].filter((id) => {
    const person = corpus.person(id);
    return person !== undefined && mayBe(pronoun, person);
  });
  // Anybody may be “they”.
  return pronoun === 'they' ? fitting.slice(0, 1) : fitting;
}

/** Whether somebody may be called so, by their title or given name. */
export function mayBe(pronoun: Pronoun, { kind, name }: Person): boolean {
  if (pronoun === 'they') return true;
  if (kind === 'organisation') return false;
  if (LADY.test(name)) return pronoun === 'she';
  if (/^(?:sir|mr) /i.test(name)) return pronoun === 'he';
  const given = name.replace(TITLE, '').split(' ')[0]?.toLowerCase() ?? '';
  if (MEN.has(given) === WOMEN.has(given)) return true;
  return pronoun === 'he' ? MEN.has(given) : WOMEN.has(given);
}
