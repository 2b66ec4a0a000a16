/** Publishes what is ready, and says what keeps it from being published. */
import { type Aside, isAside, type Shown } from '../../discord/kit/command.ts';
import { lineView, type View } from '../../discord/kit/components.ts';
import type { Form } from '../../discord/kit/form.ts';
import { escapeText, shorten } from '../../discord/kit/markdown.ts';
import { aside } from '../../discord/kit/reply.ts';
import type { Proposal } from '../../record/change.ts';
import { proposalsOf } from '../../record/change.ts';
import { baseHash } from '../../record/entries.ts';
import type { Outcome } from '../../record/record-service.ts';
import type { Revision } from '../../store/revisions.ts';
import type { EntryRef, ModeratorSession, PanelActions } from '../session/moderator-session.ts';
import { type PanelButton, type PanelId, panelIds, panelView } from '../session/panel.ts';
import { changeDraft, draftIdIn, openDraft, proposedIn, sourceDraftIn } from '../session/stored-draft.ts';
import { SAY } from '../session/words.ts';
import {
  aboutChange,
  changeView,
  differenceText,
  lookAtStep,
  lookAtText,
  mayPublish,
  openReady,
  type Ready,
  readyFrom,
  signed,
} from './change-view.ts';
import { askAgain, sendBack, sendBackForm, tellSecond } from './proposing.ts';
import { isLess, type Traced, trace } from './provenance.ts';

/** Marks a draft as ready to be published, and tells a second moderator where one is required. */
async function holdReady(session: ModeratorSession, id: string, why: string): Promise<Shown> {
  if (why === '') return aside(SAY.blankReason);
  const found = await openDraft(session, id, { ownOnly: true });
  if (isAside(found)) return found;
  const [draft, change] = [sourceDraftIn(found.state), proposedIn(found.state)];
  const state = draft === undefined ? change && { ...change, why } : { ...draft, why, notes: [] };
  if (state === undefined) return aside(SAY.gone);
  const stored = await changeDraft(session, found, state);
  if (isAside(stored)) return stored;
  const ready = readyFrom(session, stored);
  if (ready === undefined) return aside(SAY.notReady);
  await tellSecond(session, ready);
  return changeView(session, ready);
}

/**
 * Publishes a draft, or says why not. Rights are checked now, the draft has to be as it was looked at, and the claims of a
 * source are looked up on its page once more.
 * @param about what `aboutChange` made
 * @param confirmed somebody has seen what is not there
 */
async function publishDraft(
  session: ModeratorSession,
  about: string,
  { confirmed }: { confirmed: boolean },
): Promise<Shown> {
  const seen = await readyAsSeen(session, about);
  if (!('ready' in seen)) return seen.instead;
  const traced = seen.ready.draft && (await trace(session, seen.ready.draft));
  // The look-up took a while: the draft is read again, and has to be ready and as looked at still.
  const still = traced === undefined ? seen : await readyAsSeen(session, about);
  if (!('ready' in still)) return still.instead;
  const { ready } = still;
  if (!confirmed && traced !== undefined && ready.draft !== undefined && isLess(ready.draft, traced))
    return lessView(session, ready, traced);
  const proposals = proposalsOf(ready.change, session.scope, signed(session, ready.stored)).map((proposal) =>
    traced === undefined || proposal.kind !== 'source' ? proposal : { ...proposal, origin: traced.origin },
  );
  const outcome = await session.recordService.publish(...proposals);
  if (outcome.kind === 'invalid') return changeView(session, ready);
  if (outcome.kind === 'reshipped') return reshippedView(session, ready, outcome);
  if (outcome.kind === 'superseded' && !isOwnAgain(proposals, outcome.newer))
    return supersededView(session, ready, outcome.newer);
  await session.services.store.drafts.remove(ready.stored);
  const isSetAside = outcome.kind === 'published' && outcome.setAside.length > 0;
  return lineView(isSetAside ? SAY.publishedAside : await publishedLines(session, ready, traced));
}

/** A change that is ready and was looked at as it is, or what is shown instead. */
async function readyAsSeen(session: ModeratorSession, about: string): Promise<{ ready: Ready } | { instead: Shown }> {
  const ready = await openReady(session, draftIdIn(about));
  if (isAside(ready)) return { instead: ready };
  if (!mayPublish(session, ready.stored)) return { instead: changeView(session, ready) };
  if (about !== aboutChange(ready)) return { instead: changeView(session, ready, SAY.changedSince) };
  return { ready };
}

/** Whether the newer revision is this very proposal, published by an earlier press. */
function isOwnAgain(proposals: readonly Proposal[], newer: Revision): boolean {
  return proposals.some(
    ({ kind, entry, text, by }) =>
      kind === newer.kind && entry === newer.entry && text === newer.text && by === newer.by,
  );
}

/** Asks to confirm a source of which less can be verified than before. */
function lessView(session: ModeratorSession, ready: Ready, { gone, typed, unread }: Traced): View {
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
        ...(author === session.rights.userId ? own : []),
      ],
    ],
  });
}

function quoted(texts: readonly string[]): string {
  return texts.map((text) => `> ${escapeText(shorten(text, 400)).replaceAll('\n', '\n> ')}`).join('\n');
}

async function publishedLines(
  session: ModeratorSession,
  { change, draft }: Ready,
  traced: Traced | undefined,
): Promise<string> {
  const isWithdrawal = change.entries.every(({ text }) => text === null);
  const how = traced?.origin.how;
  const { vouchedBy } = draft?.source ?? {};
  const isUnverified = how === 'pasted' || how === 'file' || how === 'given';
  const lines = [
    isWithdrawal ? SAY.publishedWithdrawal : change.does === 'undo' ? SAY.publishedUndo : SAY.published,
    await gapLine(session, draft?.gap),
    traced?.unread && SAY.pageUnread(escapeText(traced.unread)),
    vouchedBy === undefined && isUnverified && traced?.unread === undefined ? SAY.unverified : undefined,
    vouchedBy === undefined ? undefined : escapeText(SAY.vouched(vouchedBy)),
  ];
  return lines.filter((line) => line !== undefined).join('\n');
}

/** Says whether the question that a source was added for is answered now, and removes it from the gaps if so. */
async function gapLine(
  session: ModeratorSession,
  gap: NonNullable<Ready['draft']>['gap'],
): Promise<string | undefined> {
  if (gap === undefined) return undefined;
  const { store, isAnswered } = session.services;
  const { serverId } = session.rights;
  if (!isAnswered(gap.question, serverId)) return SAY.gapOpen(escapeText(gap.question));
  await store.gaps.forget(serverId, gap.subject);
  return SAY.gapAnswered(escapeText(gap.question));
}

const CHARACTERS = 1_200;
const WHY_CHARACTERS = 200;

/** Shows what another moderator has published meanwhile; the own change can be published over it or dropped. */
async function supersededView(session: ModeratorSession, ready: Ready, newer: Revision): Promise<Shown> {
  const own = entryOf(ready, newer);
  const history = await session.recordService.history(newer);
  const seen = history.find(({ number }) => number === own?.seen)?.text ?? null;
  const texts = [
    SAY.superseded,
    `<@${newer.by}> · ${escapeText(newer.why)}\n${shownChange(session, newer, seen, newer.text)}`,
    `Yours against theirs:\n${shownChange(session, newer, newer.text, own?.text ?? null)}`,
  ];
  return overtakenView(session, ready, texts, afterSeeing(ready, newer, newer.text, { seen: newer.number }));
}

/** Shows the text that ships by now; the own change can be published over it or dropped. */
async function reshippedView(
  session: ModeratorSession,
  ready: Ready,
  { entry, shipped }: Extract<Outcome, { kind: 'reshipped' }>,
): Promise<Shown> {
  const texts = [`${SAY.reshipped}\n${shownChange(session, entry, shipped, entryOf(ready, entry)?.text ?? null)}`];
  const base = shipped === null ? null : baseHash(entry.kind, entry.entry, shipped);
  return overtakenView(session, ready, texts, afterSeeing(ready, entry, shipped, { base }));
}

/** @param state of the draft once somebody has seen this */
async function overtakenView(session: ModeratorSession, ready: Ready, texts: string[], state: object): Promise<Shown> {
  const stored = await changeDraft(session, ready.stored, state);
  if (isAside(stored)) return stored;
  const mine = readyFrom(session, stored);
  if (mine === undefined) return aside(SAY.notReady);
  const about = aboutChange(mine);
  return panelView({
    texts,
    buttons: [
      [
        { label: 'Publish mine over theirs', style: 'danger', id: { verb: 'publish', about, part: 1 } },
        { label: 'Drop mine', id: { verb: 'drop', about: stored.id, part: 0 } },
      ],
    ],
  });
}

function entryOf({ change }: Ready, { kind, entry }: EntryRef) {
  return change.entries.find((each) => each.kind === kind && each.entry === entry);
}

function shownChange(
  session: ModeratorSession,
  { kind, entry }: EntryRef,
  before: string | null,
  after: string | null,
): string {
  return after === null ? 'Withdrawn.' : differenceText(session, { kind, entry, before, after }, CHARACTERS);
}

/** The state of a draft whose author has seen what stands there now. @param theirs null where that is nothing */
function afterSeeing(
  { change, draft }: Ready,
  { kind, entry }: EntryRef,
  theirs: string | null,
  now: { seen: number } | { base: string | null },
): object {
  if (draft === undefined) {
    const entries = change.entries.map((each) =>
      each.kind === kind && each.entry === entry ? { ...each, ...now } : each,
    );
    return { ...change, entries };
  }
  if (kind === 'source') return { ...draft, ...now };
  // A newcomer of the draft is on record by now: theirs is taken. If theirs was withdrawn, the draft’s comes back.
  if (theirs === null) return draft;
  return {
    ...draft,
    people: draft.people.filter(({ id }) => kind !== 'person' || id !== entry),
    measures: draft.measures.filter(({ id }) => kind !== 'measure' || id !== entry),
  };
}

/** Asks for the reason; what a new source is for is told already. */
async function whyForm(session: ModeratorSession, id: PanelId): Promise<Form | Aside> {
  const found = await openDraft(session, id.about, { ownOnly: true });
  if (isAside(found)) return found;
  const draft = sourceDraftIn(found.state);
  const { gap } = draft ?? {};
  const value = gap === undefined ? 'A new source.' : shorten(`For the question: ${gap.question}`, WHY_CHARACTERS);
  return {
    title: 'Why? You see all of it before it is published',
    customId: panelIds.write(id),
    fields: [
      {
        is: 'line',
        name: 'why',
        label: 'Why',
        description: 'Stands in the history',
        value: draft === undefined || draft.isOnRecord ? undefined : value,
        longest: WHY_CHARACTERS,
      },
    ],
  };
}

/** What the buttons and forms of a change do. */
export const changeActions = {
  look: { press: (session, { about, part }) => lookAtStep(session, about, part) },
  text: { press: (session, { about, part }) => lookAtText(session, about, part) },
  finish: {
    press: whyForm,
    take: (session, { about }, values) => holdReady(session, about, values.text('why')),
  },
  publish: { press: (session, { about, part }) => publishDraft(session, about, { confirmed: part === 1 }) },
  'send-back': {
    press: (_session, { about }) => sendBackForm(about),
    take: (session, { about }, values) => sendBack(session, about, values.text('note')),
  },
  'ask-again': { press: (session, { about }) => askAgain(session, about) },
} satisfies PanelActions;
