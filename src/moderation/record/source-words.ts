/** Exact words of one source: what stands, reading its page at once, and taking words back. */
import { dateInWords } from '../../dates/words.ts';
import type { Shown } from '../../discord/kit/command.ts';
import { menu } from '../../discord/kit/components.ts';
import { escapeText, shorten, small } from '../../discord/kit/markdown.ts';
import { aside } from '../../discord/kit/reply.ts';
import { counted } from '../../discord/kit/words.ts';
import { type FoundPage, foundPage, onOffer } from '../../record/word-page.ts';
import { WordSearch } from '../../record/word-search.ts';
import { type EntryRef, keyOf, type ModeratorSession, type PanelActions } from '../session/moderator-session.ts';
import { panelIds, panelView } from '../session/panel.ts';
import { SAY } from '../session/words.ts';
import { searchPartsOf, wordsState, wordsView } from './words.ts';

/** The words of one source: what stands, what can be read, what is on offer. @param line what was just done */
export async function sourceWordsView(session: ModeratorSession, ref: EntryRef, line?: string): Promise<Shown> {
  const source = ref.kind === 'source' ? session.sources.find(({ id }) => id === ref.entry) : undefined;
  if (source === undefined) return aside(session.missing(ref));
  const state = await wordsState(session);
  const offers = onOffer({ sources: [source] }, state);
  const stored = state.pages.find((page) => page.source === source.id);
  const page = stored && foundPage(stored);
  const worded = source.statements.filter(({ words }) => words !== undefined);
  const decided = new Set([
    ...worded.map(({ id }) => id),
    ...state.refused.filter((each) => each.source === source.id).map(({ statement }) => statement),
  ]);
  const key = keyOf(ref);
  return panelView({
    texts: [
      ...(line === undefined ? [] : [line]),
      `### ${escapeText(shorten(source.title, 150))}\n${small(SAY.scope(session.scope))}`,
      SAY.wordsHeld(worded.length, source.statements.filter(({ form }) => form === 'reported').length),
      page === undefined ? SAY.pageUnsearched : pageLine(page),
    ],
    menus:
      decided.size === 0
        ? []
        : [
            menu(panelIds.write({ verb: 'words-source', about: key, part: 1 }), 'Take back …', [
              ...[...decided].map((id) => ({ label: id, value: id })),
              ...(decided.size > 1 ? [{ label: 'All of this source', value: '*' }] : []),
            ]),
          ],
    buttons: [
      [
        ...(offers.length === 0
          ? []
          : [{ label: 'Look at the words', style: 'main', id: { verb: 'words-look', about: key, part: 0 } } as const]),
        ...(source.url === ''
          ? []
          : [{ label: 'Read its page now', id: { verb: 'words-read', about: key, part: 0 } } as const]),
      ],
    ],
  });
}

function pageLine({ outcome, reason = '', seen, captured, offers }: FoundPage): string {
  if (outcome === 'read')
    return `Its page was read on ${dateInWords(seen)}: words for ${counted(offers.length, 'statement')}.`;
  if (outcome === 'archived' && captured !== null)
    return `The Internet Archive’s copy of ${dateInWords(captured)} was read: words for ${counted(offers.length, 'statement')}.`;
  return escapeText(reason);
}

/** Reads the page of one source at once. */
async function readNow(session: ModeratorSession, ref: EntryRef): Promise<Shown> {
  const parts = searchPartsOf(session);
  const due = parts.content.sources.filter(({ id }) => id === ref.entry);
  await new WordSearch(parts).run({ due }, () => undefined);
  return sourceWordsView(session, ref);
}

async function undoOfSource(session: ModeratorSession, ref: EntryRef, statement: string): Promise<Shown> {
  const { store, now } = session.services;
  const meant = { scope: session.scope, source: ref.entry, ...(statement === '*' ? {} : { statement }) };
  const undone = await store.words.undo(meant, { by: session.rights.userId, at: now() });
  await session.recordService.refresh();
  return sourceWordsView(session, ref, SAY.wordsUndone(counted(undone, 'decision')));
}

/** What `/corpus words` shows. */
export function words(session: ModeratorSession, ref: EntryRef | undefined): Promise<Shown> {
  return ref === undefined ? wordsView(session) : sourceWordsView(session, ref);
}

export const sourceWordsActions = {
  'words-source': {
    press(session, { about, part }, [statement = '']) {
      const ref = session.entryBehind(about);
      if (ref === undefined) return aside(SAY.entryGone);
      return part === 1 ? undoOfSource(session, ref, statement) : sourceWordsView(session, ref);
    },
  },
  'words-read': {
    press(session, { about }) {
      const ref = session.entryBehind(about);
      return ref === undefined ? aside(SAY.entryGone) : readNow(session, ref);
    },
  },
} satisfies PanelActions;
