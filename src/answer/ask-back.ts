/** Asks back where a follow-up fits nothing near what was shown: one line, with what could be meant. */
import type { Corpus, Entry } from '../corpus/corpus.ts';
import { periodInWords } from '../dates/words.ts';
import { print } from '../query/print.ts';
import { queries } from '../query/queries.ts';
import type { TypedQuery } from '../query/query.ts';
import type { Answer, Choice } from './types.ts';

const MOST_CHOICES = 3;
/** Fewer words are no question of their own. */
const FEWEST_WORDS = 4;
/** Longer texts are no follow-up that somebody would recognise in a button. */
const MAX_LABEL = 60;

/**
 * No answer to a follow-up, with what it could mean: the same words as a question of their own, where that is answered, and
 * what else stands in the source that was shown.
 */
export function askBack(
  none: Answer,
  { text, cues, where }: TypedQuery,
  lead: Entry | undefined,
  corpus: Corpus,
  isAnswered: () => boolean,
): Answer {
  if (cues.opinion || cues.practical) return none;
  const words = text.trim();
  const mayStandAlone =
    where.elsewhere.length === 0 && words.length <= MAX_LABEL && words.split(/\s+/).length >= FEWEST_WORDS;
  const alone: Choice[] =
    mayStandAlone && isAnswered() ? [{ label: `“${words}” by itself`, question: `New question: ${words}` }] : [];
  const beside = lead === undefined ? [] : besides(lead, corpus);
  const choices = [...alone, ...beside].slice(0, MOST_CHOICES);
  if (choices.length === 0) return none;
  const note = 'Taken together with the answer before it, this matches nothing on record.';
  return { ...none, notes: [...none.notes, note], choices };
}

/** Other figures and other speakers of the same source, each once. */
function besides(lead: Entry, corpus: Corpus): Choice[] {
  const choices = corpus.entries
    .filter(({ source, id }) => source.id === lead.source.id && id !== lead.id)
    .map((entry) => choiceFor(entry, corpus));
  return choices.filter(({ label }, at) => choices.findIndex((other) => other.label === label) === at);
}

function choiceFor(entry: Entry, corpus: Corpus): Choice {
  if (entry.kind === 'figure') {
    const { measure, figure, area } = entry;
    const question = print(queries.figure({ measure: measure.id, period: figure.period, area }), corpus);
    return { label: `${measure.label}, ${periodInWords(figure.period)}`, question };
  }
  const [topic] = entry.statement.topics;
  const about = topic === undefined ? undefined : corpus.topic(topic);
  const question = print(queries.statements({ speaker: entry.speaker.id, topic }), corpus);
  return { label: about === undefined ? entry.speaker.name : `${entry.speaker.name} on ${about.label}`, question };
}
