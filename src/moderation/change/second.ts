/** The second moderator, where a server wants one: told of what waits, and able to send it back. */

import { escapeText, shorten, small } from '../../discord/view/markdown.ts';
import { lineView } from '../../discord/view/view.ts';
import type { SourceDraft } from '../../record/draft.ts';
import { changeDraft, openDraft, proposedIn } from '../draft/stored-draft.ts';
import type { Form } from '../panel/form.ts';
import { panelView } from '../panel/panel.ts';
import { aside, isAside, type Shown } from '../panel/shown.ts';
import type { Room } from '../room.ts';
import { SAY } from '../words.ts';
import { changeView } from './change-view.ts';
import { mayPublish, openReady, type Ready } from './ready.ts';

/** Tells the moderators’ channel that a change waits, where its author may not publish it. */
export async function tellSecond(room: Room, { stored, change: { title, why } }: Ready): Promise<void> {
  const { moderatorsChannel } = room.settings;
  if (moderatorsChannel === undefined || mayPublish(room, stored)) return;
  const view = panelView({
    texts: [`${SAY.waitsForYou}\n**${escapeText(shorten(title, 200))}**\n${small(escapeText(why))}`],
    buttons: [[{ label: 'Look at it', style: 'main', id: { verb: 'open', about: stored.id, part: 0 } }]],
  });
  await room.services.tell(moderatorsChannel, view);
}

/** A form in which a second moderator says what the author should look at. */
export function sendBackForm(id: string): Form {
  return {
    title: 'Send back',
    id: { verb: 'send-back', about: id, part: 0 },
    fields: [{ is: 'lines', name: 'note', label: 'What should be looked at again?', longest: 500 }],
  };
}

/** Gives a change back to its author, who finds the note on it. */
export async function sendBack(room: Room, id: string, note: string): Promise<Shown> {
  const ready = await openReady(room, id);
  if (isAside(ready)) return ready;
  const { stored, change, draft } = ready;
  const kept = await changeDraft(room, stored, draft === undefined ? { ...change, note } : withNote(draft, note));
  return isAside(kept) ? kept : lineView(SAY.isSentBack(stored.author));
}

function withNote({ why: _, ...draft }: SourceDraft, note: string): object {
  return { ...draft, notes: [...draft.notes, note] };
}

/** Asks again for a change that was sent back and is to stay as it is. */
export async function askAgain(room: Room, id: string): Promise<Shown> {
  const stored = await openDraft(room, id, { ownOnly: true });
  if (isAside(stored)) return stored;
  const proposed = proposedIn(stored.state);
  if (proposed === undefined) return aside(SAY.gone);
  const { note: _, ...change } = proposed;
  const kept = await changeDraft(room, stored, change);
  if (isAside(kept)) return kept;
  const ready: Ready = { stored: kept, change, draft: undefined };
  await tellSecond(room, ready);
  return changeView(room, ready);
}
