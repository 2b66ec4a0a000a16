/** Problems that people report: to the moderators’ channel, and closed with what was done. */

import { toItem } from '../../answer/items.ts';
import { Corpus } from '../../corpus/corpus.ts';
import { itemLayout } from '../../discord/cards/answer.ts';
import type { Layout } from '../../discord/cards/layout.ts';
import { sourceLayout } from '../../discord/cards/source.ts';
import type { Shown } from '../../discord/kit/command.ts';
import { lineView, menu, type View } from '../../discord/kit/components.ts';
import type { Form } from '../../discord/kit/form.ts';
import { escapeText, shorten, small } from '../../discord/kit/markdown.ts';
import { aside } from '../../discord/kit/reply.ts';
import type { Report } from '../../store/reports.ts';
import type { ModeratorSession, PanelActions } from '../session/moderator-session.ts';
import { type PanelButton, panelIds, panelView, turningButtons } from '../session/panel.ts';
import { SAY } from '../session/words.ts';
import { teachForm } from './teaching.ts';

const ON_PAGE = 8;
const TEXT_CHARACTERS = 1_000;
/** In the list; the report’s own card has the whole text. */
const LISTED_CHARACTERS = 300;

/** A report as it stands in the moderators’ channel. */
export function reportView(report: Report): View {
  return panelView({
    texts: [reportText(report)],
    buttons: [report.outcome === null ? reportButtons(report) : []],
  });
}

function reportText(report: Report, characters = TEXT_CHARACTERS): string {
  const { id, item, text, question, at, outcome } = report;
  const about =
    question === null || item === `“${question}”` ? item : `“${shorten(question, LISTED_CHARACTERS)}” · ${item}`;
  const head = `**Report ${id}** · ${at.slice(0, 16).replace('T', ' ')}\n${small(escapeText(about))}`;
  const closed = outcome === null ? '' : `\n${small(`Closed: ${escapeText(outcome)}`)}`;
  return `${head}\n${escapeText(shorten(text, characters))}${closed}`;
}

function reportButtons({ id, question }: Report): PanelButton[] {
  const about = String(id);
  const answer: PanelButton = { label: 'Answer with an item', id: { verb: 'report-teach', about, part: 0 } };
  return [
    { label: 'Show the entry', id: { verb: 'report-item', about, part: 0 } },
    ...(question === null ? [] : [answer]),
    { label: 'Close', id: { verb: 'report-close', about, part: 0 } },
  ];
}

/** Open reports of this server, oldest first, with a menu to open one. */
export async function reportsView(session: ModeratorSession, page: number): Promise<Shown> {
  if (!session.rights.moderates) return aside(SAY.notServers);
  const open = await session.services.store.reports.open(session.rights.serverId);
  if (open.length === 0) return lineView('Nothing is reported that is still open.');
  const pages = Math.ceil(open.length / ON_PAGE);
  const at = Math.min(page, pages - 1);
  const shown = open.slice(at * ON_PAGE, (at + 1) * ON_PAGE);
  return panelView({
    texts: shown.map((report) => reportText(report, LISTED_CHARACTERS)),
    menus: [
      menu(
        panelIds.write({ verb: 'report', about: '-', part: 0 }),
        'Open a report',
        shown.map(({ id, text }) => ({
          label: `Report ${id}: ${text.replace(/\s+/g, ' ')}`,
          value: String(id),
        })),
      ),
    ],
    buttons: [turningButtons('reports', '-', at, pages)],
  });
}

/** A form for the item that answers the question of a report. */
async function answerReport(session: ModeratorSession, id: number): Promise<Shown> {
  const question = (await ownReport(session, id))?.question ?? null;
  return question === null ? aside(SAY.noReport) : teachForm(session, question);
}

/** One report, with what can be done about it. */
async function showReport(session: ModeratorSession, id: number): Promise<Shown> {
  const report = await ownReport(session, id);
  return report === undefined ? aside(SAY.noReport) : reportView(report);
}

/** The entry that a report is about, as it is on record now. */
async function reportItemView(session: ModeratorSession, id: number): Promise<Shown> {
  const report = await ownReport(session, id);
  if (report === undefined) return aside(SAY.noReport);
  const { snapshot } = session.recordService;
  const own = snapshot.server(session.rights.serverId)?.content;
  const contents = [...(own === undefined ? [] : [own]), snapshot.shared.content];
  for (const corpus of contents.map((content) => new Corpus(content))) {
    const [page] = layoutOf(corpus, report.item)?.pages ?? [];
    if (page === undefined) continue;
    return panelView({
      texts: [small(escapeText(report.item)), ...page.blocks.map(({ texts }) => texts.join('\n'))],
      buttons: [[{ label: 'The report', id: { verb: 'report', about: String(id), part: 0 } }]],
    });
  }
  return aside(`${escapeText(report.item)} is not on record any more, or was a question.`);
}

function layoutOf(corpus: Corpus, id: string): Layout | undefined {
  const source = corpus.source(id);
  if (source !== undefined) return sourceLayout(source, []);
  const entry = corpus.entry(id);
  return entry && itemLayout(toItem(entry, 1, []));
}

function closeForm(id: string): Form {
  return {
    title: `Close report ${id}`,
    customId: panelIds.write({ verb: 'report-close', about: id, part: 0 }),
    fields: [{ is: 'lines', name: 'outcome', label: 'What was done', longest: 500 }],
  };
}

/** @returns the report as it stands now, for the message that shows it to all moderators */
async function closeReport(session: ModeratorSession, id: number, outcome: string): Promise<Shown> {
  if (outcome === '') return aside('It is closed with what was done about it.');
  const { reports } = session.services.store;
  if ((await ownReport(session, id)) === undefined) return aside(SAY.noReport);
  const isOurs = await reports.close(id, outcome, session.rights.userId);
  const now = await reports.find(id);
  if (now === undefined) return aside(SAY.noReport);
  return isOurs ? reportView(now) : panelView({ texts: ['Somebody else has closed it before.', reportText(now)] });
}

/** A report of this server, for its moderators only. */
async function ownReport({ services, rights }: ModeratorSession, id: number): Promise<Report | undefined> {
  if (!rights.moderates || !Number.isSafeInteger(id)) return undefined;
  const report = await services.store.reports.find(id);
  return report?.server === rights.serverId ? report : undefined;
}

export const reportActions = {
  reports: { press: (session, { part }) => reportsView(session, part) },
  report: { press: (session, { about }, [chosen = about]) => showReport(session, Number(chosen)) },
  'report-item': { press: (session, { about }) => reportItemView(session, Number(about)) },
  'report-teach': { press: (session, { about }) => answerReport(session, Number(about)) },
  'report-close': {
    // The card stands in the moderators’ channel: closing it updates it for everyone.
    changesForAll: true,
    press: (_session, { about }) => closeForm(about),
    take: (session, { about }, values) => closeReport(session, Number(about), values.text('outcome')),
  },
} satisfies PanelActions;
