import type { Answer } from '../../answer/types.ts';
import type { Corpus } from '../../corpus/corpus.ts';
import type { Person, Tenure } from '../../corpus/schema.ts';
import { OWN_PREFIX } from '../../corpus/scope.ts';
import { dateInWords } from '../../dates/words.ts';
import { print } from '../../query/print.ts';
import { queries } from '../../query/queries.ts';
import { COLOUR } from '../kit/components.ts';
import { MESSAGE } from '../kit/limits.ts';
import { boundedText, escapeText, shorten, small } from '../kit/markdown.ts';
import { CARD, counted, HELP } from '../kit/words.ts';
import { cardsOf, cardTexts } from './card.ts';
import { askOffers, type Block, type Layout, linesInBlocks, type OnRecord, type Page, paginate } from './layout.ts';

type AboutAnswer = Extract<Answer, { kind: 'about' }>;

/** Who somebody is or what something means, and how much is on record; the entries that the answer brings follow. */
export function aboutLayout(answer: AboutAnswer, corpus: Corpus): Layout {
  const { statements, figures } = answer.held;
  const all = [
    ...(statements === 0 ? [] : [counted(statements, 'statement')]),
    ...(figures === 0 ? [] : [counted(figures, 'figure')]),
  ];
  const held = small(CARD.held(all));
  const own = answer.about.startsWith(OWN_PREFIX) ? [small(CARD.ownEntry)] : [];
  const description = [...describe(answer.about, corpus), { texts: [...own, held] }];
  const cards = answer.items.flatMap((item) =>
    cardsOf(item).map((card): Block => ({ texts: cardTexts(card), opens: item.id })),
  );
  return {
    kind: 'about',
    colour: COLOUR.plain,
    pages: paginate([...description, ...cards]).map((blocks) => withQuestions(blocks, answer, corpus)),
    items: answer.items.map(({ id }) => id),
  };
}

/** The questions that lead from the description to the record. */
function withQuestions(blocks: Block[], answer: AboutAnswer, corpus: Corpus): Page {
  const offers = askOffers(leadingQuestions(answer, corpus));
  return offers.length === 0 ? { blocks } : { blocks, offers: [{ line: CARD.examples, offers }] };
}

/** What to ask next about a person, topic or measure of which something is on record. */
function leadingQuestions({ about, held }: AboutAnswer, corpus: Corpus): string[] {
  const next = () => {
    if (corpus.measure(about) !== undefined) {
      const series = held.figures > 1 ? [queries.series({ measure: about })] : [];
      return held.figures === 0 ? [] : [queries.figure({ measure: about }), ...series];
    }
    if (held.statements === 0) return [];
    if (corpus.person(about) !== undefined) return [queries.statements({ speaker: about })];
    const topic = corpus.topic(about)?.id ?? corpus.term(about)?.topics[0];
    return topic === undefined ? [] : [queries.statements({ topic })];
  };
  return next().map((query) => print(query, corpus));
}

function describe(id: string, corpus: Corpus): Block[] {
  const person = corpus.person(id);
  if (person !== undefined) return describePerson(person);
  const term = corpus.term(id);
  if (term !== undefined) return titled(term.term, term.definition, [alias(term.aliases)]);
  const topic = corpus.topic(id);
  if (topic !== undefined) return titled(topic.label, topic.description, []);
  const measure = corpus.measure(id);
  if (measure !== undefined) return titled(measure.label, measure.definition, [CARD.unit(measure.unit)]);
  return [];
}

function describePerson({ name, description, aliases, offices }: Person): Block[] {
  const held = offices.map((office) => `- ${escapeText(officeInWords(office))}`);
  return [
    ...titled(name, description, [alias(aliases)]),
    ...(held.length === 0 ? [] : linesInBlocks([small(CARD.offices), ...held])),
  ];
}

/** Definitions are the project's own words and may be divided between pages at a line. */
function titled(title: string, text: string | undefined, details: (string | undefined)[]): Block[] {
  const extras = details.filter((detail) => detail !== undefined).map((detail) => small(escapeText(detail)));
  const lines = text === undefined ? [] : escapeText(text).split('\n');
  return linesInBlocks([`### ${boundedText(title, MESSAGE.titleCharacters)}`, ...lines, ...extras]);
}

function alias(names: string[]): string | undefined {
  return names.length === 0 ? undefined : shorten(CARD.alsoCalled(names.join(', ')), 300);
}

function officeInWords({ title, from, to }: Tenure): string {
  if (from !== undefined && to !== undefined) return `${title}, ${CARD.between(dateInWords(from), dateInWords(to))}`;
  if (from !== undefined) return `${title}, ${CARD.since(dateInWords(from))}`;
  return `${title}, ${to === undefined ? CARD.undated : CARD.until(dateInWords(to))}`;
}

/** What the bot is, how to ask, what it holds, and questions to begin with. */
export function helpLayout({ corpus, examples }: OnRecord): Layout {
  const asked = askOffers(examples);
  const texts = [
    `### ${HELP.title}\n${HELP.intro}`,
    HELP.ways.map((way) => `- ${way}`).join('\n'),
    small(holds(corpus)),
  ];
  const offers = asked.length === 0 ? [] : [{ line: CARD.examples, offers: asked }];
  return { kind: 'help', colour: COLOUR.plain, pages: [{ blocks: [{ texts }], offers }], items: [] };
}

function holds({ entries, sources }: OnRecord['corpus']): string {
  const statements = entries.filter(({ kind }) => kind === 'statement').length;
  const days = sources.map(({ published }) => published).sort();
  return HELP.holds(
    counted(statements, 'statement'),
    counted(entries.length - statements, 'figure'),
    counted(sources.length, 'source'),
    dateInWords(days.at(0) ?? ''),
    dateInWords(days.at(-1) ?? ''),
  );
}
