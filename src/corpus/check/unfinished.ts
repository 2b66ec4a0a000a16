import type { FieldPath } from '../problem.ts';
import type { Measure, Source } from '../schema.ts';
import { ADDRESS_TO_FILL_IN, DAY_TO_FILL_IN, isToDo } from '../unfinished.ts';
import { type Evidence, error, type Finding, figuresOf, statementsOf } from './finding.ts';

/** What a draft left to a person has been done: nothing is still marked “TO DO:”. */
export function unfinishedDrafts({ content }: Evidence): Finding[] {
  return [
    ...content.measures.flatMap((measure) => left(measure, ['definition'], measure.definition)),
    ...content.sources.flatMap((source) => [
      ...left(source, ['title'], source.title),
      ...left(source, ['publisher'], source.publisher),
      ...(source.url === ADDRESS_TO_FILL_IN ? [unfinished(source, ['url'])] : []),
      ...(source.published === DAY_TO_FILL_IN ? [unfinished(source, ['published'])] : []),
      ...left(source, [], source.body),
    ]),
    ...statementsOf(content).flatMap(({ source, statement, path }) => left(source, [...path, 'text'], statement.text)),
    ...figuresOf(content).flatMap(({ source, figure, path }) => [
      ...left(source, [...path, 'area'], figure.area ?? ''),
      ...left(source, [...path, 'note'], figure.note ?? ''),
    ]),
  ];
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
