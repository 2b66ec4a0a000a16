/** Whose words an entry holds. */
import { type Entry, heldOn, type StatementEntry } from '../corpus/corpus.ts';
import type { IsoDate, Person } from '../corpus/schema.ts';
import type { Speaker } from '../query/query.ts';
import { ROLES } from '../search/roles.ts';

/** From here on a question asks for a speaker's own words, and nobody else's will do. */
export const ASKS_FOR_THEIR_WORDS = 0.9;
/** From here on a speaker may be one of several that speak. */
export const MAY_SPEAK = 0.5;
/** An item by one of an organisation's people, in that role, speaks for it nearly as well as one of its own. */
const BY_ITS_PEOPLE = 0.7;
/** A spokesperson is not the person, but comes nearest. */
export const BY_DEPUTY = 0.4;

/** How well an entry is an utterance of a speaker: 1 theirs, 0 not. */
export function speaksFor(speaker: Speaker, entry: Entry): number {
  if (speaker.office !== undefined) {
    const theirs = speaker.ids.length === 0 || (entry.kind === 'statement' && speaker.ids.includes(entry.speaker.id));
    return theirs && entry.kind === 'statement' && holds(speaker.office, speaker.former, entry) ? 1 : 0;
  }
  if (entry.kind === 'figure') return speaker.ids.includes(entry.by.id) ? 1 : 0;
  if (speaker.ids.includes(entry.speaker.id)) return 1;
  if (speaker.deputies.some(({ id, office }) => id === entry.speaker.id && heldOn(office, entry.said)))
    return BY_DEPUTY;
  const as = entry.statement.as ?? '';
  if (speaker.unknown) {
    const called = `${entry.speaker.name} ${as}`.toLowerCase();
    return speaker.names.every((word) => called.includes(word)) ? 1 : 0;
  }
  return speaker.organisation && speaker.names.some((name) => as.includes(name.replace(/s$/, ''))) ? BY_ITS_PEOPLE : 0;
}

/** Whether the speaker held the office on the day they spoke, or had held it before where that is asked. */
function holds(office: string, former: boolean, entry: StatementEntry): boolean {
  const { speaker, statement, said } = entry;
  const title = titleOf(office);
  // "Judge Goldstone": a title that is part of the name, where no dates say when it was held.
  const undated = speaker.offices.every(({ from }) => from === undefined);
  if (undated && speaker.aliases.some((alias) => title.test(alias))) return true;
  if (former) {
    const before = speaker.offices.some((held) => held.to !== undefined && held.to < said && title.test(held.title));
    const [, ...titles] = (statement.as ?? '').split(/\b(?:former|ex|retired)[ -]/i);
    return before || titles.some((held) => title.test(held));
  }
  if (title.test(statement.as ?? '')) return true;
  return speaker.offices.some((held) => held.from !== undefined && heldOn(held, said) && title.test(held.title));
}

/** Whether the speaker holds the office today. */
export function isPresentHolder(office: string, entry: StatementEntry, today: IsoDate): boolean {
  const title = titleOf(office);
  return entry.speaker.offices.some((held) => held.from !== undefined && heldOn(held, today) && title.test(held.title));
}

const NO_TITLE = /(?!)/;

/** Everybody who is known to hold or to have held an office; nobody where that is so many that it tells nothing. */
export function holdersOf(office: string, people: readonly Person[]): string[] {
  const title = titleOf(office);
  const holders = people.filter(({ offices }) => offices.some((held) => title.test(held.title))).map(({ id }) => id);
  return holders.length > MOST_HOLDERS ? [] : holders;
}

/** An office that more people hold, as that of an MP, is a kind of speaker and no speaker. */
const MOST_HOLDERS = 20;

/** The titles of an office, as people and statements bear them. */
function titleOf(office: string): RegExp {
  return ROLES.find(({ id }) => id === office)?.title ?? NO_TITLE;
}
