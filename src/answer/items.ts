import { cite, quotedWords } from '../corpus/citation.ts';
import type { FigureEntry, StatementEntry } from '../corpus/corpus.ts';
import type { Ranked } from './evidence.ts';
import type { FigureItem, Item, Match, StatementItem } from './types.ts';

/**
 * An entry as an item of an answer. The words are the corpus's own, unchanged.
 * @param score how sure it is that the entry answers, 0 to 1
 * @param why what was asked for and what of the entry met it
 */
export function toItem(entry: Ranked['entry'], score: number, why: Match[]): Item {
  return entry.kind === 'statement' ? statementItem(entry, score, why) : figureItem(entry, score, why);
}

function statementItem(entry: StatementEntry, score: number, why: Match[]): StatementItem {
  const { statement, speaker, said, source, id } = entry;
  const { form, text, topics, as, where, stance } = statement;
  const exactWords = form === 'verbatim' ? [text] : quotedWords(text);
  return {
    kind: 'statement',
    id,
    score,
    why,
    citation: cite(source, exactWords),
    form,
    text,
    speaker: { id: speaker.id, name: speaker.name },
    ...(as === undefined ? {} : { as }),
    said,
    ...(where === undefined ? {} : { where }),
    topics: [...topics],
    ...(stance === undefined ? {} : { stance }),
  };
}

function figureItem(entry: FigureEntry, score: number, why: Match[]): FigureItem {
  const { figure, measure, by, source, area, forecast, id } = entry;
  const { value, approximate, period, event, note } = figure;
  return {
    kind: 'figure',
    id,
    score,
    why,
    citation: cite(source),
    measure: { id: measure.id, label: measure.label },
    value,
    unit: measure.unit,
    approximate: approximate ?? false,
    period: { ...period },
    forecast,
    area,
    ...(event === undefined ? {} : { event }),
    by: { id: by.id, name: by.name },
    ...(note === undefined ? {} : { note }),
  };
}
