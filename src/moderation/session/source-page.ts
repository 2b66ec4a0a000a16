/** A source’s page as it is now: fetched again, to hold what is on record against it. */
import type { Source } from '../../corpus/schema.ts';
import type { PageCheck } from '../../drafting/types.ts';
import type { Held } from '../../reading/sandbox/protocol.ts';
import type { RawDocument } from '../../reading/types.ts';
import { textHash } from '../../record/base-text.ts';
import type { SourceDraft } from '../../record/draft.ts';
import type { Origin } from '../../store/revisions.ts';
import type { ModeratorSession } from './moderator-session.ts';

/** A source held against its page, and where and when that was read. */
export interface Page extends Held {
  origin: Origin;
}

/** People and measures that are not on record yet, and that a source brings along. */
type Newcomers = Pick<SourceDraft, 'people' | 'measures'>;

/** Fetches a source’s page and holds the source against it. */
export async function holdAgainstPage(
  session: ModeratorSession,
  source: Source,
  newcomers?: Newcomers,
): Promise<Page | { reason: string }> {
  const document = await session.services.fetchPage(source.url);
  if ('reason' in document) return { reason: document.reason };
  const held = await holdAgainst(session, source, document, newcomers);
  if ('reason' in held) return held;
  const on = session.services.now();
  return { ...held, origin: { how: 'fetched', url: document.url ?? source.url, on, hash: textHash(held.text) } };
}

/** Holds a source against a document. */
export async function holdAgainst(
  session: ModeratorSession,
  source: Source,
  document: RawDocument,
  { people, measures }: Newcomers = { people: [], measures: [] },
): Promise<Held | { reason: string }> {
  const { inSandbox, today } = session.services;
  const { outline } = session;
  const content = {
    ...outline,
    people: [...outline.people, ...people],
    measures: [...outline.measures, ...measures],
  };
  const held = await inSandbox({ does: 'hold', document, source, content, today: today() });
  if (held.kind === 'unreadable') return { reason: `Its page can’t be read: ${held.reason}` };
  return held.kind === 'feed' ? { reason: 'Its page is a feed by now.' } : held;
}

/** Ids of exact words and figures that a document does not have. */
export function missingIn({ statements, figures }: PageCheck): Set<string> {
  const words = statements.filter((check) => check.form === 'verbatim' && check.standing === 'missing');
  return new Set([...words, ...figures.filter(({ isOnPage }) => !isOnPage)].map(({ id }) => id));
}
