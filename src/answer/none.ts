/** Why there is no answer, and what comes nearest. */
import { HOME_AREA } from '../corpus/schema.ts';
import { pattern } from '../lexicon/lexicon.ts';
import type { TypedQuery } from '../query/query.ts';
import type { Ranked } from './features.ts';
import { NEAREST } from './items.ts';
import type { Answer, NoneReason } from './types.ts';

/** An entry that covers less of the question than this is not near it. */
const NEAR = 0.25;
/** The same where the question asks for something that no record holds. */
const NEAR_ANYWAY = 0.5;

/** The answer to a text that nothing on record answers. */
export function noneAnswer(query: TypedQuery, ranked: readonly Ranked[]): Answer {
  const reason = reasonFor(query, ranked[0]);
  const isElsewhere = reason === 'off-topic' || reason === 'opinion';
  const near = ranked.filter(({ features }) => features.allCoverage >= NEAR).slice(0, NEAREST);
  return {
    question: query.text,
    answered: false,
    kind: 'none',
    reason,
    nearest: near
      .filter(({ features }) => !isElsewhere || features.allCoverage > NEAR_ANYWAY)
      .map(({ entry }) => entry.id),
    items: [],
    notes: whyNone(reason, query, near),
  };
}

export const WHY_NONE: Record<NoneReason, string> = {
  'not-held': 'Nothing on the record answers this.',
  'off-topic': `This is not about policing in ${HOME_AREA}, or nothing on the record touches it.`,
  opinion: 'The record holds what others said; it has no view or advice of its own.',
  'too-vague': 'Name a person, a subject, a figure or a year to look for.',
};

/** Why there is no answer, and what of the question all that is near it fails. */
function whyNone(reason: NoneReason, query: TypedQuery, near: readonly Ranked[]): string[] {
  const notes = [WHY_NONE[reason]];
  if (reason !== 'not-held' || near.length === 0) return notes;
  const all = (fails: (features: Ranked['features']) => boolean) => near.every(({ features }) => fails(features));
  if (all(({ placeMissed }) => placeMissed > 0))
    notes.push(`What is held is about ${HOME_AREA}, not ${query.where.elsewhere.join(' or ')}.`);
  else if (all(({ dateMissed }) => dateMissed > 0)) notes.push('What is held is from another time.');
  else if (all(({ speakerMissed, roleMissed }) => speakerMissed >= 0.9 || roleMissed >= 0.9))
    notes.push('Others spoke on it.');
  return notes;
}

/** Words that place a question in the field, whether the record answers it or not. */
const OF_THE_FIELD = new RegExp(
  String.raw`\b(?:${pattern('questions.of-the-field')}|${pattern('questions.of-the-field-stems')}\w*)\b`,
);
/** A question that names nothing of the field is taken to be about it where an entry covers so much. */
const NEAR_THE_FIELD = 0.5;

/** Why there is no answer, where the question tells. */
function reasonFor(query: TypedQuery, best: Ranked | undefined): NoneReason {
  const { cues, concepts, speakers, topics, measures, terms } = query;
  if (cues.opinion) return 'opinion';
  const telling = concepts.filter(({ framing }) => !framing);
  if (telling.length === 0 && speakers.length === 0) return 'too-vague';
  const named = topics.length + measures.length + terms.length + speakers.length;
  if (cues.practical) return 'off-topic';
  if (named === 0 && !OF_THE_FIELD.test(query.words) && (best?.features.allCoverage ?? 0) < NEAR_THE_FIELD)
    return 'off-topic';
  return 'not-held';
}
