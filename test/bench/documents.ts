import type { Corpus, Entry } from '../../src/corpus/corpus.ts';

/** An item as a bot would hand it to a search engine. */
export interface Document {
  id: string;
  text: string;
  speaker: string;
  title: string;
  topics: string;
}

/** An item with all the words that one may look for it by. */
export function documentOf(entry: Entry, corpus: Corpus): Document {
  const { id, source } = entry;
  const topics = entry.kind === 'statement' ? entry.statement.topics : source.topics;
  return {
    id,
    text: textOf(entry),
    speaker: entry.kind === 'statement' ? `${entry.speaker.name} ${entry.statement.as ?? ''}` : entry.by.name,
    title: source.title,
    topics: topics.map((topic) => corpus.topic(topic)?.label ?? topic).join(', '),
  };
}

function textOf(entry: Entry): string {
  if (entry.kind === 'statement') return entry.statement.text;
  const { measure, figure, area } = entry;
  const { from, to } = figure.period;
  return [measure.label, figure.value, measure.unit, from, to, area, figure.event, figure.note]
    .filter((part) => part !== undefined)
    .join(' ');
}
