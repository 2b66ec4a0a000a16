/**
 * What a draft leaves for a person to do. A text that begins with the mark is not part of the record yet, and `check` calls it
 * an error, so a draft that nobody went through cannot be answered from.
 */
const MARK = 'TO DO:';

/** Stands for an id (a speaker, a topic) that a person has to fill in: no list has it, so `check` names the place. */
export const ID_TO_FILL_IN = 'to-do';

/** Stands for an address that is not known. */
export const ADDRESS_TO_FILL_IN = 'https://to-do.invalid/';

/**
 * Stands for the day on which a source appeared, where it is not known. It is after every other, so that nothing in the source
 * is told to come after it.
 */
export const DAY_TO_FILL_IN = '9999-12-31';

/** A text that says what has to be done in its place. */
export function toDo(what: string): string {
  return `${MARK} ${what}`;
}

export function isToDo(text: string): boolean {
  return text.trimStart().startsWith(MARK);
}
