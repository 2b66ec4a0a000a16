/** Whose words an entry holds. */
import type { Corpus, Entry, StatementEntry } from '../corpus/corpus.ts';
import { heldOn, isTitleOf, remembered, tenuresOf } from '../corpus/field.ts';
import type { IsoDate, Office, Person } from '../corpus/schema.ts';
import type { Speaker } from '../query/query.ts';

/** From here on a question asks for a speaker's own words, and nobody else's will do. */
export const ASKS_FOR_THEIR_WORDS = 0.9;
/** From here on a speaker may be one of several that speak. */
export const MAY_SPEAK = 0.5;
/** An item by one of an organisation's people, in that role, speaks for it nearly as well as one of its own. */
const BY_ITS_PEOPLE = 0.7;
/** A spokesperson is not the person, but comes nearest. */
export const BY_DEPUTY = 0.4;

/** How well an entry is an utterance of a speaker: 1 theirs, 0 not. */
export function speaksFor(speaker: Speaker, entry: Entry, corpus: Corpus): number {
  if (speaker.office !== undefined) {
    const theirs = speaker.ids.length === 0 || (entry.kind === 'statement' && speaker.ids.includes(entry.speaker.id));
    const office = corpus.office(speaker.office);
    return theirs && office && entry.kind === 'statement' && holds(office, speaker.former, entry) ? 1 : 0;
  }
  if (entry.kind === 'figure') return speaker.ids.includes(entry.by.id) ? 1 : 0;
  if (speaker.ids.includes(entry.speaker.id)) return 1;
  if (speaker.deputies.some(({ id, office }) => id === entry.speaker.id && heldOn(office, entry.said)))
    return BY_DEPUTY;
  const as = entry.statement.as ?? '';
  if (speaker.unknown) {
    const roles = entry.speaker.offices.map(({ title }) => title).join(' ');
    const isNamed = !speaker.organisation || entry.speaker.kind === 'organisation';
    const called = [...(isNamed ? [entry.speaker.name] : []), as, ...(speaker.organisation ? [roles] : [])]
      .join(' ')
      .toLowerCase();
    return speaker.names.every((word) => called.includes(word)) ? 1 : 0;
  }
  return speaker.organisation && as !== '' && namesInRoles(speaker).some((name) => as.includes(name))
    ? BY_ITS_PEOPLE
    : 0;
}

/** An organisation's names as titles of its people have them: “Liberal Democrat leader”. */
const namesInRoles = remembered(({ names }: Speaker) => names.map((name) => name.replace(/s$/, '')));

/** Whether the speaker held the office on the day they spoke, or had held it before where that is asked. */
function holds(office: Office, former: boolean, entry: StatementEntry): boolean {
  const { speaker, statement, said } = entry;
  // "Judge Goldstone": a title that is part of the name, where no dates say when it was held.
  const undated = speaker.offices.every(({ from }) => from === undefined);
  if (undated && speaker.aliases.some((alias) => isTitleOf(office, alias))) return true;
  if (former) {
    const before = tenuresOf(speaker, office).some(({ to }) => to !== undefined && to < said);
    const [, ...titles] = (statement.as ?? '').split(/\b(?:former|ex|retired)[ -]/i);
    return before || titles.some((title) => isTitleOf(office, title));
  }
  return isTitleOf(office, statement.as ?? '') || holdsOn(office, speaker, said);
}

/** Whether the speaker holds the office today. */
export function isPresentHolder(officeId: string, entry: StatementEntry, today: IsoDate, corpus: Corpus): boolean {
  const office = corpus.office(officeId);
  return office !== undefined && holdsOn(office, entry.speaker, today);
}

/** Everybody who is known to hold or to have held an office; nobody where that is so many that it tells nothing. */
export function holdersOf(officeId: string, corpus: Corpus): string[] {
  const office = corpus.office(officeId);
  const holders = office === undefined ? [] : corpus.people.filter((person) => tenuresOf(person, office).length > 0);
  return holders.length > MOST_HOLDERS ? [] : holders.map(({ id }) => id);
}

/** An office that more people hold, as that of an MP, is a kind of speaker and no speaker. */
const MOST_HOLDERS = 20;

function holdsOn(office: Office, person: Person, day: IsoDate): boolean {
  return tenuresOf(person, office).some((tenure) => tenure.from !== undefined && heldOn(tenure, day));
}
