/** People and measures as they are named in a form: by a name beyond doubt, or as somebody new. */
import type { Measure } from '../../corpus/schema.ts';
import { escapeText } from '../../discord/view/markdown.ts';
import type { SourceDraft } from '../../record/draft.ts';
import type { Refusal } from '../../record/mended.ts';
import { withNewcomer } from '../../record/newcomers.ts';
import { Suggestions } from '../../search/suggest.ts';
import type { Room } from '../room.ts';
import type { Mistaken } from './review.ts';

/** What stands before a name that is not on record yet. */
const NEW = /^new:\s*/i;

/** What a field for a name says. */
export const NAME_HINT = 'A name or id on record, or “new: ” and a name';

/**
 * Whom a person has named, and the draft with them where they are new: then they are a person, and what else is to be said
 * of them is edited once they are on record.
 */
export function whoIs(
  room: Room,
  draft: SourceDraft,
  typed: string,
): { draft: SourceDraft; id: string } | Refusal | Mistaken {
  if (NEW.test(typed)) {
    const newcomer = { name: typed.replace(NEW, '').trim(), kind: 'person' as const, office: '' };
    return withNewcomer(draft, newcomer, room.content.people, room.scope);
  }
  const person = room.personNamed(typed, draft.people);
  if (person !== undefined) return { draft, id: person.id };
  return notNamed(
    'Nobody on record',
    typed,
    room.peopleLike(typed, draft.people),
    'Write “new: ” before the name of somebody who is new.',
  );
}

/** What is counted: a measure by its label, id or synonym. */
export function measureNamed(room: Room, draft: SourceDraft, typed: string): { id: string } | Mistaken {
  const named = new Suggestions(
    measuresOf(room, draft).map(({ id, label, synonyms }) => ({
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

export function measuresOf(room: Room, draft: SourceDraft): Measure[] {
  return [...room.content.measures, ...draft.measures];
}

function notNamed(who: string, typed: string, near: readonly string[], whatElse: string): Mistaken {
  const like = near.length === 0 ? '' : ` It may mean ${near.map((each) => `“${escapeText(each)}”`).join(', ')}.`;
  return { line: `${who} is called “${escapeText(typed)}” beyond doubt.${like} ${whatElse}` };
}
