/** Messages that moderators, curators and the people who run the bot get unasked, each once. */
import type { Problem } from '../corpus/problem.ts';
import type { View } from '../discord/kit/components.ts';
import { escapeText } from '../discord/kit/markdown.ts';
import { counted } from '../discord/kit/words.ts';
import { textHash } from '../record/base-text.ts';
import type { Altered } from '../store/audit.ts';
import type { Notices } from '../store/notices.ts';
import type { Revision } from '../store/revisions.ts';
import { type ModeratorServices, written } from './session/moderator-session.ts';
import { panelView } from './session/panel.ts';
import { problemInWords, SAY } from './session/words.ts';

/** How many of many are named. */
const SHOWN = 6;

/** Tells curators that files of the corpus were edited by hand and are invalid. */
export function brokenEditView(problems: readonly Problem[]): View {
  const lines = problems.slice(0, SHOWN).map(problemInWords);
  return panelView({
    texts: [
      'Files of the corpus were edited by hand and have errors. Until these are put right, I answer with what the files said before.',
      ...lines,
    ],
  });
}

/** Tells a server’s moderators which of its entries no longer fit the shared record. */
export function setAsideView(revisions: readonly Revision[]): View {
  const names = revisions.slice(0, SHOWN).map((revision) => `- ${escapeText(written(revision))}`);
  return panelView({
    texts: [
      `What all servers share has changed, and ${counted(revisions.length, 'entry', 'entries')} of this server’s own can’t be answered with any more. /corpus check tells what is wrong.`,
      names.join('\n'),
    ],
  });
}

/**
 * Tells curators what an upgrade has left for them to decide, of each entry once.
 * @param tell sends it; false where it did not arrive
 */
export async function tellUpgrade(
  { recordService, store, now }: Pick<ModeratorServices, 'recordService' | 'store' | 'now'>,
  tell: (view: View) => Promise<boolean>,
): Promise<void> {
  const { conflicts, shared } = recordService.snapshot;
  const open = new Map([
    ...conflicts.map(({ revision, shipped }) => [conflictKey(revision, shipped), revision] as const),
    ...shared.setAside.map((revision) => [`set aside ${revision.number}`, revision] as const),
  ]);
  await tellOnce(store.notices, [...open.keys()], now(), (untold) =>
    tell(upgradeView(untold.flatMap((key) => open.get(key) ?? []))),
  );
}

/** Offers curators once to fetch exact words, where there are none yet. @param tell sends it; false where it did not arrive */
export async function offerWords(
  { store, now }: Pick<ModeratorServices, 'store' | 'now'>,
  tell: (view: View) => Promise<boolean>,
): Promise<void> {
  if ((await store.words.standing()).length > 0) return;
  const button = { label: 'Exact words', style: 'main', id: { verb: 'words', about: '-', part: 0 } } as const;
  await tellOnce(store.notices, ['exact words offered'], now(), () =>
    tell(panelView({ texts: [SAY.wordsOffer], buttons: [[button]] })),
  );
}

/**
 * Sends notices that no process has sent yet.
 * @param tell sends those of these keys; false where they did not arrive: then they are sent another time
 */
export async function tellOnce(
  notices: Notices,
  keys: readonly string[],
  at: string,
  tell: (untold: string[]) => Promise<boolean>,
): Promise<void> {
  const untold = await notices.take(keys, at);
  if (untold.length === 0) return;
  const isTold = await tell(untold).catch(() => false);
  if (!isTold) await notices.release(untold);
}

/** Another text that ships is another conflict. */
function conflictKey({ number }: Revision, shipped: string | null): string {
  return `conflict ${number} ${shipped === null ? 'gone' : textHash(shipped)}`;
}

function upgradeView(open: readonly Revision[]): View {
  const names = open.slice(0, SHOWN).map((revision) => `- ${escapeText(written(revision))}`);
  return panelView({
    texts: [
      `What ships has changed where you have changed it, too: ${counted(open.length, 'entry', 'entries')} to decide on. /corpus check tells, and /corpus history shows both texts.`,
      names.join('\n'),
    ],
  });
}

/** Tells the people who run the bot what was changed in the database outside this program, of each entry once. */
export async function tellAltered(
  { store, now }: Pick<ModeratorServices, 'store' | 'now'>,
  tell: (view: View) => Promise<boolean>,
): Promise<void> {
  const keys = new Map(store.altered.map((each) => [`altered ${each.kind} ${each.number}`, each]));
  await tellOnce(store.notices, [...keys.keys()], now(), (untold) =>
    tell(alteredView(untold.flatMap((key) => keys.get(key) ?? []))),
  );
}

function alteredView(altered: readonly Altered[]): View {
  const names = altered
    .slice(0, SHOWN)
    .map(({ kind, entry, number }) => `- ${escapeText(`${kind} ${entry}`)}, ${number}`);
  return panelView({
    texts: [
      `${counted(altered.length, 'text')} in the database ${altered.length === 1 ? 'is' : 'are'} not what was written: changed outside this program, or damaged on the disk. Nothing of it is answered with. Bring back a backup (the README’s “When something is wrong” tells how), or let moderators write the entries anew.`,
      names.join('\n'),
    ],
  });
}
