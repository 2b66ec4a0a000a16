/** Weekly posts: written down once for each week when they are due, made when they are sent, and their refusal told once. */
import { z } from 'zod';
import { isoDate } from '../../corpus/schema.ts';
import { lineView, type View } from '../../discord/kit/components.ts';
import type { ServerSettings } from '../../store/settings.ts';
import type { ModeratorServices } from '../session/moderator-session.ts';
import { panelView } from '../session/panel.ts';
import { SAY } from '../session/words.ts';
import { digestOf, isQuiet } from './digest.ts';
import { dueDay, weekBefore, weekUpTo } from './schedule.ts';
import { digestTexts } from './texts.ts';

/** What is written down of a post: when it was due. */
const payloadSchema = z.object({ day: isoDate, hour: z.int() });

/** Writes down the weekly posts that are due. Their key is of server and day, so that of several processes only one adds each. */
export async function writeDuePosts(
  { store, now }: Pick<ModeratorServices, 'store' | 'now'>,
  servers: Iterable<[server: string, settings: ServerSettings]>,
): Promise<void> {
  const at = now();
  for (const [server, { week }] of servers) {
    const day = week && dueDay(week, at);
    if (week === undefined || day === undefined) continue;
    const payload = JSON.stringify({ day, hour: week.hour } satisfies z.input<typeof payloadSchema>);
    const key = `week ${server} ${day}`;
    await store.postings.add({ key, kind: 'week', server, target: `channel:${week.channel}`, payload, at });
  }
}

/** Makes the message of a weekly post; undefined for a quiet week. @param payload as `writeDuePosts` wrote it */
export async function weeklyPost(
  services: ModeratorServices,
  server: string | null,
  payload: string,
): Promise<View | undefined> {
  if (server === null) return undefined;
  const { day, hour } = payloadSchema.parse(JSON.parse(payload));
  const digest = await digestOf(services, server, weekBefore({ hour }, day));
  return isQuiet(digest) ? undefined : panelView({ texts: digestTexts(digest, services, server) });
}

/** What the command shows: the last seven days. @param server null for a direct message */
export async function digestNow(services: ModeratorServices, server: string | null): Promise<string[]> {
  return digestTexts(await digestOf(services, server, weekUpTo(services.now())), services, server);
}

/** What moderators are told where Discord does not let the post be sent. */
export function refusedView(
  { lackingIn }: Pick<ModeratorServices, 'lackingIn'>,
  server: string,
  channel: string,
): View {
  return lineView(SAY.weekRefused(channel, lackingIn(server, channel)));
}
