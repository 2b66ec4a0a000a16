/** What the buttons and forms of the record do. */
import { aside } from '../../discord/kit/reply.ts';
import { onEntry, type PanelActions } from '../session/moderator-session.ts';
import { SAY } from '../session/words.ts';
import { formAgain, takeListEntry } from './list-entries.ts';
import { checkView, historyView, listView, showView } from './record.ts';
import { noteFound } from './refresh.ts';
import { settle } from './revising.ts';
import { sourceWordsActions, sourceWordsView } from './source-words.ts';
import { wordOfferActions } from './word-offers.ts';
import { wordsActions } from './words.ts';

export const recordActions = {
  list: { press: (session, { about, part }) => listView(session, about, part) },
  show: onEntry((session, ref, { part }) => showView(session, ref, part)),
  history: onEntry((session, ref, { part }) => historyView(session, ref, part)),
  check: { press: (session, { part }) => checkView(session, part) },
  settle: onEntry((session, ref, { part }) => settle(session, ref, part === 1)),
  // Buttons of cards from before /corpus words.
  exact: {
    press(session, { about }) {
      const ref = session.entryBehind(about.split('.')[0] ?? '');
      return ref === undefined ? aside(SAY.entryGone) : sourceWordsView(session, ref, SAY.wordsMoved);
    },
  },
  found: { press: (session, { about }) => noteFound(session, about) },
  'list-entry': { take: takeListEntry },
  again: { press: (session, { about }) => formAgain(session, about) },
  ...wordsActions,
  ...sourceWordsActions,
  ...wordOfferActions,
} satisfies PanelActions;
