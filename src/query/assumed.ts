import type { Corpus, Entry } from '../corpus/corpus.ts';
import type { IsoDate } from '../corpus/schema.ts';
import { readDates } from '../dates/dates.ts';
import { BEGINNING, END, periodInSentence, periodInWords } from '../dates/words.ts';
import type { Speaker, TypedQuery } from './query.ts';

/** Questions are read as far as this. */
const MAX_CHARACTERS = 4_000;

/** A value that a question left open, and what it was taken to be. */
export interface Assumed {
  said: string;
  taken: string;
}

/**
 * What was assumed of a question: times told without a year or by a clause, and who an office or a pronoun means.
 * @param lead the item that leads the answer
 */
export function assumedOf(query: TypedQuery, lead: Entry | undefined, today: IsoDate, corpus: Corpus): Assumed[] {
  const { speakers, after } = query;
  const text = query.text.slice(0, MAX_CHARACTERS);
  const times = readDates(text, today).flatMap(({ from, to, start, end }): Assumed[] => {
    const said = text.slice(start, end);
    return /\d/.test(said) || from === BEGINNING || to === END ? [] : [{ said, taken: periodInWords({ from, to }) }];
  });
  const isNamed = speakers.some(({ ids, organisation, excluded }) => ids.length > 0 && !organisation && !excluded);
  const offices = speakers.flatMap(({ office, former, excluded, words }): Assumed[] => {
    // No holder of an office is assumed where a person is named: it is that person's, or they are compared: “which mayor closed more, Johnson or Khan?”
    const isAsked = !isNamed && office !== undefined && !former && !excluded && corpus.office(office)?.many !== true;
    if (!isAsked || lead?.kind !== 'statement' || lead.speaker.kind !== 'person') return [];
    return namesOf(words, lead.speaker.name) ? [] : [{ said: asTyped(text, words), taken: lead.speaker.name }];
  });
  const meant = after?.meant === undefined ? undefined : corpus.person(whoSpeaks(speakers, lead) ?? after.meant.id);
  const pronouns =
    meant === undefined || after?.meant === undefined ? [] : [{ said: after.meant.said, taken: meant.name }];
  const [period] = query.when.periods;
  const clauses =
    query.clause === undefined || period === undefined ? [] : [{ said: query.clause, taken: periodInSentence(period) }];
  return [...times, ...clauses, ...offices, ...pronouns, ...(after?.time ?? [])];
}

/** Of several people whom a pronoun may mean the one whose words answer. */
function whoSpeaks(speakers: readonly Speaker[], lead: Entry | undefined): string | undefined {
  const id = lead?.kind === 'statement' ? lead.speaker.id : undefined;
  return id !== undefined && speakers.some(({ ids, excluded }) => !excluded && ids.includes(id)) ? id : undefined;
}

/** "Mayor Khan" says already who is meant. */
function namesOf(words: string, name: string): boolean {
  const parts = new Set(name.toLowerCase().split(/[ -]/));
  return words.split(' ').some((word) => parts.has(word));
}

/** Words as they stand in a text, with their article. */
function asTyped(text: string, words: string): string {
  const plain = text.toLowerCase();
  const at = plain.indexOf(words);
  if (at === -1) return words;
  const from = plain.slice(0, at).endsWith('the ') ? at - 4 : at;
  return text.slice(from, at + words.length);
}
