/** What somebody wants to be on record, before it is: one or several entries that come together. */
import { z } from 'zod';
import { ENTRY_KINDS } from '../corpus/lists.ts';
import { parseSource } from '../corpus/parse.ts';
import type { Problem } from '../corpus/problem.ts';
import type { Figure, Source } from '../corpus/schema.ts';
import { OWN_PREFIX } from '../corpus/scope.ts';
import { type CurrentRevision, type NewRevision, originSchema, SHARED_SCOPE } from '../store/revisions.ts';
import { fileOf } from './entries.ts';

/** What a moderator wants to be on record. */
export interface Proposal extends Omit<NewRevision, 'base' | 'at'> {
  /** hash of the shipped text that its author has seen, null where nothing shipped; absent: what ships as it is published */
  base?: string | null | undefined;
}

/** The revision that a proposal would become. */
export function asRevision(
  proposal: Proposal,
  { number, base }: Pick<CurrentRevision, 'number' | 'base'>,
): CurrentRevision {
  return { ...proposal, number, base, previous: proposal.seen, at: '', retired: false };
}

const changedEntrySchema = z.object({
  kind: z.enum(ENTRY_KINDS),
  entry: z.string(),
  /** the whole text of the entry; null withdraws it */
  text: z.string().nullable(),
  origin: originSchema,
  /** the number of the newest revision that its author has seen; 0 for none */
  seen: z.number(),
  /** hash of the shipped text that its author has seen, null where nothing shipped; absent: whatever ships by then */
  base: z.string().nullable().optional(),
});

/** What a change does, where that is not to add, to edit or to withdraw. */
const CHANGE_KINDS = ['undo', 'restore', 'correct', 'note'] as const;

/** A change as it is kept until it is published or dropped. */
export const changeSchema = z.object({
  state: z.literal('change'),
  title: z.string(),
  /** what the button that publishes it says; absent: Publish */
  does: z.enum(CHANGE_KINDS).optional(),
  /** empty until its author has given it */
  why: z.string(),
  entries: z.array(changedEntrySchema).min(1),
  /** what a second moderator wants to be looked at again; while it stands, the change is not ready */
  note: z.string().optional(),
});
export type Change = z.output<typeof changeSchema>;
export type ChangedEntry = z.output<typeof changedEntrySchema>;

/** Whose a change is, and who has looked at it. */
export interface Signed {
  /** Discord's id of the author */
  by: string;
  /** of a second moderator who publishes it */
  approvedBy: string | null;
}

export function proposalsOf(
  { entries, why }: Pick<Change, 'entries' | 'why'>,
  scope: string,
  signed: Signed,
): Proposal[] {
  return entries.map((entry) => ({ ...entry, ...signed, scope, why }));
}

/** What a source claims to be found elsewhere: exact words, and figures. */
export interface Claims {
  /** ids of verbatim statements */
  words: Set<string>;
  /** ids of figures */
  figures: Set<string>;
}

/**
 * The claims of a source that its earlier texts did not make: somebody has chosen or written them since. The same words
 * and the same number of the same thing are no new claim, whatever else was changed about them.
 * @param before texts of the source as it stood
 */
export function newClaims(source: Source, before: readonly (string | null)[]): Claims {
  const earlier = before.flatMap((text) => (text === null ? [] : (parseSource(source.id, text).source ?? [])));
  const words = new Set(earlier.flatMap(verbatimOf).map(({ text }) => text));
  const numbers = new Set(earlier.flatMap(({ figures }) => figures).map(numberOf));
  return {
    words: new Set(source.statements.filter(({ form, text }) => form === 'verbatim' && !words.has(text)).map(idOf)),
    figures: new Set(source.figures.filter((figure) => !numbers.has(numberOf(figure))).map(idOf)),
  };
}

function numberOf({ measure, value }: Figure): string {
  return `${measure} ${value}`;
}

function idOf({ id }: { id: string }): string {
  return id;
}

/** Exact words that were in one mouth and are put into another. */
export interface MovedWords {
  from: string;
  to: string;
  text: string;
}

/** Words of a source’s new text that get another speaker than in its old ones: to be seen by whoever publishes. */
export function movedWords(entry: string, text: string, before: readonly (string | null)[]): MovedWords[] {
  const known = before.flatMap((each) => (each === null ? [] : verbatimIn(entry, each)));
  return verbatimIn(entry, text).flatMap((words) => {
    const own = known.filter((each) => each.text === words.text);
    const [first] = own;
    const isMoved = first !== undefined && own.every((each) => each.speaker !== words.speaker);
    return isMoved ? [{ from: first.speaker, to: words.speaker, text: words.text }] : [];
  });
}

function verbatimIn(id: string, text: string): { speaker: string; text: string }[] {
  const { source } = parseSource(id, text);
  return source === undefined ? [] : verbatimOf(source);
}

function verbatimOf({ statements }: Source): { speaker: string; text: string }[] {
  return statements.filter(({ form }) => form === 'verbatim');
}

/**
 * What is wrong with the ids of entries of lists: a server's own begin so that they are never taken for what all share, and
 * no other does.
 */
export function namingProblems(
  scope: string,
  entries: readonly Pick<ChangedEntry, 'kind' | 'entry' | 'text'>[],
): Problem[] {
  const isShared = scope === SHARED_SCOPE;
  const misnamed = entries.filter(
    ({ kind, entry, text }) => kind !== 'source' && text !== null && entry.startsWith(OWN_PREFIX) === isShared,
  );
  const others = isShared ? 'a single server has added' : 'all servers share';
  return misnamed.map(({ kind, entry }) => ({
    severity: 'error',
    code: 'own-name',
    file: fileOf({ kind, entry }),
    line: 1,
    field: 'id',
    message: `“${entry}” could be taken for an entry that ${others}.`,
    expected: `an id that ${isShared ? 'does not begin' : 'begins'} with “${OWN_PREFIX}”`,
  }));
}
