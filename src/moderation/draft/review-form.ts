import type { Figure, Statement } from '../../corpus/schema.ts';
import { ADDRESS_TO_FILL_IN, DAY_TO_FILL_IN, isToDo } from '../../corpus/unfinished.ts';
import type { SourceDraft } from '../../record/draft.ts';
import type { Mended } from '../../record/mended.ts';
import type { Form, Values } from '../panel/form.ts';
import type { PanelId } from '../panel/panel.ts';
import type { Room } from '../room.ts';
import { readAbout } from './items.ts';
import type { Mistaken } from './review.ts';

/** A form of the review: what stands in it at first, and what is made of what was handed in. */
export interface ReviewForm {
  /** undefined where what it is about is gone */
  form(room: Room, draft: SourceDraft, id: PanelId): Form | undefined;
  take(room: Room, draft: SourceDraft, id: PanelId, values: Values): Mended | Mistaken;
}

/** How a day is written. */
export const DAY = 'YYYY-MM-DD';

/** What a person has filled in already; empty where it is still to be done. */
export function filledIn(text: string): string {
  return isToDo(text) || text === ADDRESS_TO_FILL_IN || text === DAY_TO_FILL_IN ? '' : text;
}

export function statementIn(draft: SourceDraft, { about }: PanelId): Statement | undefined {
  const itemId = readAbout(about, draft);
  return draft.source.statements.find(({ id }) => id === itemId);
}

export function figureIn(draft: SourceDraft, { about }: PanelId): Figure | undefined {
  const itemId = readAbout(about, draft);
  return draft.source.figures.find(({ id }) => id === itemId);
}
