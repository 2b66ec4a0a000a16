/** What somebody or something is, and how much of it is on record. */
import type { Entry } from '../corpus/corpus.ts';
import { tenuresOf } from '../corpus/field.ts';
import { isTyped, type Query } from '../query/query.ts';
import type { Index } from '../search/index.ts';
import { byWorth } from './exact.ts';
import { MAX_ITEMS, slotReasons, toItem } from './items.ts';
import { notesOn } from './notes.ts';
import type { Answer } from './types.ts';

/** How sure it is that a question of meaning means the thing that is described. */
const ABOUT_SCORE = 0.9;

/**
 * The description that a query asks for.
 * @param question as it is shown
 * @param order of what is shown of it
 * @returns undefined where the corpus does not have the thing
 */
export function describe(
  query: Query,
  question: string,
  index: Index,
  order?: (one: Entry, other: Entry) => number,
): Answer | undefined {
  const { corpus } = index;
  const [about] = query.entries;
  const thing = about && (corpus.person(about) ?? corpus.term(about) ?? corpus.measure(about) ?? corpus.topic(about));
  if (about === undefined || thing === undefined) return undefined;
  const related = entriesOn(about, index);
  const statements = related.filter(({ kind }) => kind === 'statement').length;
  const shown = related
    .toSorted(order ?? byWorth(about))
    .slice(0, MAX_ITEMS)
    .map((entry) => ({ entry, score: ABOUT_SCORE, rank: 0 }));
  return {
    question,
    answered: true,
    kind: 'about',
    about,
    held: { statements, figures: related.length - statements },
    items: shown.map(({ entry, score }) => toItem(entry, score, slotReasons(query, entry, corpus))),
    notes: [...undatedNotes(query, index), ...notesOn(shown)],
  };
}

function entriesOn(id: string, index: Index): Entry[] {
  const { corpus } = index;
  const term = corpus.term(id);
  if (term !== undefined) return index.entriesWith([term.term, ...term.aliases]);
  if (corpus.topic(id) !== undefined) return corpus.entries.filter((entry) => topicsOf(entry).includes(id));
  return [...index.bySpeaker(id), ...index.byMeasure(id)].map((number) => index.entry(number));
}

function topicsOf(entry: Entry): readonly string[] {
  return entry.kind === 'figure' ? entry.source.topics : entry.statement.topics;
}

/** Says so where the record does not tell when somebody held the office that they are described by. */
function undatedNotes(query: Query, { corpus }: Index): string[] {
  const named = isTyped(query) ? query.speakers.find((speaker) => speaker.office !== undefined) : undefined;
  const office = corpus.office(named?.office ?? '');
  const person = corpus.person(query.entries[0] ?? '');
  if (office === undefined || person === undefined) return [];
  const held = tenuresOf(person, office);
  return held.length > 0 && held.every(({ from }) => from === undefined)
    ? [`${person.name} has held this office; the record does not say when.`]
    : [];
}
