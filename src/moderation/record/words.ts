/** Exact words of a whole record: the run over the pages, what it found, and taking back what was taken at one time. */
import { dateInWords } from '../../dates/words.ts';
import type { Shown } from '../../discord/kit/command.ts';
import { menu, type View } from '../../discord/kit/components.ts';
import { escapeText, shorten, small } from '../../discord/kit/markdown.ts';
import { counted } from '../../discord/kit/words.ts';
import { Archive } from '../../record/word-archive.ts';
import {
  differencesInWords,
  differing,
  onOffer,
  type PageDifference,
  readWordsState,
  type WordsOnOffer,
  type WordsState,
} from '../../record/word-page.ts';
import { planOf } from '../../record/word-plan.ts';
import type { SearchEnd, SearchParts } from '../../record/word-search.ts';
import type { StoredWords } from '../../store/words.ts';
import { type ModeratorServices, ModeratorSession, type PanelActions } from '../session/moderator-session.ts';
import { panelIds, panelView, turningButtons } from '../session/panel.ts';
import { SAY } from '../session/words.ts';

const SHOWN_DIFFERENCES = 5;
const LONGEST_TITLE = 150;
/** Runs that can be taken back from the overview. */
const SHOWN_RUNS = 10;

/** What a search works with, for the record of a session. */
export function searchPartsOf({ services, scope, content, sources }: ModeratorSession): SearchParts {
  const { store, fetchPage, inSandbox, archive, today, now } = services;
  return {
    store,
    scope,
    content: { ...content, sources },
    fetchPage,
    searchPage: (asked) => inSandbox({ does: 'search', ...asked }),
    archive: new Archive(archive),
    today,
    now,
  };
}

/** What is known of the words of a session's scope. */
export function wordsState({ services, scope }: ModeratorSession): Promise<WordsState> {
  return readWordsState(services.store, scope);
}

/** What is left to decide, in the order of the record. */
export async function offersFor(session: ModeratorSession): Promise<WordsOnOffer[]> {
  return onOffer(session, await wordsState(session));
}

/** How far the search has come, and what can be done next. @param line what was just done */
export async function wordsView(session: ModeratorSession, line?: string): Promise<View> {
  const state = await wordsState(session);
  const [plan, offers] = [await planOf(searchPartsOf(session)), onOffer(session, state)];
  const isRunning = session.services.searches.isRunning(session.scope);
  const [clear, look] = [offers.filter(({ heap }) => heap === 'clear'), offers.filter(({ heap }) => heap === 'look')];
  const differences = differing(session, state.pages);
  const statements = session.sources.flatMap((source) => source.statements);
  const reported = statements.filter(({ form }) => form === 'reported');
  const worded = reported.filter(({ words }) => words !== undefined).length;
  const runs = runsOf(state.standing);
  return panelView({
    texts: [
      ...(line === undefined ? [] : [line]),
      `### Exact words ${SAY.scope(session.scope)}\n${SAY.wordsHeld(worded, reported.length)}`,
      ...(isRunning
        ? [SAY.wordsRunning(counted(plan.due.length, 'page'), counted(plan.done, 'page'))]
        : plan.due.length > 0
          ? [
              SAY.wordsPlan(
                counted(plan.due.length, 'page'),
                counted(plan.hosts, 'site'),
                counted(plan.minutes, 'minute'),
              ),
            ]
          : []),
      ...(offers.length === 0
        ? []
        : [SAY.wordsOffered(counted(clear.length, 'statement'), counted(look.length, 'other'))]),
      ...(differences.length === 0 ? [] : [SAY.wordsDiffer(counted(differences.length, 'page'))]),
    ],
    menus:
      runs.length === 0
        ? []
        : [menu(panelIds.write({ verb: 'words-undo', about: '-', part: 0 }), 'Take back what was taken …', runs)],
    buttons: [
      [
        ...(isRunning
          ? [
              { label: 'How far is it?', id: { verb: 'words', about: '-', part: 0 } as const },
              { label: 'Stop', id: { verb: 'words-stop', about: '-', part: 0 } as const },
            ]
          : plan.due.length === 0
            ? []
            : [{ label: 'Begin', style: 'main', id: { verb: 'words-begin', about: '-', part: 0 } } as const]),
        ...(clear.length === 0
          ? []
          : [{ label: 'See the clear ones', id: { verb: 'words-sample', about: '-', part: 0 } } as const]),
        ...(look.length === 0
          ? []
          : [{ label: 'Look at the others', id: { verb: 'words-look', about: 'look', part: 0 } } as const]),
        ...(differences.length === 0
          ? []
          : [{ label: 'What differs', id: { verb: 'words-pages', about: '-', part: 0 } } as const]),
      ],
    ],
  });
}

/** What was taken at one time, newest first, as options of a menu. */
function runsOf(standing: readonly StoredWords[]) {
  const runs = Map.groupBy(standing, ({ run }) => run ?? '');
  return [...runs]
    .filter(([run]) => run !== '')
    .sort(([one], [other]) => (one < other ? 1 : -1))
    .slice(0, SHOWN_RUNS)
    .map(([run, words]) => ({
      label: `${counted(words.length, 'statement')}: ${run.endsWith('T00:00:00') ? `one by one on ${dateInWords(run.slice(0, 10))}` : `${dateInWords(run.slice(0, 10))}, ${run.slice(11, 16)}`}`,
      value: run,
    }));
}

/** Begins to read the pages that are due, if nobody has. */
async function begin(session: ModeratorSession): Promise<Shown> {
  const parts = searchPartsOf(session);
  const plan = await planOf(parts);
  const { services, scope, rights } = session;
  const isBegun = services.searches.begin(parts, plan, (end) =>
    ended(services, { scope, serverId: rights.serverId }, end),
  );
  return wordsView(session, isBegun ? SAY.wordsBegun : SAY.wordsUnderWay);
}

/** Sends the moderators' channel the outcome of a run. Never rejects. */
async function ended(
  services: ModeratorServices,
  { scope, serverId }: { scope: string; serverId: string },
  end: SearchEnd | Error,
): Promise<void> {
  if (end instanceof Error)
    services.log.error({ err: end }, 'The search for exact words failed; it goes on when it is begun again.');
  const { moderatorsChannel } = services.settings.of(serverId);
  if (moderatorsChannel === undefined || end === 'stopped') return;
  const session = new ModeratorSession(
    services,
    { userId: '', serverId, manages: false, moderates: true, curates: true },
    scope,
  );
  const line = end === 'whole' ? SAY.wordsRead : end === 'cut-off' ? SAY.wordsCutOff : SAY.wordsFailed;
  try {
    await services.tell(moderatorsChannel, await wordsView(session, line));
  } catch (err) {
    services.log.error({ err }, 'It was not told that the pages are read.');
  }
}

function stop(session: ModeratorSession): Promise<Shown> {
  session.services.searches.stop(session.scope);
  return wordsView(session, SAY.wordsStopped);
}

/** Takes back what was taken at one time. */
async function undoRun(session: ModeratorSession, run: string): Promise<Shown> {
  const { store, now } = session.services;
  const undone = await store.words.undo({ scope: session.scope, run }, { by: session.rights.userId, at: now() });
  await session.recordService.refresh();
  return wordsView(session, SAY.wordsUndone(counted(undone, 'statement')));
}

/** Pages that differ from the record in title, day or figures. */
async function pagesView(session: ModeratorSession, page: number): Promise<Shown> {
  const { pages } = await wordsState(session);
  const all = differing(session, pages);
  const count = Math.max(1, Math.ceil(all.length / SHOWN_DIFFERENCES));
  const shown = all.slice(page * SHOWN_DIFFERENCES, (page + 1) * SHOWN_DIFFERENCES);
  return panelView({
    texts: [
      `### ${counted(all.length, 'page')} that differ from the record\n${small('/corpus edit takes over what is right.')}`,
      ...shown.map(differenceText),
    ],
    buttons: [turningButtons('words-pages', '-', page, count)],
  });
}

function differenceText(difference: PageDifference): string {
  const { source, address, seen } = difference;
  const lines = differencesInWords(difference, (text, what) =>
    escapeText(what === 'title' ? shorten(text, LONGEST_TITLE) : text),
  ).map((line) => `- ${line}`);
  return `**${escapeText(source.id)}**\n${lines.join('\n')}\n${small(`${escapeText(shorten(address, 200))}, read on ${dateInWords(seen)}`)}`;
}

export const wordsActions = {
  words: { press: (session) => wordsView(session) },
  'words-begin': { press: begin },
  'words-stop': { press: stop },
  'words-undo': { press: (session, _id, [run = '']) => undoRun(session, run) },
  'words-pages': { press: (session, { part }) => pagesView(session, part) },
} satisfies PanelActions;
