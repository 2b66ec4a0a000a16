/** Publishing what is ready, once a person confirms. */

import { escapeText, shorten } from '../../discord/view/markdown.ts';
import { lineView, type View } from '../../discord/view/view.ts';
import { proposalsOf } from '../../record/change.ts';
import type { Proposal } from '../../record/editorial.ts';
import type { Revision } from '../../store/revisions.ts';
import { changeDraft, draftIdIn, openDraft, proposedIn, sourceDraftIn } from '../draft/stored-draft.ts';
import { type PanelButton, panelView } from '../panel/panel.ts';
import { aside, isAside, type Shown } from '../panel/shown.ts';
import { isLess, type Traced, trace } from '../record/provenance.ts';
import type { Room } from '../room.ts';
import { SAY } from '../words.ts';
import { changeView } from './change-view.ts';
import { reshippedView, supersededView } from './overtaken.ts';
import { aboutChange, mayPublish, openReady, type Ready, readyFrom, signed } from './ready.ts';
import { tellSecond } from './second.ts';

/** Holds what a draft holds ready to be published, and tells a second moderator where the server wants one. */
export async function holdReady(room: Room, id: string, why: string): Promise<Shown> {
  if (why === '') return aside(SAY.blankReason);
  const found = await openDraft(room, id, { ownOnly: true });
  if (isAside(found)) return found;
  const [draft, change] = [sourceDraftIn(found.state), proposedIn(found.state)];
  const state = draft === undefined ? change && { ...change, why } : { ...draft, why, notes: [] };
  if (state === undefined) return aside(SAY.gone);
  const stored = await changeDraft(room, found, state);
  if (isAside(stored)) return stored;
  const ready = readyFrom(room, stored);
  if (ready === undefined) return aside(SAY.notReady);
  await tellSecond(room, ready);
  return changeView(room, ready);
}

/**
 * Publishes a draft, or says why not. Whoever presses has to have the right now, and to have seen what the draft says now;
 * and what the source claims is looked for on its page once more.
 * @param about what `aboutChange` made
 * @param confirmed somebody has seen what is not there
 */
export async function publishDraft(room: Room, about: string, { confirmed }: { confirmed: boolean }): Promise<Shown> {
  const seen = await readyAsSeen(room, about);
  if (!('ready' in seen)) return seen.instead;
  const traced = seen.ready.draft && (await trace(room, seen.ready.draft));
  // That took a while: what is published is what is ready, and was looked at, by now.
  const still = traced === undefined ? seen : await readyAsSeen(room, about);
  if (!('ready' in still)) return still.instead;
  const { ready } = still;
  if (!confirmed && traced !== undefined && ready.draft !== undefined && isLess(ready.draft, traced))
    return lessView(room, ready, traced);
  const proposals = proposalsOf(ready.change, room.scope, signed(room, ready.stored)).map((proposal) =>
    traced === undefined || proposal.kind !== 'source' ? proposal : { ...proposal, origin: traced.origin },
  );
  const outcome = await room.editorial.publish(...proposals);
  if (outcome.kind === 'invalid') return changeView(room, ready);
  if (outcome.kind === 'reshipped') return reshippedView(room, ready, outcome);
  if (outcome.kind === 'superseded' && !isOwnAgain(proposals, outcome.newer))
    return supersededView(room, ready, outcome.newer);
  await room.services.store.drafts.remove(ready.stored);
  const isSetAside = outcome.kind === 'published' && outcome.setAside.length > 0;
  return lineView(isSetAside ? SAY.publishedAside : await publishedLines(room, ready, traced));
}

/** A change that is ready and was looked at as it is, or what is shown instead. */
async function readyAsSeen(room: Room, about: string): Promise<{ ready: Ready } | { instead: Shown }> {
  const ready = await openReady(room, draftIdIn(about));
  if (isAside(ready)) return { instead: ready };
  if (!mayPublish(room, ready.stored)) return { instead: changeView(room, ready) };
  if (about !== aboutChange(ready)) return { instead: changeView(room, ready, SAY.changedSince) };
  return { ready };
}

/** The second of two presses finds what the first has published. */
function isOwnAgain(proposals: readonly Proposal[], newer: Revision): boolean {
  return proposals.some(
    ({ kind, entry, text, by }) =>
      kind === newer.kind && entry === newer.entry && text === newer.text && by === newer.by,
  );
}

/** What of a source is less sure than it was, before it is published all the same. */
function lessView(room: Room, ready: Ready, { gone, typed, unread }: Traced): View {
  const { id, author } = ready.stored;
  const own: PanelButton[] = [
    { label: 'Back to the draft', id: { verb: 'step', about: id, part: 0 } },
    { label: 'Drop', id: { verb: 'drop', about: id, part: 0 } },
  ];
  return panelView({
    texts: [
      ...(gone.length === 0 ? [] : [`${SAY.pageChanged}\n${quoted(gone)}`]),
      ...(typed.length === 0 ? [] : [`${SAY.typed}\n${quoted(typed)}`]),
      ...(unread === undefined ? [] : [SAY.pageUnread(escapeText(unread))]),
    ],
    buttons: [
      [
        { label: 'Publish all the same', style: 'danger', id: { verb: 'publish', about: aboutChange(ready), part: 1 } },
        ...(author === room.standing.userId ? own : []),
      ],
    ],
  });
}

function quoted(texts: readonly string[]): string {
  return texts.map((text) => `> ${escapeText(shorten(text, 400)).replaceAll('\n', '\n> ')}`).join('\n');
}

async function publishedLines(room: Room, { change, draft }: Ready, traced: Traced | undefined): Promise<string> {
  const isWithdrawal = change.entries.every(({ text }) => text === null);
  const how = traced?.origin.how;
  const isUnverified = how === 'pasted' || how === 'file' || how === 'given';
  const lines = [
    isWithdrawal ? SAY.publishedWithdrawal : SAY.published,
    await gapLine(room, draft?.gap),
    traced?.unread && SAY.pageUnread(escapeText(traced.unread)),
    isUnverified && traced?.unread === undefined ? SAY.unverified : undefined,
  ];
  return lines.filter((line) => line !== undefined).join('\n');
}

/** Whether the question that a source was added for gets an answer now; then it is a gap no more. */
async function gapLine(room: Room, gap: NonNullable<Ready['draft']>['gap']): Promise<string | undefined> {
  if (gap === undefined) return undefined;
  const { store, isAnswered } = room.services;
  const { serverId } = room.standing;
  if (!isAnswered(gap.question, serverId)) return SAY.gapOpen(escapeText(gap.question));
  await store.gaps.forget(serverId, gap.subject);
  return SAY.gapAnswered(escapeText(gap.question));
}
