import type { Answer } from '../../answer/types.ts';
import type { Corpus } from '../../corpus/corpus.ts';
import type { Person, Tenure } from '../../corpus/schema.ts';
import { dateInWords } from '../../dates/words.ts';
import type { Paragraph } from './block.ts';
import { counted } from './block.ts';
import { plainEntry } from './item.ts';
import { inPages, type View } from './view.ts';

type AboutAnswer = Extract<Answer, { kind: 'about' }>;

/** Who somebody is or what something means, how much of it is on record, then some of that. */
export function aboutView(answer: AboutAnswer, corpus: Corpus): Pick<View, 'head' | 'pages'> {
  return {
    head: [{ paragraphs: [...described(answer.about, corpus), held(answer)] }],
    pages: inPages(answer.items.map(plainEntry)),
  };
}

function held({ held: { statements, figures } }: AboutAnswer): Paragraph {
  const parts = [
    ...(statements === 0 ? [] : [counted(statements, 'statement')]),
    ...(figures === 0 ? [] : [counted(figures, 'figure')]),
  ];
  return {
    role: 'detail',
    text: parts.length === 0 ? 'Nothing more is on record.' : `On record: ${parts.join(' and ')}.`,
  };
}

function described(id: string, corpus: Corpus): Paragraph[] {
  const person = corpus.person(id);
  if (person !== undefined) return personParagraphs(person);
  const term = corpus.term(id);
  if (term !== undefined) return titled(term.term, term.definition, term.aliases);
  const topic = corpus.topic(id);
  if (topic !== undefined) return titled(topic.label, topic.description);
  const measure = corpus.measure(id);
  if (measure === undefined) return [];
  return [...titled(measure.label, measure.definition), { role: 'detail', text: `Counted in: ${measure.unit}` }];
}

function personParagraphs({ name, description, aliases, offices }: Person): Paragraph[] {
  return [
    ...titled(name, description, aliases),
    ...offices.map((office): Paragraph => ({ role: 'plain', text: officeInWords(office), lead: '• ' })),
  ];
}

function titled(title: string, text: string | undefined, aliases: readonly string[] = []): Paragraph[] {
  return [
    { role: 'title', text: title },
    ...(text === undefined ? [] : [{ role: 'plain', text } satisfies Paragraph]),
    ...(aliases.length === 0
      ? []
      : [{ role: 'detail', text: `Also called ${aliases.join(', ')}` } satisfies Paragraph]),
  ];
}

function officeInWords({ title, from, to }: Tenure): string {
  if (from !== undefined && to !== undefined) return `${title}, ${dateInWords(from)} to ${dateInWords(to)}`;
  if (from !== undefined) return `${title}, since ${dateInWords(from)}`;
  return `${title}, ${to === undefined ? 'when is not on record' : `until ${dateInWords(to)}`}`;
}
