/** Entries of the lists (people, topics, events and the like): added and edited in a form. */
import { z } from 'zod';
import { LIST_KINDS, type ListKind, type ListName, listNameOf } from '../../corpus/lists.ts';
import { type Aside, isAside, type Shown } from '../../discord/kit/command.ts';
import { type Field, type Form, type Values, withValues } from '../../discord/kit/form.ts';
import { aside } from '../../discord/kit/reply.ts';
import { freshId } from '../../record/draft-edits.ts';
import { entryText, labelOf, type Written, writtenOf } from '../../record/list-entry.ts';
import { proposeWithoutReason } from '../change/proposing.ts';
import { topicFields, topicsIn } from '../session/form-fields.ts';
import { type EntryRef, keyOf, type ModeratorSession } from '../session/moderator-session.ts';
import { type PanelId, panelIds, panelView } from '../session/panel.ts';
import { addDraft, openDraft } from '../session/stored-draft.ts';
import { refusalInWords, SAY } from '../session/words.ts';
import { LIST_FORMS, type ListField } from './list-forms.ts';

/** What a form about an entry that does not exist yet is about: its kind. */
const NEW = 'new-';

/** A form to add an entry to a list. */
export function newEntryForm(session: ModeratorSession, kind: ListKind, name: string): Form {
  return {
    title: `Add ${LIST_FORMS[kind].one}`,
    customId: panelIds.write({ verb: 'list-entry', about: `${NEW}${kind}`, part: 0 }),
    fields: fieldsOf(session, kind, { [LIST_FORMS[kind].called]: name }),
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
    title: `Edit ${LIST_FORMS[ref.kind].one}`,
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
  const [name = ''] = (filled[LIST_FORMS[kind].called] ?? '').split('\n');
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

/** The id of another entry of this kind with the same name. */
function namesakeOf(session: ModeratorSession, kind: ListKind, name: string): string | undefined {
  return idOfNamed(session, listNameOf(kind), name);
}

function idOfNamed({ content }: ModeratorSession, list: ListName, name: string): string | undefined {
  const entries: readonly (Parameters<typeof labelOf>[0] & { id: string })[] = content[list];
  return entries.find((each) => labelOf(each).toLowerCase() === name.toLowerCase())?.id;
}

function known({ content: { sources: _, ...lists } }: ModeratorSession): { id: string }[] {
  return Object.values(lists).flat();
}

function fieldsOf(session: ModeratorSession, kind: ListKind, written: Written): Field[] {
  return LIST_FORMS[kind].fields.flatMap((field) => formFields(session, field, written));
}

/** Menus of topics: two of 25 options, beside three other fields. */
const TOPIC_MENUS = 2;

function formFields(session: ModeratorSession, field: ListField, written: Written): Field[] {
  const { name } = field;
  switch (field.is) {
    case 'line': {
      const { refersTo: _, ...line } = field;
      return [{ ...line, value: written[name], longest: 200 }];
    }
    case 'lines':
      return [{ required: false, ...field, value: written[name] }];
    case 'names':
      return [{ ...field, is: 'lines', value: namesWritten(written), required: false }];
    case 'choice':
      return [{ ...field, chosen: [written[name] ?? field.options[0]?.value ?? ''] }];
    case 'flags': {
      const { flags, ...rest } = field;
      const options = Object.entries(flags).map(([value, label]) => ({ label, value }));
      const chosen = Object.keys(flags).filter((flag) => written[flag] === 'true');
      return [{ ...rest, is: 'choice', options, chosen, most: options.length, required: false }];
    }
    case 'when':
      return [{ ...field, is: 'line', value: written.day ?? written.period, longest: 40 }];
    case 'topics':
      return topicFields(session.content.topics, (written.topics ?? '').split('\n'), TOPIC_MENUS);
  }
}

/** Before what says the opposite of a subject. */
const OPPOSITE = /^not:\s*/i;

function namesWritten({ aliases = '', polarity = '' }: Written): string {
  const opposites = polarity.split('\n').flatMap((each) => (each === '' ? [] : [`not: ${each}`]));
  return [...(aliases === '' ? [] : [aliases]), ...opposites].join('\n');
}

function namesFilledIn(text: string): Record<'aliases' | 'polarity', string> {
  const [opposites, aliases] = [true, false].map((isOpposite) =>
    text.split('\n').filter((line) => OPPOSITE.test(line.trim()) === isOpposite),
  );
  const said = (opposites ?? []).map((line) => line.trim().replace(OPPOSITE, ''));
  return { aliases: (aliases ?? []).join('\n'), polarity: said.join('\n') };
}

function filledIn(session: ModeratorSession, kind: ListKind, values: Values): Record<string, string> {
  return Object.assign({}, ...LIST_FORMS[kind].fields.map((field) => filledField(session, field, values)));
}

function filledField(session: ModeratorSession, field: ListField, values: Values): Record<string, string> {
  const { name } = field;
  switch (field.is) {
    case 'line': {
      const text = values.text(name);
      return { [name]: (field.refersTo && idOfNamed(session, field.refersTo, text)) ?? text };
    }
    case 'lines':
      return { [name]: values.text(name) };
    case 'names':
      return namesFilledIn(values.text(name));
    case 'choice':
      return { [name]: values.chosen(name)[0] ?? field.options[0]?.value ?? '' };
    case 'flags': {
      const chosen = values.chosen(name);
      return Object.fromEntries(Object.keys(field.flags).map((flag) => [flag, chosen.includes(flag) ? 'true' : '']));
    }
    case 'when': {
      const text = values.text(name);
      // Whichever it is, the other one goes.
      return text.includes('|') ? { day: '', period: text } : { day: text, period: '' };
    }
    case 'topics':
      return { topics: topicsIn(values).join('\n') };
  }
}
