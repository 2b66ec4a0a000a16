/** What comes of mending a draft: the draft as it is then, or why it can’t be mended so. */
import { expectedAt } from '../corpus/expectation.ts';
import { fieldName } from '../corpus/problem.ts';
import { type Figure, frontMatterSchema, type Statement } from '../corpus/schema.ts';
import type { Origin } from '../store/revisions.ts';
import { NOT_QUOTED, type SourceDraft, sourceDraftSchema } from './draft.ts';

/** Why something can't be mended so. Views word it. */
export type Refusal =
  /** exact words that are not in the source's text */
  | { refused: 'not-in-source' }
  /** the source's text was not read: there is nothing to choose exact words from */
  | { refused: 'not-read' }
  | { refused: 'no-words' }
  | { refused: 'stance-on-what' }
  /** somebody or something of this name is on record already */
  | { refused: 'known-already'; id: string }
  /** another press has changed the draft meanwhile */
  | { refused: 'gone' }
  /** the format does not take it */
  | { refused: 'not-sound'; field: string; expected: string };

export type Mended = SourceDraft | Refusal;

export function isRefusal(mended: object): mended is Refusal {
  return 'refused' in mended;
}

export function withStatement(draft: SourceDraft, id: string, mend: (statement: Statement) => Statement): Mended {
  const { source } = draft;
  if (!source.statements.some((each) => each.id === id)) return { refused: 'gone' };
  const statements = source.statements.map((each) => (each.id === id ? mend(each) : each));
  return checked({ ...draft, source: { ...source, statements } });
}

export function withFigure(draft: SourceDraft, id: string, mend: (figure: Figure) => Figure): Mended {
  const { source } = draft;
  if (!source.figures.some((each) => each.id === id)) return { refused: 'gone' };
  const figures = source.figures.map((each) => (each.id === id ? mend(each) : each));
  return checked({ ...draft, source: { ...source, figures } });
}

/** A person has said who or what it was: what the reading was not sure of is settled. */
export function withoutDoubts(draft: SourceDraft, id: string): SourceDraft {
  const hint = draft.hints[id];
  if (hint === undefined) return draft;
  const doubts = hint.doubts.filter((doubt) => doubt === NOT_QUOTED);
  return { ...draft, hints: { ...draft.hints, [id]: { ...hint, doubts } } };
}

/** Where a draft’s words come from once its source has an address: those read from one are not known to stand at another. */
export function originAfter({ origin, source }: SourceDraft, url: string): Origin {
  return origin.how === 'fetched' && url !== source.url ? { how: 'given' } : origin;
}

/** The draft, if the format takes it. */
export function checked(draft: SourceDraft): Mended {
  const read = sourceDraftSchema.safeParse(draft);
  if (read.success) return read.data;
  const [, ...path] = read.error.issues[0]?.path ?? [];
  return unsound(frontMatterSchema, path);
}

export function unsound(schema: Parameters<typeof expectedAt>[0], path: readonly PropertyKey[]): Refusal {
  const steps = path.filter((step) => typeof step !== 'symbol');
  return { refused: 'not-sound', field: fieldName(steps), expected: expectedAt(schema, steps) };
}

/** Fields that were left empty are not there. */
export function withoutEmpty<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== '' && each !== undefined)) as T;
}
