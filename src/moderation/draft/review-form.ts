/** What the forms of a review share: their contract, and how people and measures are named in them. */
import type { Figure, Measure, Statement } from '../../corpus/schema.ts';
import { ADDRESS_TO_FILL_IN, DAY_TO_FILL_IN, isToDo } from '../../corpus/unfinished.ts';
import type { Form, Values } from '../../discord/kit/form.ts';
import { escapeText } from '../../discord/kit/markdown.ts';
import type { SourceDraft } from '../../record/draft.ts';
import { type EditResult, type Refusal, withNewcomer } from '../../record/draft-edits.ts';
import { Suggestions } from '../../search/suggest.ts';
import { readAbout } from '../change/items.ts';
import type { ModeratorSession } from '../session/moderator-session.ts';
import type { PanelId } from '../session/panel.ts';

/** What a person has to put right, as Markdown. */
export interface FormError {
  line: string;
}

/** A form of the review: its initial fields, and the edit that it makes of what was handed in. */
export interface ReviewForm {
  /** undefined where what it is about is gone */
  form(session: ModeratorSession, draft: SourceDraft, id: PanelId): Form | undefined;
  take(session: ModeratorSession, draft: SourceDraft, id: PanelId, values: Values): EditResult | FormError;
}

/** Tells one form of a draft from its others. */
export function formName({ verb, about }: PanelId): string {
  return `${verb} ${about}`;
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

/** Marks a name that is not on record yet. */
export const NEW = /^new:\s*/i;

/** What a field for a name says. */
export const NAME_HINT = 'A name or id on record, or “new: ” and a name';

/**
 * The person that a field names, and the draft with a newcomer where the name is marked as new. Further details of a newcomer
 * are edited once they are on record.
 */
export function whoIs(
  session: ModeratorSession,
  draft: SourceDraft,
  typed: string,
): { draft: SourceDraft; id: string } | Refusal | FormError {
  if (NEW.test(typed)) {
    const newcomer = { name: typed.replace(NEW, '').trim(), kind: 'person' as const, office: '' };
    return withNewcomer(draft, newcomer, session.content.people, session.scope);
  }
  const person = session.personNamed(typed, draft.people);
  if (person !== undefined) return { draft, id: person.id };
  return notNamed(
    'Nobody on record',
    typed,
    session.peopleLike(typed, draft.people),
    'Write “new: ” before the name of somebody who is new.',
  );
}

/** What is counted: a measure by its label, id or synonym. */
export function measureNamed(session: ModeratorSession, draft: SourceDraft, typed: string): { id: string } | FormError {
  const named = new Suggestions(
    measuresOf(session, draft).map(({ id, label, synonyms }) => ({
      label,
      value: id,
      also: [id, ...synonyms],
      weight: 0,
    })),
  );
  const id = named.resolve(typed)?.value;
  if (id !== undefined) return { id };
  const near = named.suggest(typed, 5).map(({ label }) => label);
  return notNamed('No measure on record', typed, near, 'A new one is added with the button “New measure”.');
}

export function measuresOf(session: ModeratorSession, draft: SourceDraft): Measure[] {
  return [...session.content.measures, ...draft.measures];
}

export function notNamed(who: string, typed: string, near: readonly string[], whatElse: string): FormError {
  const like = near.length === 0 ? '' : ` It may mean ${near.map((each) => `“${escapeText(each)}”`).join(', ')}.`;
  return { line: `${who} is called “${escapeText(typed)}” beyond doubt.${like} ${whatElse}` };
}
