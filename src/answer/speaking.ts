/** Whose words an entry holds. */
import { type Entry, heldOn, type StatementEntry } from '../corpus/corpus.ts';
import type { IsoDate } from '../corpus/schema.ts';
import type { Role } from '../search/roles.ts';
import type { Voice } from './voices.ts';

/** From here on a question asks for a voice's own words, and nobody else's will do. */
export const ASKS_FOR_THEIR_WORDS = 0.9;
/** From here on a voice may be one of several that speak. */
export const MAY_SPEAK = 0.5;
/** An item by one of an organisation's people, in that role, speaks for it nearly as well as one of its own. */
const BY_ITS_PEOPLE = 0.7;
/** A spokesperson is not the person, but comes nearest. */
export const BY_DEPUTY = 0.4;

/** How well an entry is an utterance of a voice: 1 theirs, 0 not. */
export function speaksFor(voice: Voice, entry: Entry): number {
  if (voice.role !== undefined) {
    const theirs = voice.ids.length === 0 || (entry.kind === 'statement' && voice.ids.includes(entry.speaker.id));
    return theirs && entry.kind === 'statement' && holds(voice.role, voice.former, entry) ? 1 : 0;
  }
  if (entry.kind === 'figure') return voice.ids.includes(entry.by.id) ? 1 : 0;
  if (voice.ids.includes(entry.speaker.id)) return 1;
  if (voice.deputies.some(({ id, office }) => id === entry.speaker.id && heldOn(office, entry.said))) return BY_DEPUTY;
  const as = entry.statement.as ?? '';
  if (voice.unknown) {
    const called = `${entry.speaker.name} ${as}`.toLowerCase();
    return voice.names.every((word) => called.includes(word)) ? 1 : 0;
  }
  return voice.organisation && voice.names.some((name) => as.includes(name.replace(/s$/, ''))) ? BY_ITS_PEOPLE : 0;
}

/** Whether the speaker held the office on the day they spoke, or had held it before where that is asked. */
function holds(role: Role, former: boolean, entry: StatementEntry): boolean {
  const { speaker, statement, said } = entry;
  // "Judge Goldstone": a title that is part of the name, where no dates say when it was held.
  const undated = speaker.offices.every(({ from }) => from === undefined);
  if (undated && speaker.aliases.some((alias) => role.title.test(alias))) return true;
  if (former) {
    const before = speaker.offices.some(({ title, to }) => to !== undefined && to < said && role.title.test(title));
    const [, ...titles] = (statement.as ?? '').split(/\b(?:former|ex|retired)[ -]/i);
    return before || titles.some((title) => role.title.test(title));
  }
  if (role.title.test(statement.as ?? '')) return true;
  return speaker.offices.some(
    (office) => office.from !== undefined && heldOn(office, said) && role.title.test(office.title),
  );
}

/** Whether the speaker holds the office today. */
export function isPresentHolder(role: Role, entry: StatementEntry, today: IsoDate): boolean {
  return entry.speaker.offices.some(
    (office) => office.from !== undefined && heldOn(office, today) && role.title.test(office.title),
  );
}
