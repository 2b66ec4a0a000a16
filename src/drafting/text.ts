import type { Statement } from '../corpus/schema.ts';
import { isToDo } from '../corpus/unfinished.ts';
import { listText, sourceText } from '../corpus/write.ts';
import { clipped } from './surroundings.ts';
import type { Draft, Hint, Leftover } from './types.ts';

const LONGEST_SENTENCE = 240;

/**
 * A draft as the text of a source's file. What its reviewer needs stands in comments beside each item (a doubt begins with
 * “?”), and so do the entries proposed for people.yaml and measures.yaml, ready to be moved there, and what is only reported.
 */
export function draftText({ source, statements, figures, people, measures, leftOver, doubts }: Draft): string {
  const isWritten = ({ text }: Statement) => !isToDo(text);
  const written = source.statements.flatMap((statement, index) => (isWritten(statement) ? [statements[index]] : []));
  const unwritten = source.statements.filter((statement) => !isWritten(statement));
  return sourceText(
    { ...source, statements: source.statements.filter(isWritten) },
    {
      top: [
        'A draft: go through each item against the source, fill in what says “TO DO”, take out what does not belong,',
        'write the summary, and take the comments out. Nobody’s stance is filled in.',
        ...doubts.map((doubt) => `? ${doubt}`),
        ...proposal('people.yaml', people.length === 0 ? '' : listText(people)),
        ...proposal('measures.yaml', measures.length === 0 ? '' : listText(measures)),
        ...unwrittenRemarks(unwritten),
        ...leftOverRemarks(leftOver),
      ],
      statements: written.map((hint) => (hint === undefined ? [] : remarksOf(hint))),
      figures: figures.map(remarksOf),
    },
  );
}

/** What people are only reported to have said: it is on record once somebody has put it into words. */
function unwrittenRemarks(statements: readonly Statement[]): string[] {
  if (statements.length === 0) return [];
  const entries = listText(statements).trimEnd().split('\n');
  return ['', 'Reported there, and left out until somebody puts it into words of our own:', ...entries];
}

function proposal(file: string, entries: string): string[] {
  return entries === '' ? [] : ['', `Proposed for ${file}:`, ...entries.trimEnd().split('\n')];
}

function leftOverRemarks(leftOver: readonly Leftover[]): string[] {
  if (leftOver.length === 0) return [];
  const remarks = leftOver.map(
    ({ text, reason, sentence }) => `“${clipped(text, 60)}” (${reason}): ${clipped(sentence, 160)}`,
  );
  return ['', 'Quantities that the draft leaves out:', ...remarks];
}

function remarksOf({ evidence, confidence, sentence, start, end, doubts, subjects = [] }: Hint): string[] {
  return [
    `${evidence}; sure ${confidence.toFixed(2)}`,
    `At ${start} to ${end}: ${clipped(sentence, LONGEST_SENTENCE)}`,
    ...doubts.map((doubt) => `? ${doubt}`),
    ...(subjects.length === 0 ? [] : [`If it takes a side, on one of these? ${subjects.join('; ')}`]),
  ];
}
