import { words as lexicon, pattern } from '../lexicon/lexicon.ts';
import { isStopWord } from '../search/analyzer.ts';
import type { Index } from '../search/index.ts';
import { Labels } from './labels.ts';
import { queries } from './queries.ts';
import type { Query } from './query.ts';
import { readSpeakers } from './speakers.ts';
import { readWords } from './typed-words.ts';

const CHANGES = String.raw`\b${pattern('questions.changes')}\b`;
const VIEWS = String.raw`\b${pattern('questions.changed-views')}\b`;
const CHANGED = new RegExp(
  String.raw`^(?:so |and )?${pattern('questions.opens-change')}\b.*(?:${CHANGES}.*${VIEWS}|${VIEWS}.*${CHANGES})`,
  'i',
);
/** “Sadiq Khan's position on stop and search”, “where does he stand on it” */
const POSITION = /\b(?:positions?|stances?)\b|\bwhere(?:'s|’s)?\b.{1,80}\b(?:stands?|stood)\b/i;
/** “Who shares Khan's position”, “why is that his position”: others' words or a reason are asked for. */
const OF_OTHERS = new RegExp(String.raw`\b${pattern('questions.of-others')}\b`, 'i');
const ASKING = lexicon('questions.of-a-position');

/**
 * What somebody stated on a subject, day by day, where a text asks for that: “Sadiq Khan's position on stop and search”, or
 * whether it changed: “has Sadiq Khan changed his mind on stop and search?” Statements answer it, and no verdict.
 * @returns undefined where it asks nothing of the kind, and where it names anything beside one speaker and one subject
 */
export function readStand(text: string, index: Index): Query | undefined {
  if (!CHANGED.test(text) && (!POSITION.test(text) || OF_OTHERS.test(text))) return undefined;
  const typed = readWords(text, index);
  const [speaker, ...others] = readSpeakers(typed, index.names(text, typed), text, index.corpus);
  const [id, ...ids] = speaker?.ids ?? [];
  if (speaker === undefined || id === undefined || others.length > 0 || speaker.excluded || speaker.unknown) {
    return undefined;
  }
  if (ids.length > 0 && !speaker.organisation) return undefined;
  const rest = typed.filter((_, at) => at < speaker.from || at >= speaker.to).map(({ word }) => word);
  const [subject, ...more] = Labels.of(index.corpus).subjectsIn(rest);
  const names = new Set(subject === undefined ? [] : namesOf(subject, index));
  const isOfElse = rest.some((word) => !isStopWord(word) && !ASKING.has(word) && !names.has(word));
  if (subject === undefined || more.length > 0 || isOfElse || !hasSpoken(id, subject, index)) return undefined;
  return queries.positions(subject, id);
}

/** Whether something of a speaker's takes a side on a subject; else what is like it may answer. */
function hasSpoken(speaker: string, subject: string, { corpus }: Index): boolean {
  return corpus.entries.some(
    (entry) =>
      entry.kind === 'statement' &&
      entry.speaker.id === speaker &&
      entry.statement.stance !== undefined &&
      corpus.subjectOf(entry.statement.stance.on).subject.id === subject,
  );
}

/** The words of a subject's names. */
function namesOf(id: string, { corpus }: Index): string[] {
  const subject = corpus.subject(id);
  const names = subject === undefined ? [] : [subject.label, ...subject.aliases];
  return names.flatMap((name) => name.toLowerCase().split(/[^\p{L}\p{N}'’-]+/u));
}
