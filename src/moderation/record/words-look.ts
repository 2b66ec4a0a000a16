/** The monthly look at exact words that were taken, where curators have switched it on. */
import { escapeText, shorten } from '../../discord/kit/markdown.ts';
import { counted } from '../../discord/kit/words.ts';
import { dueAgain, type LookParts, lookAgain, pagesOf } from '../../record/word-look.ts';
import { SHARED_SCOPE } from '../../store/revisions.ts';
import type { StoredWords } from '../../store/words.ts';
import type { ModeratorServices } from '../session/moderator-session.ts';
import { panelView } from '../session/panel.ts';
import { SAY } from '../session/words.ts';

/** Pages that are read at a time: the rest follows a quarter of an hour later. */
const AT_A_TIME = 20;
const QUARTER_MS = 15 * 60 * 1_000;
const SHOWN = 6;

/** Looks at some of the words that nobody has looked at for a month; the moderators' channel is told of those that are gone. */
export async function lookAtWords(services: ModeratorServices): Promise<void> {
  const { store, curators, settings, now, recordService, tell } = services;
  const today = now().slice(0, 10);
  if (curators.homeServer === undefined) return;
  const { wordsLook, moderatorsChannel } = settings.of(curators.homeServer);
  if (!wordsLook) return;
  const due = dueAgain(pagesOf(await store.words.standing(), SHARED_SCOPE), today);
  if (due.length === 0) return;
  const quarter = Math.floor(Date.parse(now()) / QUARTER_MS);
  // Of several processes one looks.
  if (!(await store.claims.take(`look at exact words ${quarter}`, now()))) return;
  const parts: LookParts = {
    store,
    fetchPage: services.fetchPage,
    readPage: (document) => services.inSandbox({ does: 'read', document }),
    today: () => today,
  };
  const { missing } = await lookAgain(inTurn(due, quarter), parts);
  await recordService.refresh();
  // What was missing before was told then.
  const fresh = missing.filter((words) => words.missing === null);
  if (fresh.length > 0 && moderatorsChannel !== undefined) await tell(moderatorsChannel, missingView(fresh));
}

/** Pages that can't be read stay due: so that they hold up no others, each time other ones come first. */
function inTurn<T>(due: readonly T[], quarter: number): T[] {
  const first = (quarter * AT_A_TIME) % due.length;
  return [...due.slice(first), ...due.slice(0, first)].slice(0, AT_A_TIME);
}

function missingView(missing: readonly StoredWords[]) {
  const lines = missing
    .slice(0, SHOWN)
    .map(
      ({ source, statement, text }) => `- ${escapeText(`${source}#${statement}`)}: “${escapeText(shorten(text, 150))}”`,
    );
  return panelView({ texts: [SAY.wordsMissing(counted(missing.length, 'statement')), lines.join('\n')] });
}
