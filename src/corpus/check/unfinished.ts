import type { FieldPath } from '../problem.ts';
import type { Measure, Source } from '../schema.ts';
import { ADDRESS_TO_FILL_IN, DAY_TO_FILL_IN, isToDo } from '../unfinished.ts';
import { type Evidence, error, type Finding } from './finding.ts';

/** What a draft left to a person has been done: nothing is still marked “TO DO:”. */
export function unfinishedDraft(source: Source): Finding[] {
  const { title, publisher, url, published, body, statements, figures } = source;
  return [
    ...left(source, ['title'], title),
    ...left(source, ['publisher'], publisher),
    ...(url === ADDRESS_TO_FILL_IN ? [unfinished(source, ['url'])] : []),
    ...(published === DAY_TO_FILL_IN ? [unfinished(source, ['published'])] : []),
    ...left(source, [], body),
    ...statements.flatMap(({ text }, index) => left(source, ['statements', index, 'text'], text)),
    ...figures.flatMap(({ area = '', note = '' }, index) => [
      ...left(source, ['figures', index, 'area'], area),
      ...left(source, ['figures', index, 'note'], note),
    ]),
  ];
}

/** The definition of a measure that a draft brought along, likewise. */
export function unfinishedMeasures({ content }: Evidence): Finding[] {
  return content.measures.flatMap((measure) => left(measure, ['definition'], measure.definition));
}

function left(of: Source | Measure, path: FieldPath, text: string): Finding[] {
  return isToDo(text) ? [unfinished(of, path)] : [];
}

function unfinished(of: Source | Measure, path: FieldPath): Finding {
  return error(
    'unfinished',
    of,
    path,
    path.length === 0 ? 'The summary is still to be written.' : 'A draft left this for a person to do.',
    'what the mark “TO DO:” asks for, or the entry taken out',
  );
}
