/** The monthly look at exact words that were taken, where curators have switched it on. */
import { shortHash } from '../../discord/kit/custom-id.ts';
import { escapeText, shorten } from '../../discord/kit/markdown.ts';
import { counted } from '../../discord/kit/words.ts';
import { dueAgain, type LookParts, lookAgain, pagesOf, type WordedPage } from '../../record/word-look.ts';
import { SHARED_SCOPE } from '../../store/revisions.ts';
import type { StoredWords } from '../../store/words.ts';
import type { ModeratorServices } from '../session/moderator-session.ts';
import { panelView } from '../session/panel.ts';
import { SAY } from '../session/words.ts';

/** Pages that are read at a time: the rest follows a quarter of an hour later. */
const AT_A_TIME = 20;
/** A page that can't be read stays due, and is asked for again a day later. */
const BETWEEN_TRIES_MS = 23 * 60 * 60 * 1_000;
const SHOWN = 6;

/** Looks at some of the words that nobody has looked at for a month; the moderators' channel is told of those that are gone. */
export async function lookAtWords(services: ModeratorServices): Promise<void> {
  const { store, curators, settings, now, recordService, tell } = services;
  const today = now().slice(0, 10);
  if (curators.homeServer === undefined) return;
  const { wordsLook, moderatorsChannel } = settings.of(curators.homeServer);
  if (!wordsLook) return;
  const due = dueAgain(
    pagesOf(await store.words.standing(), SHARED_SCOPE, recordService.snapshot.shared.content),
    today,
  );
  if (due.length === 0) return;
  const mine = await claimed(services, due);
  if (mine.length === 0) return;
  const parts: LookParts = {
    store,
    fetchPage: services.fetchPage,
    readPage: (document) => services.inSandbox({ does: 'read', document }),
    today: () => today,
  };
  const { missing } = await lookAgain(mine, parts);
  await recordService.refresh();
  // Words that were missing before were reported then.
  const fresh = missing.filter((words) => words.missing === null);
  if (fresh.length > 0 && moderatorsChannel !== undefined) await tell(moderatorsChannel, missingView(fresh));
}

/** Some of the pages that are due, and that no other process, and no earlier try of the day, has looked at. */
async function claimed({ store, now }: ModeratorServices, due: readonly WordedPage[]): Promise<WordedPage[]> {
  const mine: WordedPage[] = [];
  for (const page of due) {
    if (mine.length === AT_A_TIME) break;
    const key = `look at ${shortHash(page.address)}`;
    if (await store.claims.take(key, now(), BETWEEN_TRIES_MS)) mine.push(page);
  }
  return mine;
}

function missingView(missing: readonly StoredWords[]) {
  const lines = missing
    .slice(0, SHOWN)
    .map(
      ({ source, statement, text }) => `- ${escapeText(`${source}#${statement}`)}: “${escapeText(shorten(text, 150))}”`,
    );
  return panelView({ texts: [SAY.wordsMissing(counted(missing.length, 'statement')), lines.join('\n')] });
}
