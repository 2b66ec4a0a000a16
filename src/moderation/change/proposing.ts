/** Keeps changes as drafts, and has a second moderator look at them where a server wants one. */
import { isAside, type Shown } from '../../discord/kit/command.ts';
import { lineView } from '../../discord/kit/components.ts';
import type { Form } from '../../discord/kit/form.ts';
import { escapeText, shorten, small } from '../../discord/kit/markdown.ts';
import { aside } from '../../discord/kit/reply.ts';
import type { Change } from '../../record/change.ts';
import type { SourceDraft } from '../../record/draft.ts';
import type { ModeratorSession } from '../session/moderator-session.ts';
import { panelIds, panelView } from '../session/panel.ts';
import { addDraft, changeDraft, openDraft, proposedIn } from '../session/stored-draft.ts';
import { SAY } from '../session/words.ts';
import { changeView, mayPublish, openReady, type Ready } from './change-view.ts';

/** Keeps a change as a draft, and shows what it would do. A second moderator is told, where the server wants one. */
export async function propose(session: ModeratorSession, proposed: Omit<Change, 'state'>): Promise<Shown> {
  return proposed.why === '' ? aside(SAY.blankReason) : keep(session, proposed);
}

/** The same for a change whose reason is asked for once it has been looked at. */
export function proposeWithoutReason(
  session: ModeratorSession,
  proposed: Omit<Change, 'state' | 'why'>,
): Promise<Shown> {
  return keep(session, { ...proposed, why: '' });
}

async function keep(session: ModeratorSession, proposed: Omit<Change, 'state'>): Promise<Shown> {
  const change: Change = { ...proposed, state: 'change' };
  const stored = await addDraft(session, change);
  if (isAside(stored)) return stored;
  const ready: Ready = { stored, change, draft: undefined };
  if (change.why !== '') await tellSecond(session, ready);
  return changeView(session, ready);
}

/** Tells the moderators’ channel that a change waits, where its author may not publish it. */
export async function tellSecond(session: ModeratorSession, { stored, change: { title, why } }: Ready): Promise<void> {
  const { moderatorsChannel } = session.settings;
  if (moderatorsChannel === undefined || mayPublish(session, stored)) return;
  const view = panelView({
    texts: [`${SAY.waitsForYou}\n**${escapeText(shorten(title, 200))}**\n${small(escapeText(why))}`],
    buttons: [[{ label: 'Look at it', style: 'main', id: { verb: 'open', about: stored.id, part: 0 } }]],
  });
  await session.services.tell(moderatorsChannel, view);
}

/** A form in which a second moderator says what the author should look at. */
export function sendBackForm(id: string): Form {
  return {
    title: 'Send back',
    customId: panelIds.write({ verb: 'send-back', about: id, part: 0 }),
    fields: [{ is: 'lines', name: 'note', label: 'What should be looked at again?', longest: 500 }],
  };
}

/** Sends a change back to its author, with a note. */
export async function sendBack(session: ModeratorSession, id: string, note: string): Promise<Shown> {
  const ready = await openReady(session, id);
  if (isAside(ready)) return ready;
  const { stored, change, draft } = ready;
  const kept = await changeDraft(session, stored, draft === undefined ? { ...change, note } : withNote(draft, note));
  return isAside(kept) ? kept : lineView(SAY.isSentBack(stored.author));
}

function withNote({ why: _, ...draft }: SourceDraft, note: string): object {
  return { ...draft, notes: [...draft.notes, note] };
}

/** Submits a change again that was sent back, without editing it. */
export async function askAgain(session: ModeratorSession, id: string): Promise<Shown> {
  const stored = await openDraft(session, id, { ownOnly: true });
  if (isAside(stored)) return stored;
  const proposed = proposedIn(stored.state);
  if (proposed === undefined) return aside(SAY.gone);
  const { note: _, ...change } = proposed;
  const kept = await changeDraft(session, stored, change);
  if (isAside(kept)) return kept;
  const ready: Ready = { stored: kept, change, draft: undefined };
  await tellSecond(session, ready);
  return changeView(session, ready);
}
