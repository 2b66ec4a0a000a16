import type { Change } from '../../record/change.ts';
import { addDraft } from '../draft/stored-draft.ts';
import { aside, isAside, type Shown } from '../panel/shown.ts';
import type { Room } from '../room.ts';
import { SAY } from '../words.ts';
import { changeView } from './change-view.ts';
import type { Ready } from './ready.ts';
import { tellSecond } from './second.ts';

/** Keeps a change as a draft, and shows what it would do. A second moderator is told, where the server wants one. */
export async function propose(room: Room, proposed: Omit<Change, 'state'>): Promise<Shown> {
  return proposed.why === '' ? aside(SAY.blankReason) : keep(room, proposed);
}

/** The same for a change whose reason is asked for once it has been looked at. */
export function proposeWithoutReason(room: Room, proposed: Omit<Change, 'state' | 'why'>): Promise<Shown> {
  return keep(room, { ...proposed, why: '' });
}

async function keep(room: Room, proposed: Omit<Change, 'state'>): Promise<Shown> {
  const change: Change = { ...proposed, state: 'change' };
  const stored = await addDraft(room, change);
  if (isAside(stored)) return stored;
  const ready: Ready = { stored, change, draft: undefined };
  if (change.why !== '') await tellSecond(room, ready);
  return changeView(room, ready);
}
