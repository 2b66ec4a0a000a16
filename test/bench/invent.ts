/** People, topics and measures that nobody has heard of, shaped like the shipped ones. */
import type { Measure, Person, Tenure, Topic } from '../../src/corpus/schema.ts';
import type { Random } from './random.ts';
import { inventWord, type Vocabulary } from './vocabulary.ts';

const ORGANISATION_SHARE = 0.15;
const OFFICE_SHARE = 0.7;
const BODIES = ['Panel', 'Trust', 'Council', 'Inspectorate', 'Association', 'Committee'];
const OFFICES = ['MP for', 'Leader of', 'Chair of the police board of', 'Chief constable of', 'Assembly member for'];
const UNITS = ['offences', 'people', 'officers', 'incidents', '%', '£'];

/** People and organisations, the people with names of their own and most of them with an office. */
export function inventPeople(count: number, random: Random): Person[] {
  return Array.from({ length: count }, (_, at) =>
    random.chance(ORGANISATION_SHARE) ? inventOrganisation(at, random) : inventPerson(at, random),
  );
}

export function inventTopics(count: number, vocabulary: Vocabulary, random: Random): Topic[] {
  return Array.from({ length: count }, (_, at) => {
    const label = phrase(2, vocabulary, random);
    return {
      id: `${slug(label)}-t${at}`,
      label,
      description: `${phrase(8, vocabulary, random)}.`,
      synonyms: Array.from({ length: 2 }, () => phrase(2, vocabulary, random)),
    };
  });
}

export function inventMeasures(count: number, vocabulary: Vocabulary, random: Random): Measure[] {
  return Array.from({ length: count }, (_, at) => {
    const label = phrase(random.between(3, 5), vocabulary, random);
    return {
      id: `${slug(label)}-m${at}`,
      label,
      unit: random.pick(UNITS),
      synonyms: Array.from({ length: random.between(1, 3) }, () => phrase(2, vocabulary, random)),
      definition: `${phrase(10, vocabulary, random)}.`,
    };
  });
}

/** Text as an id has it. */
export function slug(text: string): string {
  const parts = text.toLowerCase().match(/[a-z0-9]+/g);
  return parts?.join('-') ?? 'none';
}

function inventPerson(at: number, random: Random): Person {
  const name = `${properName(random)} ${properName(random)}`;
  return {
    id: `${slug(name)}-${at}`,
    name,
    kind: 'person',
    aliases: [],
    offices: random.chance(OFFICE_SHARE) ? [inventOffice(random)] : [],
  };
}

function inventOrganisation(at: number, random: Random): Person {
  const name = `${properName(random)} ${random.pick(BODIES)}`;
  return { id: `${slug(name)}-${at}`, name, kind: 'organisation', aliases: [], offices: [] };
}

function inventOffice(random: Random): Tenure {
  const from = random.between(2000, 2022);
  const title = `${random.pick(OFFICES)} ${properName(random)}`;
  const left = random.chance(0.6);
  return { title, from: `${from}-05-01`, ...(left && { to: `${from + random.between(2, 4)}-04-30` }) };
}

function properName(random: Random): string {
  const word = inventWord(random);
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function phrase(length: number, vocabulary: Vocabulary, random: Random): string {
  return Array.from({ length }, () => vocabulary.drawTelling(random)).join(' ');
}
