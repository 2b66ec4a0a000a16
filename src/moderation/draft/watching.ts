/** Feeds and pages that are followed: what they newly list becomes drafts, and nothing is published unasked. */
import type { Shown } from '../../discord/kit/command.ts';
import { menu, type View } from '../../discord/kit/components.ts';
import { escapeText, shorten, small } from '../../discord/kit/markdown.ts';
import { aside } from '../../discord/kit/reply.ts';
import { counted } from '../../discord/kit/words.ts';
import type { Listing } from '../../reading/types.ts';
import { SHARED_SCOPE } from '../../store/revisions.ts';
import type { Watch } from '../../store/watches.ts';
import { type ModeratorServices, ModeratorSession } from '../session/moderator-session.ts';
import { panelIds, panelView } from '../session/panel.ts';
import { SAY } from '../session/words.ts';
import { draftAddress } from './adding.ts';

/** That a server follows at once, and new entries that become drafts a day: more nobody goes through. */
const MOST_WATCHES = 20;
const MOST_A_DAY = 10;
const DAY_MS = 24 * 60 * 60 * 1_000;

/** Follows an address from now on, and lists what is followed; without an address only that. */
export async function watch(session: ModeratorSession, url: string | undefined): Promise<Shown> {
  if (url === undefined) return watchesView(session);
  const { store, now } = session.services;
  const { serverId: server, userId: by } = session.rights;
  const followed = await store.watches.of(server, session.scope);
  if (followed.length >= MOST_WATCHES) return aside(SAY.tooManyWatches(MOST_WATCHES));
  const found = await listed(session.services, url);
  if ('reason' in found) return aside(escapeText(found.reason));
  const { address, listing } = found;
  if (followed.some((each) => each.url === address)) return watchesView(session, SAY.watchedAlready);
  // What stands there today is not new.
  const seen = listing.entries.map((entry) => entry.url);
  await store.watches.add({ server, scope: session.scope, url: address, title: listing.title, by, at: now(), seen });
  return watchesView(session, SAY.watched(counted(seen.length, 'entry', 'entries'), MOST_A_DAY));
}

/** What is followed, each with how it went last, and a menu to let go of one. */
async function watchesView(session: ModeratorSession, line?: string): Promise<View> {
  const followed = await session.services.store.watches.of(session.rights.serverId, session.scope);
  const texts = followed.map(({ title, url, by, looked_at, fault }) =>
    [
      `- **${escapeText(shorten(title, 100))}** · ${escapeText(shorten(url, 150))}`,
      small(
        `<@${by}> · looked at ${looked_at.slice(0, 16).replace('T', ' ')}${fault === null ? '' : ` · ${escapeText(shorten(fault, 150))}`}`,
      ),
    ].join('\n'),
  );
  return panelView({
    texts: [
      ...(line === undefined ? [] : [line]),
      texts.length === 0 ? SAY.noWatches : `### Followed ${SAY.scope(session.scope)}\n${texts.join('\n')}`,
      ...(texts.length > 0 && session.settings.moderatorsChannel === undefined ? [small(SAY.noTeller)] : []),
    ],
    menus:
      followed.length === 0
        ? []
        : [
            menu(
              panelIds.write({ verb: 'unwatch', about: '-', part: 0 }),
              'Stop following',
              followed.map(({ id, title, url }) => ({
                label: title,
                value: String(id),
                description: shorten(url, 100),
              })),
            ),
          ],
  });
}

export async function unwatch(session: ModeratorSession, id: string): Promise<Shown> {
  const { store, now } = session.services;
  const isLetGo = await store.watches.stop(Number(id), session.rights.serverId, session.rights.userId, now());
  return watchesView(session, isLetGo ? SAY.unwatched : SAY.noWatch);
}

/** Looks at what was not looked at for a day; a moderators’ channel is told of new drafts. */
export async function lookAtWatched(services: ModeratorServices): Promise<void> {
  const { store, now } = services;
  const before = new Date(Date.parse(now()) - DAY_MS).toISOString();
  for (const each of await store.watches.due(before)) {
    if (await store.watches.take(each, now())) await lookAt(services, each);
  }
}

async function lookAt(services: ModeratorServices, watched: Watch): Promise<void> {
  const { store, tell, settings } = services;
  const { id, url, server, seen } = watched;
  const found = await listed(services, url);
  if ('reason' in found) return store.watches.keep(id, { seen, fault: found.reason });
  const session = sessionOf(services, watched);
  const known = new Set([...seen, ...session.sources.map((source) => source.url)]);
  const entries = found.listing.entries.filter((entry) => !known.has(entry.url)).slice(0, MOST_A_DAY);
  const lines: string[] = [];
  for (const entry of entries)
    lines.push(`- ${escapeText(shorten(entry.title, 150))}: ${await draftAddress(session, entry.url)}`);
  // What is not listed there any more can't be taken for new again unless it comes back, as a new entry does.
  const still = found.listing.entries.map((entry) => entry.url).filter((address) => seen.includes(address));
  await store.watches.keep(id, { seen: [...still, ...entries.map((entry) => entry.url)], fault: null });
  const { moderatorsChannel } = settings.of(server);
  if (lines.length > 0 && moderatorsChannel !== undefined) await tell(moderatorsChannel, newDraftsView(watched, lines));
}

function newDraftsView({ title, by }: Watch, lines: readonly string[]): View {
  return panelView({
    texts: [`### New in ${escapeText(shorten(title, 150))}\n${lines.join('\n')}`, small(SAY.draftsOf(by))],
    buttons: [[{ label: 'Drafts', style: 'main', id: { verb: 'drafts', about: '-', part: 0 } }]],
  });
}

/** Acts for the moderator who follows the page and owns the drafts; their rights are checked when they open one. */
function sessionOf(services: ModeratorServices, { server, scope, by }: Watch): ModeratorSession {
  const curates = scope === SHARED_SCOPE;
  return new ModeratorSession(
    services,
    { userId: by, serverId: server, manages: false, moderates: true, curates },
    scope,
  );
}

/** What an address lists; of a page that names a feed, the feed. What stands there names no other. */
async function listed(
  services: ModeratorServices,
  url: string,
  mayName = true,
): Promise<{ address: string; listing: Listing } | { reason: string }> {
  const document = await services.fetchPage(url);
  if ('reason' in document) return { reason: document.reason };
  const listing = await services.inSandbox({ does: 'list', document });
  if (listing.kind === 'unreadable') return { reason: `That can’t be read: ${listing.reason}` };
  if (mayName && listing.feed !== undefined) return listed(services, listing.feed, false);
  return listing.entries.length === 0 ? { reason: SAY.listsNothing } : { address: url, listing };
}
