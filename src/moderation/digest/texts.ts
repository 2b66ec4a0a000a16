/** A digest as the texts of one message: a heading for each kind of news, each with as many lines as fit. */
import { type Entry, measuresById } from '../../corpus/corpus.ts';
import type { CorpusContent, Source } from '../../corpus/schema.ts';
import { type Scope, SHARED } from '../../corpus/scope.ts';
import { dateInWords, periodInWords } from '../../dates/words.ts';
import { escapeText, shorten, small, titleLink } from '../../discord/kit/markdown.ts';
import { CARD, counted } from '../../discord/kit/words.ts';
import { withdrawnInWords } from '../../follow/words.ts';
import type { ItemTraits } from '../../store/item-changes.ts';
import type { ModeratorServices } from '../session/moderator-session.ts';
import { SAY } from '../session/words.ts';
import type { Asked, AskedAlike, Digest, ServerWeek } from './digest.ts';

/** Characters that a section takes at most: together they stay below what a message holds. */
const ROOM = { added: 1_200, corrected: 700, withdrawn: 450, most: 450, unanswered: 400, answered: 400 } as const;
const TITLE_CHARACTERS = 90;
const QUESTION_CHARACTERS = 120;

/** What the record is looked up in. */
type Services = Pick<ModeratorServices, 'itemsOf' | 'recordService'>;

/** @param server null for a direct message */
export function digestTexts(digest: Digest, services: Services, server: string | null): string[] {
  const { week, news, asked } = digest;
  const scope: Scope = server === null ? SHARED : { kind: 'server', serverId: server };
  const entries = new Map(services.itemsOf(scope).map((entry) => [entry.id, entry]));
  const { snapshot } = services.recordService;
  const content = (server === null ? undefined : snapshot.server(server)?.content) ?? snapshot.shared.content;
  const sections = [
    section('New on record', sourceLines(news.added, entries), ROOM.added),
    section('Corrected', sourceLines(news.corrected, entries), ROOM.corrected),
    section('Withdrawn', withdrawnLines(news.withdrawn, content), ROOM.withdrawn),
    ...(asked === undefined ? [] : askedSections(asked)),
  ].filter((text) => text !== '');
  const title = `### ${SAY.digestOf(periodInWords({ from: week.first, to: week.last }))}`;
  return [
    sections.length === 0 ? `${title}\n${SAY.quietWeek(asked !== undefined)}` : title,
    ...sections,
    ...(asked === undefined ? [] : [small(SAY.digestCounts(asked.times))]),
  ];
}

/** A heading and as many lines as fit, with how many more there are. */
function section(heading: string, lines: readonly string[], room: number): string {
  if (lines.length === 0) return '';
  const shown: string[] = [];
  for (const line of lines) {
    if ([...shown, line].join('\n').length > room) break;
    shown.push(line);
  }
  const more = lines.length - shown.length;
  return [`**${heading}**`, ...shown, ...(more > 0 ? [small(SAY.andMore(more))] : [])].join('\n');
}

/** The sources of some items, each with how many of these it has. */
function sourceLines(ids: readonly string[], entries: ReadonlyMap<string, Entry>): string[] {
  const found = ids.flatMap((id) => entries.get(id) ?? []);
  const bySource = [...Map.groupBy(found, ({ source }) => source)];
  return bySource
    .sort(([one], [other]) => other.published.localeCompare(one.published))
    .map(([source, items]) => sourceLine(source, items));
}

function sourceLine({ title, url, publisher, published }: Source, items: readonly Entry[]): string {
  const statements = items.filter(({ kind }) => kind === 'statement').length;
  const held = [
    ...(statements > 0 ? [counted(statements, 'statement')] : []),
    ...(items.length > statements ? [counted(items.length - statements, 'figure')] : []),
  ].join(', ');
  const from = CARD.source(escapeText(publisher), dateInWords(published));
  return `- ${titleLink(shorten(title, TITLE_CHARACTERS), url)}\n${small(`${from} · ${held}`)}`;
}

/** What was withdrawn is named, and not repeated. */
function withdrawnLines(withdrawn: readonly ItemTraits[], { people, measures }: CorpusContent): string[] {
  const measured = measuresById(measures);
  const names = {
    person: (id: string) => people.find((person) => person.id === id),
    measure: (id: string) => measured.get(id),
  };
  return countedAlike(withdrawn.map((traits) => `- ${withdrawnInWords(traits, names)}`));
}

/** Lines that are alike stand once, with how often. */
function countedAlike(lines: readonly string[]): string[] {
  return [...Map.groupBy(lines, (line) => line)].map(([line, all]) =>
    all.length === 1 ? line : `${line} (${all.length})`,
  );
}

function askedSections({ most, unanswered, answered }: ServerWeek): string[] {
  return [
    section(
      'Asked most',
      most.map((each) => questionLine(each, each.times)),
      ROOM.most,
    ),
    section('Without an answer', namedLines(unanswered, SAY.alsoUnanswered), ROOM.unanswered),
    section('Answered since', namedLines(answered, SAY.alsoAnswered), ROOM.answered),
  ];
}

function namedLines({ named, others }: Asked, also: (others: number, isFurther: boolean) => string): string[] {
  const lines = named.map((each) => questionLine(each, each.unanswered));
  return others === 0 ? lines : [...lines, `- ${also(others, named.length > 0)}`];
}

function questionLine({ question }: AskedAlike, times: number): string {
  return `- ${escapeText(shorten(question, QUESTION_CHARACTERS))} (${counted(times, 'time')})`;
}
