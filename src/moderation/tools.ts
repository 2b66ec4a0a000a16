/** Everything that moderators' commands do, in one place for commands/. */

import { escapeText } from '../discord/view/markdown.ts';
import { withSaying } from '../record/mending.ts';
import { addFromFile, addFromWeb, pasteForm } from './draft/drafting.ts';
import { readAbout, stepOf } from './draft/items.ts';
import { mendItem } from './draft/review.ts';
import { aside, type Shown } from './panel/shown.ts';
import { LIST_KINDS, newEntryForm } from './record/list-entries.ts';
import type { Room } from './room.ts';
import type { ToolInput } from './tool.ts';
import { SAY } from './words.ts';

export { draftsView } from './draft/drafts.ts';
export { gapsView } from './feedback/gaps.ts';
export { reportsView } from './feedback/reports.ts';
export { LIST_KINDS } from './record/list-entries.ts';
export { checkView, historyView, listView, showView } from './record/record.ts';
export { refresh } from './record/refresh.ts';
export { correct, edit, restore, takedown, undo, withdraw } from './record/revising.ts';
export { defineTool } from './tool.ts';

/** From the web, from a file, or from a form to paste into. */
export async function add(input: ToolInput, room: Room): Promise<Shown> {
  const url = input.text('url');
  const file = input.file('file');
  if (url !== '' && file !== undefined) return aside('An address or a file: one at a time.');
  if (url !== '') return addFromWeb(room, url);
  if (file === undefined) return pasteForm();
  const found = await room.services.fetchFile(file);
  return 'reason' in found ? aside(escapeText(found.reason)) : addFromFile(room, found, file.name);
}

/** A form for a person, topic, measure or term that is not on record yet. */
export function define(room: Room, typed: string, name: string): Shown {
  const kind = LIST_KINDS.find((each) => each === typed);
  return kind === undefined ? aside(SAY.noSource(escapeText(typed))) : newEntryForm(room, kind, name);
}

/** Puts a statement of a draft into the mouth of somebody on record, picked by name. */
export async function setSpeaker(room: Room, about: string, typed: string): Promise<Shown> {
  const person = room.personNamed(typed);
  if (person === undefined) return aside(SAY.noSource(escapeText(typed)));
  return mendItem(
    room,
    about,
    (draft) => stepOf(draft, readAbout(about, draft)),
    (draft, id) => {
      const statement = draft.source.statements.find((each) => each.id === id);
      const { as = '', said = '', where = '' } = statement ?? {};
      return withSaying(draft, id, { speaker: person.id, as, said, where });
    },
  );
}
