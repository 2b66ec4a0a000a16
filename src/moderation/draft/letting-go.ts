/** Giving a draft up: to somebody else, or altogether. */
import { ComponentType } from 'discord.js';
import { lineView } from '../../discord/view/view.ts';
import { panelId, panelView } from '../panel/panel.ts';
import { aside, isAside, type Shown } from '../panel/shown.ts';
import type { Room } from '../room.ts';
import { SAY } from '../words.ts';
import { overviewView } from './overview.ts';
import { openSourceDraft } from './review.ts';
import { changeDraft, type OpenDraft, openDraft, sourceDraftIn } from './stored-draft.ts';

/** A menu of people to hand a draft over to. */
export async function handOverView(room: Room, id: string): Promise<Shown> {
  const found = await openSourceDraft(room, id);
  if (isAside(found)) return found;
  return panelView({
    texts: ['Who should go on with it?'],
    menus: [
      {
        type: ComponentType.UserSelect,
        custom_id: panelId({ verb: 'hand', about: id, part: 0 }),
        placeholder: 'A moderator',
      },
    ],
    buttons: [[{ label: 'Back to the draft', id: { verb: 'step', about: id, part: 0 } }]],
  });
}

/** @param to id of somebody who may change what the draft is for: whoever calls has looked */
export async function handOver(room: Room, id: string, to: string): Promise<Shown> {
  const found = await openSourceDraft(room, id);
  if (isAside(found)) return found;
  const { why: _, ...state } = found.draft;
  const kept = await changeDraft(room, found.stored, state, to);
  return isAside(kept) ? kept : lineView(SAY.handedOver(to));
}

/** Somebody else’s draft, for whoever manages the server: its author may never come back to it. */
export function takeOverView({ id, author }: OpenDraft): Shown {
  return panelView({
    texts: [SAY.takeOver(author)],
    buttons: [[{ label: 'Take it over', style: 'danger', id: { verb: 'take-over', about: id, part: 0 } }]],
  });
}

export async function takeOver(room: Room, id: string): Promise<Shown> {
  if (!room.standing.manages) return aside(SAY.notManager);
  const stored = await openDraft(room, id);
  if (isAside(stored)) return stored;
  const draft = sourceDraftIn(stored.state);
  if (draft === undefined) return aside(SAY.gone);
  const { why: _, ...state } = draft;
  const kept = await changeDraft(room, stored, state, room.standing.userId);
  return isAside(kept) ? kept : overviewView(room, id, state);
}

/** Drops a draft: at once where nobody has worked on it, else once it is confirmed. */
export async function dropDraft(room: Room, id: string, { confirmed }: { confirmed: boolean }): Promise<Shown> {
  const stored = await openDraft(room, id, { ownOnly: true });
  if (isAside(stored)) return stored;
  if (!confirmed && stored.version > 1) {
    return panelView({
      texts: [SAY.dropForGood],
      buttons: [
        [
          { label: 'Drop it', style: 'danger', id: { verb: 'drop', about: id, part: 1 } },
          { label: 'Keep it', id: { verb: 'open', about: id, part: 0 } },
        ],
      ],
    });
  }
  const isDropped = await room.services.store.drafts.remove(stored);
  return isDropped ? lineView(SAY.dropped) : aside(SAY.changedMeanwhile);
}
