/** What the buttons and forms of the record do. */
import { onEntry, type PanelActions } from '../session/moderator-session.ts';
import { formAgain, takeListEntry } from './list-entries.ts';
import { checkView, historyView, listView, showView } from './record.ts';
import { noteFound, takeExactWords } from './refresh.ts';
import { settle } from './revising.ts';

export const recordActions = {
  list: { press: (session, { about, part }) => listView(session, about, part) },
  show: onEntry((session, ref, { part }) => showView(session, ref, part)),
  history: onEntry((session, ref, { part }) => historyView(session, ref, part)),
  check: { press: (session, { part }) => checkView(session, part) },
  settle: onEntry((session, ref, { part }) => settle(session, ref, part === 1)),
  exact: { press: (session, { about }) => takeExactWords(session, about) },
  found: { press: (session, { about }) => noteFound(session, about) },
  'list-entry': { take: takeListEntry },
  again: { press: (session, { about }) => formAgain(session, about) },
} satisfies PanelActions;
