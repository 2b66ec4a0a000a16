/** Adding a source: from an address, a file or pasted text to a draft. */
import { z } from 'zod';
import { type Aside, isAside, type Shown } from '../../discord/kit/command.ts';
import { menu } from '../../discord/kit/components.ts';
import type { Form } from '../../discord/kit/form.ts';
import { DISCORD } from '../../discord/kit/limits.ts';
import { escapeText, shorten, small } from '../../discord/kit/markdown.ts';
import { aside } from '../../discord/kit/reply.ts';
import { counted } from '../../discord/kit/words.ts';
import type { FeedEntry, RawDocument } from '../../reading/types.ts';
import { textHash } from '../../record/base-text.ts';
import { draftOfArticle, type SourceDraft } from '../../record/draft.ts';
import type { Origin } from '../../store/revisions.ts';
import { emptyFields } from '../session/form-fields.ts';
import type { ModeratorSession } from '../session/moderator-session.ts';
import { panelIds, panelView } from '../session/panel.ts';
import { addDraft, openDraft } from '../session/stored-draft.ts';
import { SAY } from '../session/words.ts';
import { overviewView } from './overview.ts';

/** What became of one document. */
type Drafted = { draft: SourceDraft } | { reason: string } | { feed: Feed; gap: Gap };

/** A form for a text of up to 20,000 characters: what Discord’s forms hold. */
export function pasteForm(): Form {
  return {
    title: 'Paste the source’s text',
    customId: panelIds.write({ verb: 'paste', about: '-', part: 0 }),
    fields: emptyFields('Text', 'A longer text: save it as a file and use /corpus add file.'),
  };
}

/** Reads one address, or several with blanks between them. @param gap the question that it is added for */
export async function addFromWeb(session: ModeratorSession, typed: string, gap?: Gap): Promise<Shown> {
  // A comma may be part of an address; one before another address is not.
  return addAll(session, typed.split(/\s+|,(?=https?:)/), gap);
}

/** Drafts each of some addresses. */
async function addAll(session: ModeratorSession, addresses: readonly string[], gap?: Gap): Promise<Shown> {
  const urls = [...new Set(addresses.map((each) => each.replace(/,$/, '')).filter((each) => each !== ''))];
  const [only = ''] = urls;
  if (urls.length === 0) return aside('An address is wanted.');
  return urls.length === 1 ? viewOf(session, await draftPage(session, only, gap)) : addSeveral(session, urls, gap);
}

/** Drafts several addresses in turn; drafts with findings are stored. */
async function addSeveral(session: ModeratorSession, urls: readonly string[], gap?: Gap): Promise<Shown> {
  const lines: string[] = [];
  for (const url of urls.slice(0, MOST_AT_ONCE)) {
    lines.push(`- ${escapeText(shorten(url, 150))}: ${await keptInShort(session, await draftPage(session, url, gap))}`);
  }
  const left = urls.length - MOST_AT_ONCE;
  if (left > 0) lines.push(`${counted(left, 'more address', 'more addresses')} left out: ${MOST_AT_ONCE} at once.`);
  return panelView({ texts: [lines.join('\n'), small('Drafts wait in /corpus drafts.')] });
}

/** Drafts one address and keeps the draft where something is found there. @returns what came of it, as Markdown */
export async function draftAddress(session: ModeratorSession, url: string): Promise<string> {
  return keptInShort(session, await draftPage(session, url));
}

async function keptInShort(session: ModeratorSession, outcome: Drafted): Promise<string> {
  if ('reason' in outcome) return escapeText(shorten(outcome.reason, 200));
  if ('feed' in outcome) return 'a feed; add it alone, to choose from it';
  const { statements, figures } = outcome.draft.source;
  if (statements.length + figures.length === 0) return SAY.nothingFound;
  const stored = await addDraft(session, outcome.draft);
  if (isAside(stored)) return SAY.tooManyDrafts;
  return `drafted, ${counted(statements.length, 'statement')} and ${counted(figures.length, 'figure')}`;
}

async function viewOf(session: ModeratorSession, outcome: Drafted): Promise<Shown> {
  if ('feed' in outcome) return feedView(session, outcome.feed, outcome.gap);
  if ('reason' in outcome) return aside(escapeText(outcome.reason));
  const { statements, figures } = outcome.draft.source;
  const isEmpty = statements.length + figures.length === 0;
  const stored = await addDraft(session, outcome.draft);
  return isAside(stored)
    ? stored
    : overviewView(session, stored.id, outcome.draft, { line: isEmpty ? SAY.noEntryYet : undefined });
}

/** Drafts one page of the web. */
export async function draftPage(session: ModeratorSession, url: string, gap?: Gap): Promise<Drafted> {
  const { fetchPage, now } = session.services;
  const fetched = await fetchPage(url);
  if ('reason' in fetched) return { reason: fetched.reason };
  const from = fetched.url ?? url;
  const on = now();
  return read(session, fetched, (text) => ({ how: 'fetched', url: from, on, hash: textHash(text) }), gap);
}

/** Drafts a text that stands on no page. */
export function draftText(session: ModeratorSession, text: string): Promise<Drafted> {
  const document = { bytes: new TextEncoder().encode(text), mediaType: 'text/plain' };
  return read(session, document, () => ({ how: 'given' }));
}

/** Reads a file that somebody has handed in. */
export async function addFromFile(session: ModeratorSession, document: RawDocument, name: string): Promise<Shown> {
  return viewOf(session, await read(session, document, (text) => ({ how: 'file', name, hash: textHash(text) })));
}

export async function addFromPaste(session: ModeratorSession, text: string): Promise<Shown> {
  const document = { bytes: new TextEncoder().encode(text), mediaType: 'text/plain' };
  return viewOf(session, await read(session, document, (words) => ({ how: 'pasted', hash: textHash(words) })));
}

async function read(
  session: ModeratorSession,
  document: RawDocument,
  originOf: (text: string) => Origin,
  gap?: Gap,
): Promise<Drafted> {
  const { services, scope, rights } = session;
  const found = await services.inSandbox({
    does: 'draft',
    document,
    content: session.outline,
    today: services.today(),
  });
  if (found.kind === 'unreadable') return { reason: `That can’t be read: ${found.reason}` };
  if (found.kind === 'feed') return { feed: found, gap };
  const begun = { origin: originOf(found.text), scope, author: rights.userId };
  const draft = draftOfArticle(found.draft, found, begun);
  return { draft: gap === undefined ? draft : { ...draft, gap } };
}

/** Drafts what was chosen from a feed. */
export async function addFromFeed(session: ModeratorSession, id: string, chosen: readonly string[]): Promise<Shown> {
  const found = await chosenFrom(session, id, chosen);
  return isAside(found) ? found : addAll(session, found.urls, found.gap);
}

/** Addresses that are read at once, one after the other. */
const MOST_AT_ONCE = 10;

/** The question that a source is added for. */
export type Gap = SourceDraft['gap'];

/** What a feed offers. */
interface Feed {
  title: string;
  entries: readonly FeedEntry[];
}

/** A feed that is being chosen from. Its addresses are longer than Discord’s options may be, so they are kept here. */
const feedSchema = z.object({
  state: z.literal('feed'),
  urls: z.array(z.string()),
  gap: z.object({ subject: z.string(), question: z.string() }).optional(),
});

/** A feed's entries, of which several can be chosen. */
async function feedView(session: ModeratorSession, { title, entries }: Feed, gap: Gap): Promise<Shown> {
  const offered = entries.slice(0, DISCORD.choices);
  if (offered.length === 0) return aside('The feed holds nothing that could be drafted.');
  const state = { state: 'feed', urls: offered.map(({ url }) => url), ...(gap === undefined ? {} : { gap }) };
  const stored = await addDraft(session, state, 'screen');
  if (isAside(stored)) return stored;
  return panelView({
    texts: [
      `### ${escapeText(shorten(title, 200))}\nChoose what to draft, ${MOST_AT_ONCE} at once.`,
      ...(entries.length > offered.length ? [small(`The newest ${offered.length} of ${entries.length}.`)] : []),
    ],
    menus: [
      menu(
        panelIds.write({ verb: 'feed', about: stored.id, part: 0 }),
        'Entries',
        offered.map((entry, index) => ({
          label: entry.title,
          value: String(index),
          ...(entry.published === undefined ? {} : { description: entry.published }),
        })),
        { most: MOST_AT_ONCE },
      ),
    ],
  });
}

/** The addresses that were chosen from a feed, and the question that they are added for. */
async function chosenFrom(
  session: ModeratorSession,
  id: string,
  chosen: readonly string[],
): Promise<{ urls: string[]; gap: Gap } | Aside> {
  const stored = await openDraft(session, id, { ownOnly: true });
  const feed = isAside(stored) ? undefined : feedSchema.safeParse(stored.state).data;
  if (feed === undefined) return aside(SAY.screenGone);
  return { urls: chosen.flatMap((index) => feed.urls[Number(index)] ?? []), gap: feed.gap };
}
