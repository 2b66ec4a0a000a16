/**
 * Structured wishes as questions in plain English: commands and buttons speak the one language that the core understands,
 * so that what was asked can always be shown, and asked again.
 */
import type { IsoDate } from '../corpus/schema.ts';

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
};

/** A label inside a sentence: "Knife crime" → "knife crime", but "Section 60", "PACE" and "Met" stay. */
export function inSentence(label: string): string {
  return /^[A-Z][a-z-]+( [a-z-]+)*$/.test(label) && label.includes(' ')
    ? label.charAt(0).toLowerCase() + label.slice(1)
    : label;
}

function during({ from, to }: Span): string {
  if (from !== undefined && to !== undefined) return ` between ${from} and ${to}`;
  if (from !== undefined) return ` since ${from}`;
  return to === undefined ? '' : ` until ${to}`;
}
