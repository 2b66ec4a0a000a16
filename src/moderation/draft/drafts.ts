/** Drafts that wait: to be gone on with, handed over, or approved. */

import { escapeText, shorten, small } from '../../discord/view/markdown.ts';
import { lineView, type View } from '../../discord/view/view.ts';
import type { StoredDraft } from '../../store/drafts.ts';
import { changeView } from '../change/change-view.ts';
import { readyFrom } from '../change/ready.ts';
import { panelView, turningButtons } from '../panel/panel.ts';
import { aside, isAside, type Shown } from '../panel/shown.ts';
import type { Room } from '../room.ts';
import { SAY } from '../words.ts';
import { takeOverView } from './letting-go.ts';
import { overviewView } from './overview.ts';
import { isReady, openDraft, proposedIn, sourceDraftIn } from './stored-draft.ts';

const ON_PAGE = 10;

/** Drafts for the record that is kept here, with a button for each: one’s own first. */
export async function draftsView(room: Room, page: number): Promise<View> {
  const all = await draftsOf(room);
  const isOwn = ({ author }: StoredDraft) => author === room.standing.userId;
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

async function draftsOf({ services, standing, scope }: Room): Promise<StoredDraft[]> {
  const drafts = await services.store.drafts.of(standing.serverId);
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
export async function openWork(room: Room, id: string): Promise<Shown> {
  const stored = await openDraft(room, id);
  if (isAside(stored)) return stored;
  const isOwn = stored.author === room.standing.userId;
  const [draft, change] = [sourceDraftIn(stored.state), proposedIn(stored.state)];
  const ready = readyFrom(room, stored);
  if (ready !== undefined && (isOwn || room.settings.approval)) return changeView(room, ready);
  if (isOwn && draft !== undefined) return overviewView(room, id, draft);
  if (isOwn && change !== undefined) return changeView(room, { stored, change, draft: undefined });
  return room.standing.manages && draft !== undefined ? takeOverView(stored) : aside(SAY.notYours(stored.author));
}

/** Drafts as choices for an option: one’s own, newest first. */
export async function draftChoices(room: Room): Promise<{ name: string; value: string }[]> {
  const drafts = await draftsOf(room);
  return drafts
    .filter(({ author, state }) => author === room.standing.userId && sourceDraftIn(JSON.parse(state)) !== undefined)
    .map((draft) => ({ name: told(draft).title, value: draft.id }));
}
