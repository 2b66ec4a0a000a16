/** Somebody has changed the same entry since: whoever comes second is shown it, and nothing is overwritten unseen. */

import { escapeText } from '../../discord/view/markdown.ts';
import type { Outcome } from '../../record/editorial.ts';
import { textHash } from '../../record/overlay.ts';
import type { Revision } from '../../store/revisions.ts';
import { changeDraft } from '../draft/stored-draft.ts';
import { panelView } from '../panel/panel.ts';
import { aside, isAside, type Shown } from '../panel/shown.ts';
import type { EntryRef, Room } from '../room.ts';
import { SAY } from '../words.ts';
import { differenceOf } from './difference.ts';
import { aboutChange, type Ready, readyFrom } from './ready.ts';

const CHARACTERS = 1_200;

/** What another moderator has published, and how the second may go on: over it, or not at all. */
export async function supersededView(room: Room, ready: Ready, newer: Revision): Promise<Shown> {
  const own = entryOf(ready, newer);
  const history = await room.editorial.history(newer);
  const seen = history.find(({ number }) => number === own?.seen)?.text ?? null;
  const texts = [
    SAY.superseded,
    `<@${newer.by}> · ${escapeText(newer.why)}\n${shownChange(seen, newer.text)}`,
    `Yours against theirs:\n${shownChange(newer.text, own?.text ?? null)}`,
  ];
  return overtakenView(room, ready, texts, afterSeeing(ready, newer, newer.text, { seen: newer.number }));
}

/** The text that ships by now, and how to go on. */
export async function reshippedView(
  room: Room,
  ready: Ready,
  { entry, shipped }: Extract<Outcome, { kind: 'reshipped' }>,
): Promise<Shown> {
  const texts = [`${SAY.reshipped}\n${shownChange(shipped, entryOf(ready, entry)?.text ?? null)}`];
  const base = shipped === null ? null : textHash(shipped);
  return overtakenView(room, ready, texts, afterSeeing(ready, entry, shipped, { base }));
}

/** @param state of the draft once somebody has seen this */
async function overtakenView(room: Room, ready: Ready, texts: string[], state: object): Promise<Shown> {
  const stored = await changeDraft(room, ready.stored, state);
  if (isAside(stored)) return stored;
  const mine = readyFrom(room, stored);
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

function shownChange(before: string | null, after: string | null): string {
  return after === null ? 'Withdrawn.' : differenceOf(before, after, CHARACTERS);
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
  // Somebody or something that was to come along is on record by now: theirs is taken. What was withdrawn comes back.
  if (theirs === null) return draft;
  return {
    ...draft,
    people: draft.people.filter(({ id }) => kind !== 'person' || id !== entry),
    measures: draft.measures.filter(({ id }) => kind !== 'measure' || id !== entry),
  };
}
