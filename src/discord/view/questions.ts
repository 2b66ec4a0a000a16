/**
 * Structured wishes as questions in plain English: commands and buttons speak the one language that the core understands,
 * and what was asked can always be printed on a card and read back.
 */
import type { Corpus } from '../../corpus/corpus.ts';
import type { IsoDate } from '../../corpus/schema.ts';
import { DISCORD } from '../limits.ts';

interface Span {
  from?: IsoDate | undefined;
  to?: IsoDate | undefined;
}

export const questions = {
  /** "What did Cressida Dick say about knife crime between 2018-01-01 and 2019-12-31?" */
  quote({ speaker, topic, ...span }: Span & { speaker?: string | undefined; topic?: string | undefined }): string {
    const about = topic === undefined ? '' : ` about ${topic}`;
    const who = speaker === undefined ? 'What was said' : `What did ${speaker} say`;
    return `${who}${about}${during(span)}?`;
  },

  /** "Knife crime in Croydon in 2018?" */
  figure({ measure, year, area }: { measure: string; year?: string | undefined; area?: string | undefined }): string {
    const where = area === undefined || measure.toLowerCase().includes(area.toLowerCase()) ? '' : ` in ${area}`;
    return `${measure}${where}${year === undefined ? '' : ` in ${year}`}?`;
  },

  /** "Who is for and who is against armed foot patrols?" */
  positions: (on: string): string => `Who is for and who is against ${on}?`,

  who: (name: string): string => `Who is ${name}?`,
  what: (name: string): string => `What is ${name}?`,

  /** What to ask next about a person, term, topic or measure of which something is on record. */
  about(id: string, held: { statements: number; figures: number }, corpus: Corpus): string[] {
    const person = corpus.person(id);
    if (person !== undefined)
      return held.statements === 0 ? [] : onButtons([questions.quote({ speaker: person.name })]);
    const topic = corpus.topic(id)?.label ?? corpus.term(id)?.term;
    if (topic !== undefined)
      return held.statements === 0 ? [] : onButtons([questions.quote({ topic: inSentence(topic) })]);
    const measure = corpus.measure(id);
    return measure === undefined || held.figures === 0 ? [] : onButtons([questions.figure({ measure: measure.label })]);
  },
};

/** A label inside a sentence: "Knife crime" → "knife crime", but "Section 60", "PACE" and "Met" stay. */
export function inSentence(label: string): string {
  return /^[A-Z][a-z-]+( [a-z-]+)*$/.test(label) && label.includes(' ')
    ? label.charAt(0).toLowerCase() + label.slice(1)
    : label;
}

/** A question on a button is read back from its label, so only those that fit are offered. */
export function onButtons(asked: string[]): string[] {
  return asked.filter((question) => question.length <= DISCORD.buttonLabelCharacters);
}

function during({ from, to }: Span): string {
  if (from !== undefined && to !== undefined) return ` between ${from} and ${to}`;
  if (from !== undefined) return ` since ${from}`;
  return to === undefined ? '' : ` until ${to}`;
}
