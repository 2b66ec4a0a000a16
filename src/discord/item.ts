import type { Item } from '../answer/types.ts';
import { cite, quotedWords } from '../corpus/citation.ts';
import type { Entry } from '../corpus/corpus.ts';

/** An entry of the corpus as an item that was asked for by its id: certain, and chosen for no other reason. */
export function itemOf(entry: Entry): Item {
  const base = { id: entry.id, score: 1, why: [] };
  if (entry.kind === 'statement') {
    const { form, text, as, where, topics, stance } = entry.statement;
    return {
      ...base,
      citation: cite(entry.source, form === 'verbatim' ? [text] : quotedWords(text)),
      kind: 'statement',
      form,
      text,
      speaker: { id: entry.speaker.id, name: entry.speaker.name },
      said: entry.said,
      topics,
      ...(as === undefined ? {} : { as }),
      ...(where === undefined ? {} : { where }),
      ...(stance === undefined ? {} : { stance }),
    };
  }
  const { value, approximate, period, event, note } = entry.figure;
  return {
    ...base,
    citation: cite(entry.source),
    kind: 'figure',
    measure: { id: entry.measure.id, label: entry.measure.label },
    value,
    unit: entry.measure.unit,
    approximate: approximate === true,
    period,
    forecast: entry.forecast,
    area: entry.area,
    by: { id: entry.by.id, name: entry.by.name },
    ...(event === undefined ? {} : { event }),
    ...(note === undefined ? {} : { note }),
  };
}
