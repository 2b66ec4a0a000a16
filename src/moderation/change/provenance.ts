/** Holds sources against their pages, and tells where their words come from. */
import type { Source } from '../../corpus/schema.ts';
import type { PageCheck } from '../../drafting/verify/types.ts';
import type { Held } from '../../reading/sandbox/protocol.ts';
import type { RawDocument } from '../../reading/types.ts';
import { textHash } from '../../record/base-text.ts';
import { newClaims } from '../../record/change.ts';
import { finished, type SourceDraft } from '../../record/draft.ts';
import type { Origin } from '../../store/revisions.ts';
import type { ModeratorSession } from '../session/moderator-session.ts';
import { SAY } from '../session/words.ts';

/** What looking for a source’s claims has shown. */
export interface Traced {
  /** how the source is on record then */
  origin: Origin;
  /** claims that were read from the page and do not stand there any more */
  gone: string[];
  /** claims that stand neither on the page nor in what was read: somebody has typed them */
  typed: string[];
  /** why the page was not looked at, where it was to be */
  unread?: string;
}

/**
 * Looks up the claims of a draft: on the page, and what is missing there in the text that was read for the draft. Of a source
 * that is on record, only new claims are looked up. Where all stand on the page, the origin becomes `fetched`; where one is
 * found nowhere, the whole source counts as written by hand.
 */
export async function trace(session: ModeratorSession, draft: SourceDraft): Promise<Traced> {
  const source = finished(draft);
  const { origin } = draft;
  // There is no page to check against: every card names the person who vouches for the words.
  if (source.vouchedBy !== undefined) return { origin: { how: 'given' }, gone: [], typed: [] };
  const claimed = claimsOf(session, draft, source);
  if (draft.isOnRecord && claimed.size === 0) return { origin, gone: [], typed: [] };
  const url = origin.how === 'fetched' ? origin.url : source.url;
  const page = await holdAgainstPage(session, { ...source, url }, draft);
  const lost = 'reason' in page ? claimed : claimed.intersection(missingIn(page.check));
  const unread = 'reason' in page ? { unread: page.reason } : {};
  if (lost.size === 0) return { origin: foundOrigin(origin, page), gone: [], typed: [], ...unread };
  const typed = lost.intersection(await notRead(session, draft, source));
  return {
    origin: typed.size > 0 ? { how: 'given' } : origin,
    gone: 'reason' in page ? [] : inWords(source, lost.difference(typed)),
    typed: inWords(source, typed),
    ...unread,
  };
}

/** Whether publishing needs a confirmation, since less of the source can be verified than its origin says. */
export function isLess({ origin }: SourceDraft, { gone, typed }: Traced): boolean {
  const wasSeen = origin.how === 'fetched' || origin.how === 'edited' || origin.how === 'imported';
  return wasSeen && gone.length + typed.length > 0;
}

/** Ids of what a draft claims. */
function claimsOf(session: ModeratorSession, draft: SourceDraft, source: Source): Set<string> {
  const { text } = session.recordService.textOf({ scope: session.scope, kind: 'source', entry: source.id });
  const { words, figures } = newClaims(source, draft.isOnRecord ? [text] : []);
  return words.union(figures);
}

/** The page as the origin, where the whole source stands there. */
function foundOrigin(origin: Origin, page: Page | { reason: string }): Origin {
  return 'reason' in page || missingIn(page.check).size > 0 ? origin : page.origin;
}

/** Ids of what was not in the text that was read for the draft. */
async function notRead(session: ModeratorSession, draft: SourceDraft, source: Source): Promise<Set<string>> {
  const everything = new Set([...source.statements, ...source.figures].map(({ id }) => id));
  if (draft.article === '') return everything;
  const document = { bytes: new TextEncoder().encode(draft.article), mediaType: 'text/plain' };
  const held = await holdAgainst(session, source, document, draft);
  return 'reason' in held ? everything : missingIn(held.check);
}

function inWords({ statements, figures }: Source, ids: ReadonlySet<string>): string[] {
  return [
    ...statements.filter(({ id }) => ids.has(id)).map(({ text }) => text),
    ...figures.filter(({ id }) => ids.has(id)).map(({ value, measure }) => `${value} (${measure})`),
  ];
}

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
  if (source.vouchedBy !== undefined) return { reason: SAY.noPage(source.vouchedBy) };
  const document = await session.services.fetchPage(source.url);
  if ('reason' in document) return { reason: document.reason };
  const held = await holdAgainst(session, source, document, newcomers);
  if ('reason' in held) return held;
  const on = session.services.now();
  return { ...held, origin: { how: 'fetched', url: document.url ?? source.url, on, hash: textHash(held.text) } };
}

/** Holds a source against a document. */
async function holdAgainst(
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
