/** The digest of questions without an answer, which moderators may have daily or weekly: written down when it is due, made when it is sent. */
import { isWithin } from '../../dates/london.ts';
import type { View } from '../../discord/kit/components.ts';
import type { ServerSettings } from '../../store/settings.ts';
import type { ModeratorServices } from '../session/moderator-session.ts';
import { panelView } from '../session/panel.ts';
import { answeredByNow, gapLines, groupGaps } from './gap-groups.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const EVERY: Record<ServerSettings['digest'], number> = {
  never: Number.POSITIVE_INFINITY,
  daily: DAY_MS,
  weekly: 7 * DAY_MS,
};

/** Writes one down for a moderators’ channel when it is due. */
export async function writeGapsDigest(
  { store, now }: Pick<ModeratorServices, 'store' | 'now'>,
  server: string,
  settings: ServerSettings,
): Promise<void> {
  const { digest, moderatorsChannel } = settings;
  if (digest === 'never' || moderatorsChannel === undefined) return;
  const at = now();
  if (settings.quietHours !== undefined && isWithin(settings.quietHours, at)) return;
  const last = await store.settings.lastDigest(server);
  if (last !== null && Date.parse(at) - Date.parse(last) < EVERY[digest]) return;
  const since = last ?? new Date(Date.parse(at) - EVERY[digest]).toISOString();
  // Where the process ends between these two, the next one adds the same key, which changes nothing.
  const key = `gaps ${server} ${last ?? 'first'}`;
  await store.postings.add({ key, kind: 'gaps', server, target: `channel:${moderatorsChannel}`, payload: since, at });
  await store.settings.takeDigest(server, last, at);
}

/** The digest of the questions that still have no answer; undefined where there is none. */
export async function gapsDigest(
  services: Pick<ModeratorServices, 'store' | 'isAnswered' | 'groupAlike'>,
  server: string | null,
  since: string,
): Promise<View | undefined> {
  if (server === null) return undefined;
  const asked = await services.store.gaps.of(server, since);
  const answered = await answeredByNow(
    services,
    asked.map(({ question }) => question),
    server,
  );
  const gaps = asked.filter(({ question }) => !answered.has(question));
  if (gaps.length === 0) return undefined;
  const groups = await groupGaps(services, gaps, server);
  return panelView({ texts: [`### Questions without an answer\n${gapLines(groups)}`] });
}
