import type { Corpus } from '../corpus/corpus.ts';
import type { Source } from '../corpus/schema.ts';
import { type Scope, SHARED } from '../corpus/scope.ts';
import { dueDays } from '../dates/london.ts';
import { TraitReader } from '../record/item-diff.ts';
import type { NewFollow } from '../store/follows.ts';
import { type AskedParts, findAsked } from './asked.ts';
import { meets } from './news.ts';

interface PreviewParts extends AskedParts {
  record(scope: Scope): { corpus: Corpus } & ReturnType<AskedParts['record']>;
}

const YEAR_MS = 365 * 24 * 60 * 60 * 1_000;

/**
 * How often something would have come in the year up to today, and with how many entries, had each source been added on the day on
 * which it was published.
 */
export async function preview(
  follow: Pick<NewFollow, 'kind' | 'about' | 'server' | 'every'>,
  parts: PreviewParts,
): Promise<{ times: number; items: number }> {
  const corpus = corpusOf(follow, parts);
  const today = parts.today();
  const since = new Date(Date.parse(today) - YEAR_MS).toISOString().slice(0, 10);
  const recent = corpus.sources.filter(({ published }) => published > since && published <= today);
  const met = await itemsMeeting(follow, recent, parts);
  const times = new Set(met.map(({ published }) => slotOf(published, follow.every)));
  return { times: times.size, items: met.length };
}

function corpusOf({ server }: Pick<NewFollow, 'server'>, { record }: PreviewParts): Corpus {
  return record(server === null ? SHARED : { kind: 'server', serverId: server }).corpus;
}

/** The source of each item that meets it. */
async function itemsMeeting(
  follow: Pick<NewFollow, 'kind' | 'about' | 'server'>,
  sources: readonly Source[],
  parts: PreviewParts,
): Promise<Source[]> {
  const corpus = corpusOf(follow, parts);
  const reader = new TraitReader({ subjects: corpus.listedSubjects, measures: corpus.measures });
  const items = sources.flatMap((source) => reader.itemsOf(source).map((item) => ({ ...item, from: source })));
  if (follow.kind !== 'question')
    return items.filter(({ traits }) => meets(follow, traits, corpus)).map(({ from }) => from);
  const asked = await findAsked(parts)(follow.about, follow.server, new Set(items.map(({ item }) => item)));
  return items.filter(({ item }) => asked.has(item)).map(({ from }) => from);
}

/** The day or the week whose message a day’s news stands in. */
function slotOf(day: string, every: NewFollow['every']): string {
  return every === 'weekly' ? dueDays(`${day}T12:00:00Z`, 0).weekly : day;
}
