/** The turns of a conversation, as far as the next one is understood from them. */
import type { Corpus, Entry } from '../corpus/corpus.ts';
import { partsOf } from '../query/parts.ts';
import { isTyped, type Query, type Turn } from '../query/query.ts';
import type { Answer } from './types.ts';

/** Turns that a follow-up may go back to. */
const MOST_TURNS = 8;
/** People whom a pronoun may mean. */
const MOST_PEOPLE = 6;

/**
 * A turn: what was asked, and what its answer showed. Where it showed nothing, what was shown before still stands; where
 * nothing was, what came nearest is where a follow-up looks first.
 */
export function turnOf(query: Query, answer: Answer, before: Turn | undefined, corpus: Corpus): Turn {
  if (isTyped(query) && query.after !== undefined && !answer.answered && before !== undefined)
    return withPeople(before, named(query, before.lead, corpus));
  const id = answer.kind === 'none' ? answer.nearest[0] : answer.items[0]?.id;
  const lead = id === undefined ? undefined : corpus.entry(id);
  const about = answer.kind === 'about' ? answer.about : undefined;
  // Who somebody is was asked in passing: the subject is what it was.
  if (about !== undefined && before !== undefined && !isTyped(query)) return withPeople(before, [about]);
  // How a number has changed is asked in passing as well.
  if (isTyped(query) && query.after?.how === 'change' && query.extreme === undefined && before !== undefined)
    return before;
  const shown = about ?? (lead?.kind === 'statement' ? lead.speaker.id : lead?.by.id);
  const people = [...(shown === undefined || !answer.answered ? [] : [shown]), ...named(query, lead, corpus)];
  return withPeople(
    {
      query,
      isAnswered: answer.answered,
      lead: about === undefined ? lead : undefined,
      about,
      people: before?.people ?? [],
    },
    people,
  );
}

/** A turn with people whom a pronoun may mean before those it has. */
function withPeople(turn: Turn, latest: readonly string[]): Turn {
  return { ...turn, people: [...new Set([...latest, ...turn.people])].slice(0, MOST_PEOPLE) };
}

/** The people whom a query names, or who held the offices that it names when what was shown was said or counted. */
function named({ speakers }: Query, lead: Entry | undefined, corpus: Corpus): string[] {
  const day = lead === undefined ? undefined : lead.kind === 'statement' ? lead.said : lead.figure.period.to;
  return speakers.flatMap(({ ids, office: officeId }) => {
    const office = corpus.office(officeId ?? '');
    if (ids.length === 1) return ids;
    return office === undefined || day === undefined ? [] : corpus.holdersOn(office, day).map((holder) => holder.id);
  });
}

/** The questions that a next one is understood from, each by itself. @param before texts, oldest first */
export function turnsIn(before: readonly string[]): string[] {
  return before.slice(-MOST_TURNS).flatMap(partsOf).slice(-MOST_TURNS);
}

/** Turns that are known from answering, so that a message of several questions answers each of them once. */
export class Turns {
  readonly #known = new Map<string, Turn>();

  /** What is known after some questions, as `turnsIn` has them. */
  after(questions: readonly string[]): Turn | undefined {
    return this.#known.get(JSON.stringify(questions));
  }

  add(before: readonly string[], question: string, turn: Turn): void {
    const questions = turnsIn([...before, question]);
    // Where the oldest one is not gone back to any more, those after it are understood anew.
    if (questions.length > turnsIn(before).length) this.#known.set(JSON.stringify(questions), turn);
  }
}
