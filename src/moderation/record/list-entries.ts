import { z } from 'zod';
import { type Aside, isAside, type Shown } from '../../discord/kit/command.ts';
import { type Field, type Form, type Values, withValues } from '../../discord/kit/form.ts';
import { aside } from '../../discord/kit/reply.ts';
import { freshId } from '../../record/draft-edits.ts';
import { entryText, type ListKind, labelOf, type Written, writtenOf } from '../../record/list-entry.ts';
import { proposeWithoutReason } from '../change/proposing.ts';
import { topicFields, topicsIn } from '../session/form-fields.ts';
import { type EntryRef, keyOf, type ModeratorSession } from '../session/moderator-session.ts';
import { type PanelId, panelIds, panelView } from '../session/panel.ts';
import { addDraft, openDraft } from '../session/stored-draft.ts';
import { refusalInWords, SAY } from '../session/words.ts';
/** People, topics, measures and terms: added and mended in a form. */

export const LIST_KINDS = ['person', 'topic', 'measure', 'term'] as const;

/** The field that says what an entry is called. */
const LABELS: Record<ListKind, string> = { person: 'name', topic: 'label', measure: 'label', term: 'term' };

/** What a form about an entry that does not exist yet is about: its kind. */
const NEW = 'new-';

/** A form to add an entry to a list. */
export function newEntryForm(session: ModeratorSession, kind: ListKind, name: string): Form {
  return {
    title: `Add a ${kind}`,
    customId: panelIds.write({ verb: 'list-entry', about: `${NEW}${kind}`, part: 0 }),
    fields: fieldsOf(session, kind, { [LABELS[kind]]: name }),
  };
}

/** A form with an entry of a list as it stands. @param seen the revision that it was opened with first; default: the newest */
export function listEntryForm(
  session: ModeratorSession,
  ref: EntryRef & { kind: ListKind },
  seen?: number,
): Form | Aside {
  const { text, revision } = session.recordService.textOf({ scope: session.scope, ...ref });
  if (text === null || !session.isOwn(ref.entry)) {
    return aside(session.missing(ref));
  }
  return {
    title: `Edit a ${ref.kind}`,
    customId: panelIds.write({ verb: 'list-entry', about: keyOf(ref), part: seen ?? revision?.number ?? 0 }),
    fields: fieldsOf(session, ref.kind, writtenOf(ref.kind, text)),
  };
}

/** A form that was handed in and could not be taken, as it is kept until it is opened again. */
const handedInSchema = z.object({
  state: z.literal('list-entry'),
  about: z.string(),
  seen: z.number(),
  values: z.record(z.string(), z.array(z.string())),
});

/** Opens a form again as it was handed in. */
export async function formAgain(session: ModeratorSession, id: string): Promise<Shown> {
  const stored = await openDraft(session, id, { ownOnly: true });
  const kept = isAside(stored) ? undefined : handedInSchema.safeParse(stored.state).data;
  if (kept === undefined) return aside(SAY.screenGone);
  const fresh = freshKind(kept.about);
  const ref = session.entryBehind(kept.about);
  if (fresh !== undefined) return withValues(newEntryForm(session, fresh, ''), kept.values);
  if (ref === undefined || !isOfList(ref)) return aside(SAY.entryGone);
  const form = listEntryForm(session, ref, kept.seen);
  return isAside(form) ? form : withValues(form, kept.values);
}

/** Says why a form could not be taken, and lets it be opened again. */
async function refused(
  session: ModeratorSession,
  { about, part: seen }: PanelId,
  values: Values,
  line: string,
): Promise<Shown> {
  const stored = await addDraft(session, { state: 'list-entry', about, seen, values: values.all() }, 'screen');
  if (isAside(stored)) return stored;
  return panelView({
    texts: [line],
    buttons: [[{ label: 'Open the form again', style: 'main', id: { verb: 'again', about: stored.id, part: 0 } }]],
  });
}

function freshKind(about: string): ListKind | undefined {
  return LIST_KINDS.find((kind) => about === `${NEW}${kind}`);
}

function isOfList(ref: EntryRef): ref is EntryRef & { kind: ListKind } {
  return ref.kind !== 'source';
}

/** What was handed in with one of these forms. Its id says which revision stood there when it was opened. */
export async function takeListEntry(session: ModeratorSession, id: PanelId, values: Values): Promise<Shown> {
  const { about, part: seen } = id;
  const fresh = freshKind(about);
  const ref = fresh === undefined ? session.entryBehind(about) : undefined;
  const kind = fresh ?? (ref?.kind === 'source' ? undefined : ref?.kind);
  if (kind === undefined) return aside(SAY.entryGone);
  const filled = filledIn(session, kind, values);
  const name = filled[LABELS[kind]] ?? '';
  const namesake = ref === undefined ? namesakeOf(session, kind, name) : undefined;
  if (namesake !== undefined)
    return refused(session, id, values, refusalInWords({ refused: 'known-already', id: namesake }));
  const entry = ref?.entry ?? freshId(name, known(session), session.scope);
  const before = session.recordService.textOf({ scope: session.scope, kind, entry });
  // A form shows what people usually fill in; whatever else the entry has stays.
  const text = entryText(kind, entry, { ...(before.text === null ? {} : writtenOf(kind, before.text)), ...filled });
  if (typeof text !== 'string') return refused(session, id, values, refusalInWords(text));
  return proposeWithoutReason(session, {
    title: `${ref === undefined ? 'Add' : 'Edit'} the ${kind} ${name}`,
    entries: [{ kind, entry, text, origin: { how: 'edited' }, seen, base: session.baseOf({ kind, entry }) }],
  });
}

/** The id of an entry of this kind that is called so already. */
function namesakeOf(session: ModeratorSession, kind: ListKind, name: string): string | undefined {
  const { people, topics, measures, terms } = session.content;
  const lists = { person: people, topic: topics, measure: measures, term: terms };
  return lists[kind].find((each) => labelOf(each).toLowerCase() === name.toLowerCase())?.id;
}

function known(session: ModeratorSession): { id: string }[] {
  const { people, topics, measures, terms } = session.content;
  return [...people, ...topics, ...measures, ...terms];
}

function fieldsOf(session: ModeratorSession, kind: ListKind, written: Written): Field[] {
  const line = (name: string, label: string, description?: string): Field => ({
    is: 'line',
    name,
    label,
    ...(description === undefined ? {} : { description }),
    value: written[name],
    longest: 200,
  });
  const lines = (name: string, label: string, description: string, required = false): Field => ({
    is: 'lines',
    name,
    label,
    description,
    value: written[name],
    required,
  });
  switch (kind) {
    case 'person':
      return [
        line('name', 'Name'),
        {
          is: 'choice',
          name: 'kind',
          label: 'Who that is',
          options: [
            { label: 'A person', value: 'person' },
            { label: 'An organisation', value: 'organisation' },
          ],
          chosen: [written.kind ?? 'person'],
        },
        lines('aliases', 'Other names', 'One a line'),
        lines('offices', 'Offices', 'One a line: Commissioner | 2017-04-10 | 2022-04-10; days where they are known'),
        lines('description', 'What it is', 'Of an organisation, in our own words'),
      ];
    case 'topic':
      return [
        line('label', 'Label'),
        lines('description', 'What belongs to it', 'In our own words', true),
        lines('synonyms', 'Other words for it', 'One a line'),
      ];
    case 'measure':
      return [
        line('label', 'Label'),
        line('unit', 'Unit', 'A plural (killings), %, £ or a rate (per 1,000 people)'),
        lines('definition', 'What exactly is counted', 'In our own words', true),
        lines('synonyms', 'Other words for it', 'One a line'),
      ];
    case 'term':
      return [
        line('term', 'Term'),
        lines('definition', 'What it means', 'In our own words', true),
        lines('aliases', 'Other names', 'One a line'),
        ...topicFields(session.content.topics, (written.topics ?? '').split('\n'), 2),
      ];
  }
}

function filledIn(session: ModeratorSession, kind: ListKind, values: Values): Record<string, string> {
  const fields = fieldsOf(session, kind, {});
  const texts = fields.filter(({ is }) => is !== 'choice').map(({ name }) => [name, values.text(name)]);
  const topics = kind === 'term' ? [['topics', topicsIn(values).join('\n')]] : [];
  const who = kind === 'person' ? [['kind', values.chosen('kind')[0] ?? 'person']] : [];
  return Object.fromEntries([...texts, ...topics, ...who]);
}
