import { DAY_TO_FILL_IN, isToDo } from '../corpus/unfinished.ts';
import type { Draft, Hint } from '../drafting/types.ts';
import { type Block, counted, line, type Paragraph } from './view/block.ts';

/** A page has more numbers in it than anybody reads here; the file has them all. */
const MOST_LEFT_OVER = 10;

function dayOf({ published }: Draft['source']): string {
  return published === DAY_TO_FILL_IN ? 'day not known' : published;
}

/** What a draft holds and what is not sure in it, for whoever goes through it. */
export function draftBlocks(draft: Draft): Block[] {
  const { source, doubts } = draft;
  return [
    {
      paragraphs: [
        { role: 'title', text: source.title },
        {
          role: 'detail',
          text: `${source.publisher}, ${dayOf(source)}; ${source.kind}; ${source.topics.join(', ')}`,
        },
        { role: 'address', text: source.url },
        ...doubts.map(doubtful),
      ],
    },
    ...statementBlocks(draft),
    ...figureBlocks(draft),
    ...proposalBlocks(draft),
    ...leftOverBlocks(draft),
    line('title', summary(draft)),
  ];
}

function statementBlocks({ source, statements }: Draft): Block[] {
  return source.statements.map(({ speaker, as, said, where, form, text, topics }, index) => {
    const hint = statements[index];
    const words: Paragraph = isToDo(text)
      ? { role: 'plain', text: hint?.text ?? text }
      : { role: 'words', text: form === 'verbatim' ? `“${text}”` : text, bar: '┃ ' };
    const who = [speaker, as].filter((part) => part !== undefined).join(', ');
    const about = [said, where, topics.join(', ')].filter((part) => part !== undefined).join('; ');
    return {
      number: index + 1,
      paragraphs: [
        { role: 'name', text: who },
        {
          role: 'label',
          text: form === 'verbatim' ? 'Word for word' : 'Reported: left out until it is in our own words',
        },
        words,
        { role: 'detail', text: about },
        ...remarks(hint),
      ],
    };
  });
}

function figureBlocks({ source, figures }: Draft): Block[] {
  return source.figures.map(({ measure, value, approximate, period, area, by, given }, index) => {
    const hint = figures[index];
    const about = [`${period.from} to ${period.to}`, area, `${given ? 'given' : 'counted'} by ${by}`].filter(
      (part) => part !== undefined,
    );
    return {
      number: source.statements.length + index + 1,
      paragraphs: [
        { role: 'value', text: `${approximate === true ? 'about ' : ''}${value.toLocaleString('en-GB')} ${measure}` },
        { role: 'plain', text: hint?.sentence ?? '' },
        { role: 'detail', text: about.join('; ') },
        ...remarks(hint),
      ],
    };
  });
}

function remarks(hint: Hint | undefined): Paragraph[] {
  if (hint === undefined) return [];
  const evidence: Paragraph = { role: 'detail', text: `${hint.evidence}; sure ${hint.confidence.toFixed(2)}` };
  const near: Paragraph[] =
    hint.subjects === undefined ? [] : [{ role: 'detail', text: `Subjects near to it: ${hint.subjects.join('; ')}` }];
  return [evidence, ...hint.doubts.map(doubtful), ...near];
}

function doubtful(doubt: string): Paragraph {
  return { role: 'note', text: doubt, lead: '? ' };
}

function proposalBlocks({ people, measures }: Draft): Block[] {
  const entries = [
    ...people.map(({ id, name, kind, offices }) => [id, name, kind, offices.map(({ title }) => title).join(', ')]),
    ...measures.map(({ id, label, unit }) => [id, label, 'measure', unit]),
  ];
  if (entries.length === 0) return [];
  return [
    {
      paragraphs: [
        { role: 'title', text: 'Proposed, as the record does not have them:' },
        { role: 'table', rows: entries, flushRight: [] },
      ],
    },
  ];
}

function leftOverBlocks({ leftOver }: Draft): Block[] {
  if (leftOver.length === 0) return [];
  const more = leftOver.length - MOST_LEFT_OVER;
  return [
    {
      paragraphs: [
        { role: 'title', text: 'Left out:' },
        ...leftOver
          .slice(0, MOST_LEFT_OVER)
          .map(({ text, reason }): Paragraph => ({ role: 'detail', text: `“${text}”: ${reason}`, lead: '• ' })),
        ...(more > 0 ? [{ role: 'detail', text: `${more} more stand in the draft’s comments.` } as const] : []),
      ],
    },
  ];
}

function summary({ source, statements, figures, doubts }: Draft): string {
  const verbatim = source.statements.filter(({ form }) => form === 'verbatim').length;
  const unsure = [...statements, ...figures].filter((hint) => hint.doubts.length > 0).length + doubts.length;
  const found = [
    `${counted(source.statements.length, 'statement')} (${verbatim} word for word)`,
    counted(source.figures.length, 'figure'),
  ];
  return `Found: ${found.join(', ')}; not sure of ${counted(unsure, 'thing')}.`;
}
