/** Changes that are ready to be published, and who may publish them. */

import { shortHash } from '../../discord/custom-id.ts';
import type { Change, Signed } from '../../record/change.ts';
import type { SourceDraft } from '../../record/draft.ts';
import { type OpenDraft, openDraft, readyIn, sourceDraftIn, writersOf } from '../draft/stored-draft.ts';
import { type Aside, aside, isAside } from '../panel/shown.ts';
import type { Room } from '../room.ts';
import { SAY } from '../words.ts';

/** A stored draft with the change that it holds, ready to be published. */
export interface Ready {
  stored: OpenDraft;
  change: Change;
  /** absent where nothing was reviewed */
  draft: SourceDraft | undefined;
}

/** What is ready may be looked at by a second moderator where the server wants one. */
export async function openReady(room: Room, id: string): Promise<Ready | Aside> {
  const stored = await openDraft(room, id, { ownOnly: !room.settings.approval });
  if (isAside(stored)) return stored;
  return readyFrom(room, stored) ?? aside(SAY.notReady);
}

/** @returns undefined where the draft is not ready */
export function readyFrom(room: Room, stored: OpenDraft): Ready | undefined {
  const change = readyIn(room, stored.state);
  return change && { stored, change, draft: sourceDraftIn(stored.state) };
}

/** Whether whoever is here may publish a draft: where the server wants a second moderator, nobody who has worked on it. */
export function mayPublish(room: Room, stored: OpenDraft): boolean {
  return !room.settings.approval || !writersOf(stored).includes(room.standing.userId);
}

/** Whose the change is if whoever is here publishes it. */
export function signed(room: Room, stored: OpenDraft): Signed {
  const { userId } = room.standing;
  const writers = writersOf(stored);
  const by = writers.includes(userId) ? userId : (writers.at(-1) ?? stored.author);
  return { by, approvedBy: by === userId ? null : userId };
}

/** What is published is what was looked at: its button names it by its content. */
export function aboutChange({ stored, change: { title, why, entries } }: Pick<Ready, 'stored' | 'change'>): string {
  return `${stored.id}.${shortHash(JSON.stringify({ title, why, entries }))}`;
}
