/** Drafts that wait: to be gone on with, handed over, or approved. */
import { ComponentType } from 'discord.js';
import { isAside, type Shown } from '../../discord/kit/command.ts';
import { lineView, type View } from '../../discord/kit/components.ts';
import { escapeText, shorten, small } from '../../discord/kit/markdown.ts';
import { aside } from '../../discord/kit/reply.ts';
import type { StoredDraft } from '../../store/drafts.ts';
import { changeView, readyFrom } from '../change/change-view.ts';
import type { ModeratorSession } from '../session/moderator-session.ts';
import { panelIds, panelView, turningButtons } from '../session/panel.ts';
import { changeDraft, isReady, type OpenDraft, openDraft, proposedIn, sourceDraftIn } from '../session/stored-draft.ts';
import { SAY } from '../session/words.ts';
import { overviewView } from './overview.ts';
import { openSourceDraft } from './review.ts';

const ON_PAGE = 10;

/** Drafts for the record that is kept here, with a button for each: one’s own first. */
export async function draftsView(session: ModeratorSession, page: number): Promise<View> {
  const all = await draftsOf(session);
  const isOwn = ({ author }: StoredDraft) => author === session.rights.userId;
  const drafts = [...all.filter(isOwn), ...all.filter((draft) => !isOwn(draft))];
  if (drafts.length === 0) return lineView('No drafts wait here.');
  const pages = Math.ceil(drafts.length / ON_PAGE);
  const at = Math.min(page, pages - 1);
  const shown = drafts.slice(at * ON_PAGE, (at + 1) * ON_PAGE);
  const lines = shown.map((draft, index) => {
    const { title, mark } = told(draft);
    const details = [`<@${draft.author}>`, draft.at.slice(0, 16).replace('T', ' '), ...mark].join(' · ');
    return `${index + 1}. ${escapeText(shorten(title, 120))}\n${small(details)}`;
  });
  return panelView({
    texts: [`### Drafts\n${lines.join('\n')}`],
    buttons: [
      shown.map(({ id }, index) => ({ label: `Open ${index + 1}`, id: { verb: 'open', about: id, part: 0 } })),
      turningButtons('drafts', '-', at, pages),
    ],
  });
}

async function draftsOf({ services, rights, scope }: ModeratorSession): Promise<StoredDraft[]> {
  const drafts = await services.store.drafts.of(rights.serverId);
  return drafts.filter((draft) => draft.scope === scope);
}

function told({ state }: StoredDraft): { title: string; mark: string[] } {
  const json: unknown = JSON.parse(state);
  const [draft, change] = [sourceDraftIn(json), proposedIn(json)];
  const isSentBack = change?.note !== undefined || (draft?.notes ?? []).length > 0;
  const isWaiting = draft?.why !== undefined || (change !== undefined && isReady(change));
  return {
    title: draft?.source.title ?? change?.title ?? 'A draft that this version can’t read',
    mark: isSentBack ? ['sent back'] : isWaiting ? ['ready to be published'] : [],
  };
}

/** Opens a draft: what is ready as a change, one’s own to be gone on with, somebody else’s for whoever manages the server. */
export async function openWork(session: ModeratorSession, id: string): Promise<Shown> {
  const stored = await openDraft(session, id);
  if (isAside(stored)) return stored;
  const isOwn = stored.author === session.rights.userId;
  const [draft, change] = [sourceDraftIn(stored.state), proposedIn(stored.state)];
  const ready = readyFrom(session, stored);
  if (ready !== undefined && (isOwn || session.settings.approval)) return changeView(session, ready);
  if (isOwn && draft !== undefined) return overviewView(session, id, draft);
  if (isOwn && change !== undefined) return changeView(session, { stored, change, draft: undefined });
  return session.rights.manages && draft !== undefined ? takeOverView(stored) : aside(SAY.notYours(stored.author));
}

/** Drafts as choices for an option: one’s own, newest first. */
export async function draftChoices(session: ModeratorSession): Promise<{ label: string; value: string }[]> {
  const drafts = await draftsOf(session);
  return drafts
    .filter(({ author, state }) => author === session.rights.userId && sourceDraftIn(JSON.parse(state)) !== undefined)
    .map((draft) => ({ label: told(draft).title, value: draft.id }));
}

/** A menu of people to hand a draft over to. */
export async function handOverView(session: ModeratorSession, id: string): Promise<Shown> {
  const found = await openSourceDraft(session, id);
  if (isAside(found)) return found;
  return panelView({
    texts: ['Who should go on with it?'],
    menus: [
      {
        type: ComponentType.UserSelect,
        custom_id: panelIds.write({ verb: 'hand', about: id, part: 0 }),
        placeholder: 'A moderator',
      },
    ],
    buttons: [[{ label: 'Back to the draft', id: { verb: 'step', about: id, part: 0 } }]],
  });
}

/** @param to id of somebody who may change what the draft is for: whoever calls has looked */
export async function handOver(session: ModeratorSession, id: string, to: string): Promise<Shown> {
  const found = await openSourceDraft(session, id);
  if (isAside(found)) return found;
  const { why: _, ...state } = found.draft;
  const kept = await changeDraft(session, found.stored, state, to);
  return isAside(kept) ? kept : lineView(SAY.handedOver(to));
}

/** Somebody else’s draft, for whoever manages the server: its author may never come back to it. */
function takeOverView({ id, author }: OpenDraft): Shown {
  return panelView({
    texts: [SAY.takeOver(author)],
    buttons: [[{ label: 'Take it over', style: 'danger', id: { verb: 'take-over', about: id, part: 0 } }]],
  });
}

export async function takeOver(session: ModeratorSession, id: string): Promise<Shown> {
  if (!session.rights.manages) return aside(SAY.notManager);
  const stored = await openDraft(session, id);
  if (isAside(stored)) return stored;
  const draft = sourceDraftIn(stored.state);
  if (draft === undefined) return aside(SAY.gone);
  const { why: _, ...state } = draft;
  const kept = await changeDraft(session, stored, state, session.rights.userId);
  return isAside(kept) ? kept : overviewView(session, id, state);
}

/** Drops a draft: at once where nobody has worked on it, else once it is confirmed. */
export async function dropDraft(
  session: ModeratorSession,
  id: string,
  { confirmed }: { confirmed: boolean },
): Promise<Shown> {
  const stored = await openDraft(session, id, { ownOnly: true });
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
  const isDropped = await session.services.store.drafts.remove(stored);
  return isDropped ? lineView(SAY.dropped) : aside(SAY.changedMeanwhile);
}
