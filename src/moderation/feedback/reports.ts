/** Problems that people report: to the moderators’ channel, and closed with what was done. */
import { ComponentType } from 'discord.js';
import { toItem } from '../../answer/items.ts';
import { Corpus } from '../../corpus/corpus.ts';
import { DISCORD } from '../../discord/limits.ts';
import { itemLayout } from '../../discord/view/answer.ts';
import type { Layout } from '../../discord/view/layout.ts';
import { escapeText, shorten, small } from '../../discord/view/markdown.ts';
import { sourceLayout } from '../../discord/view/source.ts';
import { lineView, type View } from '../../discord/view/view.ts';
import type { Report } from '../../store/reports.ts';
import type { Form } from '../panel/form.ts';
import { type PanelButton, panelId, panelView, turningButtons } from '../panel/panel.ts';
import { aside, type Shown } from '../panel/shown.ts';
import type { Room } from '../room.ts';
import { SAY } from '../words.ts';

const ON_PAGE = 8;
const TEXT_CHARACTERS = 1_000;
/** Of a text in the list; the whole stands on the report’s own card. */
const LISTED_CHARACTERS = 300;

/** A report as it stands in the moderators’ channel. */
export function reportView(report: Report): View {
  return panelView({
    texts: [reportText(report)],
    buttons: [report.outcome === null ? reportButtons(report) : []],
  });
}

function reportText({ id, item, text, at, outcome }: Report, characters = TEXT_CHARACTERS): string {
  const head = `**Report ${id}** · ${at.slice(0, 16).replace('T', ' ')}\n${small(escapeText(item))}`;
  const closed = outcome === null ? '' : `\n${small(`Closed: ${escapeText(outcome)}`)}`;
  return `${head}\n${escapeText(shorten(text, characters))}${closed}`;
}

function reportButtons({ id }: Report): PanelButton[] {
  const about = String(id);
  return [
    { label: 'Show the entry', id: { verb: 'report-item', about, part: 0 } },
    { label: 'Close', id: { verb: 'report-close', about, part: 0 } },
  ];
}

/** Those that are open in this server, oldest first, to pick one from. */
export async function reportsView(room: Room, page: number): Promise<Shown> {
  if (!room.standing.moderates) return aside(SAY.notServers);
  const open = await room.services.store.reports.open(room.standing.serverId);
  if (open.length === 0) return lineView('Nothing is reported that is still open.');
  const pages = Math.ceil(open.length / ON_PAGE);
  const at = Math.min(page, pages - 1);
  const shown = open.slice(at * ON_PAGE, (at + 1) * ON_PAGE);
  return panelView({
    texts: shown.map((report) => reportText(report, LISTED_CHARACTERS)),
    menus: [
      {
        type: ComponentType.StringSelect,
        custom_id: panelId({ verb: 'report', about: '-', part: 0 }),
        placeholder: 'Open a report',
        options: shown.map(({ id, text }) => ({
          label: shorten(`Report ${id}: ${text.replace(/\s+/g, ' ')}`, DISCORD.choiceCharacters),
          value: String(id),
        })),
      },
    ],
    buttons: [turningButtons('reports', '-', at, pages)],
  });
}

/** One report, with what can be done about it. */
export async function showReport(room: Room, id: number): Promise<Shown> {
  const report = await ownReport(room, id);
  return report === undefined ? aside(SAY.noReport) : reportView(report);
}

/** The entry that a report is about, as it is answered with now. */
export async function reportItemView(room: Room, id: number): Promise<Shown> {
  const report = await ownReport(room, id);
  if (report === undefined) return aside(SAY.noReport);
  const { edition } = room.editorial;
  const own = edition.server(room.standing.serverId)?.content;
  const contents = [...(own === undefined ? [] : [own]), edition.shared.content];
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

export function closeForm(id: string): Form {
  return {
    title: `Close report ${id}`,
    id: { verb: 'report-close', about: id, part: 0 },
    fields: [{ is: 'lines', name: 'outcome', label: 'What was done', longest: 500 }],
  };
}

/** @returns the report as it stands now, for the message that shows it to all moderators */
export async function closeReport(room: Room, id: number, outcome: string): Promise<Shown> {
  if (outcome === '') return aside('It is closed with what was done about it.');
  const { reports } = room.services.store;
  if ((await ownReport(room, id)) === undefined) return aside(SAY.noReport);
  const isOurs = await reports.close(id, outcome, room.standing.userId);
  const now = await reports.find(id);
  if (now === undefined) return aside(SAY.noReport);
  return {
    everybody: isOurs
      ? reportView(now)
      : panelView({ texts: ['Somebody else has closed it before.', reportText(now)] }),
  };
}

/** A report of this server; no other server’s is to be seen, and none by whoever does not moderate it. */
async function ownReport({ services, standing }: Room, id: number): Promise<Report | undefined> {
  if (!standing.moderates || !Number.isSafeInteger(id)) return undefined;
  const report = await services.store.reports.find(id);
  return report?.server === standing.serverId ? report : undefined;
}
