/** The answer to several questions in one: the answer to each, and all of them together as one. */
import { readCues } from '../query/cues.ts';
import { noneSurer } from './kinds.ts';
import type { Answer } from './types.ts';

/**
 * Answers each part in the light of those before it: “and what about Rowley?” leaves out what they have told.
 * @param answer answers a part after those before it
 */
export function answerInParts(
  question: string,
  parts: readonly string[],
  answer: (part: string, before: readonly string[]) => Answer,
): Answer {
  const answers: Answer[] = [];
  for (const [at, part] of parts.entries()) {
    const told = withThing(part, parts[at - 1], answers.at(-1));
    const found = answer(told, parts.slice(0, at));
    answers.push({ ...(found.answered || at === 0 ? found : notHeld(found)), question: part });
  }
  return inOne(question, answers);
}

/** A part that fits nothing that went before is told to be not on record; nobody is asked back what it goes with. */
function notHeld({ choices: _, ...answer }: Answer): Answer {
  return { ...answer, notes: answer.notes.slice(0, 1) };
}

/** “What is section 60 and how many searches were there under it”: the thing that was described takes the pronoun's place. */
function withThing(part: string, before: string | undefined, answer: Answer | undefined): string {
  const thing = before !== undefined && answer?.kind === 'about' ? readCues(before).about : undefined;
  return thing === undefined ? part : part.replace(THING, thing);
}

const THING = /\b(?:it|them|that|this)\b/i;

/** One answer of several: it is of the kind of the first that the record gives, and holds the items of all. */
export function inOne(question: string, parts: readonly Answer[]): Answer {
  const [first, ...others] = parts.filter(({ answered }) => answered);
  const lead = first ?? parts[0];
  if (lead === undefined) throw new RangeError('A question has a part at least.');
  if (first !== undefined && areOne([first, ...others]) && others.length === parts.length - 1)
    return { ...first, question };
  // What something is, is told by its description: the items beside that are no answer to the part.
  const ofItems = [...parts.filter(({ kind }) => kind !== 'about'), ...parts.filter(({ kind }) => kind === 'about')];
  const items = [0, 1].flatMap((at) =>
    ofItems.flatMap((part) => (at === 0 ? part.items.slice(0, 1) : part.items.slice(1))),
  );
  const choices = parts.flatMap((part) => part.choices ?? []);
  const assumed = parts.flatMap((part) => part.assumed ?? []);
  return {
    ...lead,
    question,
    items: noneSurer(items.filter(({ id }, at) => items.findIndex((other) => other.id === id) === at)),
    notes: [...new Set(parts.flatMap((part) => notesOf(part, lead.answered)))],
    ...(choices.length === 0 ? {} : { choices }),
    ...(assumed.length === 0 ? {} : { assumed }),
    parts: [...parts],
  };
}

/** Beside what is held stands which part is not. */
function notesOf({ answered, question, notes }: Answer, isAnyHeld: boolean): string[] {
  return answered || !isAnyHeld ? notes : notes.slice(0, 1).map((note) => `“${question}”: ${note}`);
}

/** “Which year was the worst, and how many were there” is answered twice by one figure. */
function areOne(answers: readonly Answer[]): boolean {
  const id = answers[0]?.items[0]?.id;
  return id !== undefined && answers.every(({ kind, items }) => kind !== 'about' && items[0]?.id === id);
}
