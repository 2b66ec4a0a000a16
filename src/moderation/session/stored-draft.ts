/** Stored drafts: of a change, or of a source that is being reviewed. */
import { randomBytes } from 'node:crypto';
import type { Aside } from '../../discord/kit/command.ts';
import { aside } from '../../discord/kit/reply.ts';
import { type Change, changeSchema } from '../../record/change.ts';
import { changeOf, type SourceDraft, sourceDraftSchema } from '../../record/draft.ts';
import type { StoredDraft } from '../../store/drafts.ts';
import type { DraftKind } from '../../store/tables.ts';
import type { ModeratorSession } from './moderator-session.ts';
import { SAY } from './words.ts';

/** Drafts that a server may have at once: each stores the whole text of its source. */
const MOST_DRAFTS = 200;

/** A stored draft that somebody may go on with. */
export interface OpenDraft extends Pick<StoredDraft, 'id' | 'version' | 'author'> {
  state: unknown;
}

/** @param kind `screen` for what may be forgotten once it is closed; default: work */
export async function addDraft(
  session: ModeratorSession,
  state: object,
  kind: DraftKind = 'work',
): Promise<OpenDraft | Aside> {
  const { store, now } = session.services;
  const { serverId: server, userId: author } = session.rights;
  if (kind === 'work' && (await store.drafts.count(server)) >= MOST_DRAFTS) return aside(SAY.tooManyDrafts);
  const id = randomBytes(6).toString('hex');
  const row = { id, kind, server, scope: session.scope, author, state: JSON.stringify(state), at: now() };
  return { ...(await store.drafts.add(row)), state };
}

/**
 * A stored draft, or why it can’t be had.
 * @param ownOnly it is to be changed, which is its author’s until they hand it over
 */
export async function openDraft(
  session: ModeratorSession,
  id: string,
  { ownOnly = false } = {},
): Promise<OpenDraft | Aside> {
  const draft = await session.services.store.drafts.find(id);
  if (draft === undefined || draft.server !== session.rights.serverId) return aside(SAY.gone);
  if (draft.scope !== session.scope) return aside(SAY.otherScope);
  if (ownOnly && draft.author !== session.rights.userId) return aside(SAY.notYours(draft.author));
  return { ...draft, state: JSON.parse(draft.state) };
}

/** Keeps a draft as it is now. @param author default: whose it was */
export async function changeDraft(
  session: ModeratorSession,
  draft: OpenDraft,
  state: object,
  author = draft.author,
): Promise<OpenDraft | Aside> {
  const { store, now } = session.services;
  const changed = await store.drafts.change(draft, { author, state: JSON.stringify(state), at: now() });
  return changed === undefined ? aside(SAY.changedMeanwhile) : { ...changed, state };
}

/** The source that is being reviewed in a draft; undefined where it holds something else. */
export function sourceDraftIn(state: unknown): SourceDraft | undefined {
  const read = sourceDraftSchema.safeParse(state);
  return read.success ? read.data : undefined;
}

/** The change that a draft holds; undefined where it holds something else. */
export function proposedIn(state: unknown): Change | undefined {
  const read = changeSchema.safeParse(state);
  return read.success ? read.data : undefined;
}

/** The change that a draft holds ready to be published; undefined where it is not ready. */
export function readyIn(session: ModeratorSession, state: unknown): Change | undefined {
  const draft = sourceDraftIn(state);
  if (draft !== undefined) return draft.why === undefined ? undefined : changeOf(draft, draft.why, session);
  const change = proposedIn(state);
  return change !== undefined && isReady(change) ? change : undefined;
}

/** Whether a change has its reason, and is not to be looked at again. */
export function isReady({ note, why }: Change): boolean {
  return note === undefined && why !== '';
}

/** Ids of everybody who has worked on a draft: none of them can be the second moderator. */
export function writersOf({ author, state }: OpenDraft): readonly string[] {
  return sourceDraftIn(state)?.writers ?? [author];
}

/** The id of the draft in what a button is about: `<draft>` or `<draft>.<key of a part of it>`. */
export function draftIdIn(about: string): string {
  return about.split('.')[0] ?? '';
}
