/** Holding a source against its page again. */
import { parseSource } from '../../corpus/parse.ts';
import type { Shown } from '../../discord/kit/command.ts';
import { blockQuote, escapeText, shorten, small } from '../../discord/kit/markdown.ts';
import { aside } from '../../discord/kit/reply.ts';
import type { PageCheck, StatementCheck } from '../../drafting/verify/types.ts';
import { propose } from '../change/proposing.ts';
import { holdAgainstPage, missingIn, type Page } from '../change/provenance.ts';
import { type EntryRef, keyOf, type ModeratorSession } from '../session/moderator-session.ts';
import { type PanelButton, panelView } from '../session/panel.ts';
import { SAY } from '../session/words.ts';

/** The text of a source’s file, and its page as it is now. */
interface Refreshed {
  text: string;
  page: Page;
}

/** Fetches the source’s page and tells what stands there. */
export async function refresh(session: ModeratorSession, ref: EntryRef): Promise<Shown> {
  const found = await fetchAgain(session, ref);
  if ('reason' in found) return aside(escapeText(found.reason));
  const { statements, figures } = found.page.check;
  const missing = statements.filter(isMissing);
  const isReported = statements.some(({ form }) => form === 'reported');
  return panelView({
    texts: [
      `### ${escapeText(ref.entry)}\n${small(SAY.scope(session.scope))}`,
      sumText(found.page.check),
      ...missing.map(missingText),
      ...figures
        .filter(({ isOnPage }) => !isOnPage)
        .map(({ id, value }) => `**${escapeText(id)}**: the page does not have ${value}.`),
    ],
    buttons: [isReported ? [wordsButton(ref)] : [], foundButton(session, ref, found.page.check)],
  });
}

function sumText({ statements, figures }: PageCheck): string {
  const verbatim = statements.filter(({ form }) => form === 'verbatim');
  const rights = verbatim.length - statements.filter(isMissing).length;
  const there = figures.filter(({ isOnPage }) => isOnPage).length;
  return `${rights} of ${verbatim.length} verbatim statements stand on the page; ${there} of ${figures.length} figures are there.`;
}

type Missing = Extract<StatementCheck, { form: 'verbatim' }>;

function isMissing(check: StatementCheck): check is Missing {
  return check.form === 'verbatim' && check.standing === 'missing';
}

function missingText({ id, words, nearest }: Missing): string {
  const instead = nearest === undefined ? '' : `\nThe page has instead:\n${escapeText(shorten(nearest.text, 300))}`;
  return `**${escapeText(id)}** is not there:\n${blockQuote(escapeText(shorten(words, 300)))}${instead}`;
}

/** The exact words of what is only reported are taken elsewhere. */
function wordsButton(ref: EntryRef): PanelButton {
  return { label: 'Exact words', id: { verb: 'words-source', about: keyOf(ref), part: 0 } };
}

/** Offered where unverified words were all found on the page: marks the source as fetched. */
function foundButton(session: ModeratorSession, ref: EntryRef, check: PageCheck): PanelButton[] {
  const how = session.recordService.textOf({ scope: session.scope, ...ref }).revision?.origin.how;
  const isUnverified = how === 'pasted' || how === 'file' || how === 'given';
  if (!isUnverified || !isAllThere(check)) return [];
  return [{ label: 'Note that they were found', id: { verb: 'found', about: keyOf(ref), part: 0 } }];
}

/** Whether something is claimed, and all of it stands on the page. */
function isAllThere(check: PageCheck): boolean {
  const claims = check.statements.filter(({ form }) => form === 'verbatim').length + check.figures.length;
  return claims > 0 && missingIn(check).size === 0;
}

/** Proposes that a source’s words were found on its page. */
export async function noteFound(session: ModeratorSession, key: string): Promise<Shown> {
  const ref = session.entryBehind(key);
  if (ref === undefined) return aside(SAY.entryGone);
  const found = await fetchAgain(session, ref);
  if ('reason' in found) return aside(escapeText(found.reason));
  if (!isAllThere(found.page.check))
    return aside('The page has changed since: not all of it stands there any more. Nothing was changed.');
  return proposeRead(session, ref, found.text, 'Its words were found on its page.', found.page, 'note');
}

async function fetchAgain(session: ModeratorSession, ref: EntryRef): Promise<Refreshed | { reason: string }> {
  const { text } = session.recordService.textOf({ scope: session.scope, ...ref });
  const source = text === null || ref.kind !== 'source' ? undefined : parseSource(ref.entry, text).source;
  if (text === null || source === undefined) return { reason: SAY.noSource(ref.entry) };
  const page = await holdAgainstPage(session, source);
  return 'reason' in page ? page : { text, page };
}

/** Proposes the text as fetched where all its claims stand on the page, and else with the origin that it had. */
function proposeRead(
  session: ModeratorSession,
  { kind, entry }: EntryRef,
  text: string,
  why: string,
  page: Page,
  does?: 'note',
): Promise<Shown> {
  const { revision } = session.recordService.textOf({ scope: session.scope, kind, entry });
  const origin = missingIn(page.check).size === 0 ? page.origin : (revision?.origin ?? { how: 'edited' as const });
  return propose(session, {
    title: `${why} (${entry})`,
    ...(does === undefined ? {} : { does }),
    why,
    entries: [{ kind, entry, text, origin, seen: revision?.number ?? 0, base: session.baseOf({ kind, entry }) }],
  });
}
