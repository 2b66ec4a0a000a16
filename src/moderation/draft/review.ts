/** Going through a draft, and mending it, step by step, until a person has seen all of it. */

import { escapeText } from '../../discord/view/markdown.ts';
import { passagesIn, type SourceDraft } from '../../record/draft.ts';
import { isRefusal, type Mended } from '../../record/mended.ts';
import { withArticle, withOmitted, withPutBack } from '../../record/mending.ts';
import { type Aside, aside, isAside, type Shown } from '../panel/shown.ts';
import { holdAgainstPage } from '../record/source-page.ts';
import type { Room } from '../room.ts';
import { refusalInWords, SAY } from '../words.ts';
import { readAbout } from './items.ts';
import { overviewView } from './overview.ts';
import { stepView } from './step.ts';
import { changeDraft, draftIdIn, type OpenDraft, openDraft, sourceDraftIn } from './stored-draft.ts';

/** Two presses may come at once: the second is done to what the first has made, as often as that happens. */
const MOST_TRIES = 4;

/** A draft of a source that somebody may go on with. */
export interface OpenSource {
  stored: OpenDraft;
  draft: SourceDraft;
}

export async function openSourceDraft(room: Room, id: string): Promise<OpenSource | Aside> {
  const stored = await openDraft(room, id, { ownOnly: true });
  if (isAside(stored)) return stored;
  const draft = sourceDraftIn(stored.state);
  return draft === undefined ? aside(SAY.gone) : { stored, draft };
}

export async function showStep(room: Room, id: string, step: number): Promise<Shown> {
  const found = await openSourceDraft(room, id);
  if (isAside(found)) return found;
  return step === 0 ? overviewView(room, id, found.draft) : stepView(room, id, found.draft, step);
}

/** A step, or how it is told from the draft as it is then; 0 is the whole. */
export type Step = number | ((draft: SourceDraft) => number);

/** What a person has to put right, as Markdown. */
export interface Mistaken {
  line: string;
}

/** What is made of a draft, or why that can’t be. */
type Make = (draft: SourceDraft) => Mended | Mistaken | Promise<Mended | Mistaken>;

/**
 * Changes a draft and shows it, or says why it can’t be changed so; then it is as it was.
 * @param kept what is kept with the draft where that is so: what somebody wrote is not lost
 */
export async function mend(
  room: Room,
  id: string,
  step: Step,
  make: Make,
  kept?: Pick<SourceDraft, 'typed' | 'handedIn'>,
): Promise<Shown> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const found = await openSourceDraft(room, id);
    if (isAside(found)) return found;
    const made = await make(found.draft);
    if ('line' in made || isRefusal(made)) {
      const line = 'line' in made ? made.line : refusalInWords(made);
      const draft = { ...found.draft, ...kept };
      if (kept !== undefined && isAside(await changeDraft(room, found.stored, draft))) continue;
      const shown = kept?.handedIn === undefined ? line : `${line}\n${SAY.stillInForm}`;
      return shownAt(room, id, draft, typeof step === 'number' ? step : 0, shown);
    }
    const state = workedOn(room, made);
    if (!isAside(await changeDraft(room, found.stored, state)))
      return shownAt(room, id, state, typeof step === 'number' ? step : step(state));
  }
  return aside(SAY.changedMeanwhile);
}

/** What was ready to be published is another thing now, and whoever has changed it is one of its writers. */
function workedOn(room: Room, { why: _, handedIn: __, ...draft }: SourceDraft): SourceDraft {
  return { ...draft, writers: [...new Set([...draft.writers, room.standing.userId])] };
}

function shownAt(room: Room, id: string, draft: SourceDraft, step: number, line?: string): Shown {
  return step === 0 ? overviewView(room, id, draft, line) : stepView(room, id, draft, step, { line });
}

/** The same for one statement or figure of it. */
export function mendItem(
  room: Room,
  about: string,
  step: Step,
  make: (draft: SourceDraft, itemId: string) => Mended | Mistaken,
  kept?: Pick<SourceDraft, 'handedIn'>,
): Promise<Shown> {
  const makeOfItem = (draft: SourceDraft) => {
    const itemId = readAbout(about, draft);
    return itemId === undefined ? { line: SAY.itemGone } : make(draft, itemId);
  };
  return mend(room, draftIdIn(about), step, makeOfItem, kept);
}

export function omit(room: Room, about: string, step: number): Promise<Shown> {
  return mendItem(room, about, step, withOmitted);
}

export function putBack(room: Room, about: string, step: number): Promise<Shown> {
  return mendItem(room, about, step, withPutBack);
}

/** Reads the page of a source that is being edited, so that exact words can be chosen from it. */
export async function readItsPage(room: Room, id: string): Promise<Shown> {
  const before = await openSourceDraft(room, id);
  if (isAside(before)) return before;
  const page = await holdAgainstPage(room, before.draft.source, before.draft);
  // That took a while: the draft is whatever it is by now.
  const found = await openSourceDraft(room, id);
  if (isAside(found)) return found;
  if ('reason' in page) return overviewView(room, id, found.draft, escapeText(page.reason));
  const passages = passagesIn(page);
  const state = withArticle(found.draft, page.text, passages);
  const kept = await changeDraft(room, found.stored, state);
  return isAside(kept) ? kept : overviewView(room, id, state, SAY.pageRead(passages.length));
}
