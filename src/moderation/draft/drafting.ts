/** Adding a source: from an address, a file or pasted text to a draft. */

import { escapeText, shorten, small } from '../../discord/view/markdown.ts';
import { counted } from '../../discord/view/words.ts';
import type { RawDocument } from '../../reading/types.ts';
import { draftOfArticle, type SourceDraft } from '../../record/draft.ts';
import { textHash } from '../../record/overlay.ts';
import type { Origin } from '../../store/revisions.ts';
import type { Form } from '../panel/form.ts';
import { panelView } from '../panel/panel.ts';
import { emptyFields } from '../panel/parts.ts';
import { aside, isAside, type Shown } from '../panel/shown.ts';
import type { Room } from '../room.ts';
import { SAY } from '../words.ts';
import { chosenFrom, type Feed, feedView, type Gap, MOST_AT_ONCE } from './feed.ts';
import { overviewView } from './overview.ts';
import { addDraft } from './stored-draft.ts';

/** What became of one document. */
type Drafted = { draft: SourceDraft } | { reason: string } | { feed: Feed; gap: Gap };

/** A form for a text of up to 20,000 characters: what Discord’s forms hold. */
export function pasteForm(): Form {
  return {
    title: 'Paste the source’s text',
    id: { verb: 'paste', about: '-', part: 0 },
    fields: emptyFields('Text', 'A longer text: save it as a file and use /corpus add file.'),
  };
}

/** Reads one address, or several with blanks between them. @param gap the question that it is added for */
export async function addFromWeb(room: Room, typed: string, gap?: Gap): Promise<Shown> {
  // A comma may be part of an address; one before another address is not.
  return addAll(room, typed.split(/\s+|,(?=https?:)/), gap);
}

/** Drafts each of some addresses. */
async function addAll(room: Room, addresses: readonly string[], gap?: Gap): Promise<Shown> {
  const urls = [...new Set(addresses.map((each) => each.replace(/,$/, '')).filter((each) => each !== ''))];
  const [only = ''] = urls;
  if (urls.length === 0) return aside('An address is wanted.');
  return urls.length === 1 ? viewOf(room, await draftPage(room, only, gap)) : addSeveral(room, urls, gap);
}

/** One after the other; each in which something was found waits among the drafts. */
async function addSeveral(room: Room, urls: readonly string[], gap?: Gap): Promise<Shown> {
  const lines: string[] = [];
  for (const url of urls.slice(0, MOST_AT_ONCE)) {
    lines.push(`- ${escapeText(shorten(url, 150))}: ${await keptInShort(room, await draftPage(room, url, gap))}`);
  }
  const left = urls.length - MOST_AT_ONCE;
  if (left > 0) lines.push(`${counted(left, 'more address', 'more addresses')} left out: ${MOST_AT_ONCE} at once.`);
  return panelView({ texts: [lines.join('\n'), small('Drafts wait in /corpus drafts.')] });
}

async function keptInShort(room: Room, outcome: Drafted): Promise<string> {
  if ('reason' in outcome) return escapeText(shorten(outcome.reason, 200));
  if ('feed' in outcome) return 'a feed; add it alone, to choose from it';
  const { statements, figures } = outcome.draft.source;
  if (statements.length + figures.length === 0) return SAY.nothingFound;
  const stored = await addDraft(room, outcome.draft);
  if (isAside(stored)) return SAY.tooManyDrafts;
  return `drafted, ${counted(statements.length, 'statement')} and ${counted(figures.length, 'figure')}`;
}

async function viewOf(room: Room, outcome: Drafted): Promise<Shown> {
  if ('feed' in outcome) return feedView(room, outcome.feed, outcome.gap);
  if ('reason' in outcome) return aside(escapeText(outcome.reason));
  const { statements, figures } = outcome.draft.source;
  const isEmpty = statements.length + figures.length === 0;
  const stored = await addDraft(room, outcome.draft);
  return isAside(stored) ? stored : overviewView(room, stored.id, outcome.draft, isEmpty ? SAY.noEntryYet : undefined);
}

async function draftPage(room: Room, url: string, gap?: Gap): Promise<Drafted> {
  const { fetchPage, now } = room.services;
  const fetched = await fetchPage(url);
  if ('reason' in fetched) return { reason: fetched.reason };
  const from = fetched.url ?? url;
  const on = now();
  return read(room, fetched, (text) => ({ how: 'fetched', url: from, on, hash: textHash(text) }), gap);
}

/** Reads a file that somebody has handed in. */
export async function addFromFile(room: Room, document: RawDocument, name: string): Promise<Shown> {
  return viewOf(room, await read(room, document, (text) => ({ how: 'file', name, hash: textHash(text) })));
}

export async function addFromPaste(room: Room, text: string): Promise<Shown> {
  const document = { bytes: new TextEncoder().encode(text), mediaType: 'text/plain' };
  return viewOf(room, await read(room, document, (words) => ({ how: 'pasted', hash: textHash(words) })));
}

async function read(
  room: Room,
  document: RawDocument,
  originOf: (text: string) => Origin,
  gap?: Gap,
): Promise<Drafted> {
  const { services, scope, standing } = room;
  const found = await services.apart({ does: 'draft', document, content: room.outline, today: services.today() });
  if (found.kind === 'unreadable') return { reason: `That can’t be read: ${found.reason}` };
  if (found.kind === 'feed') return { feed: found, gap };
  const begun = { origin: originOf(found.text), scope, author: standing.userId };
  const draft = draftOfArticle(found.draft, found, begun);
  return { draft: gap === undefined ? draft : { ...draft, gap } };
}

/** Drafts what was chosen from a feed. */
export async function addFromFeed(room: Room, id: string, chosen: readonly string[]): Promise<Shown> {
  const found = await chosenFrom(room, id, chosen);
  return isAside(found) ? found : addAll(room, found.urls, found.gap);
}
