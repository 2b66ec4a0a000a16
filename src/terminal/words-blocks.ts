import type { Corpus } from '../corpus/corpus.ts';
import { dateInWords } from '../dates/words.ts';
import type { Cut, PageDifference, WordsOnOffer } from '../record/word-page.ts';
import { reasonsInWords } from '../record/word-reasons.ts';
import type { Block, Paragraph } from './view/block.ts';

/** Words on offer, as they are decided on: our text, the words, and the paragraph around with the cut marked. */
export function offerBlock(offer: WordsOnOffer, corpus: Corpus, cut: Cut = offer.cuts[0]): Block {
  const { source, statement, page, others } = offer;
  const speaker = corpus.person(statement.speaker)?.name ?? statement.speaker;
  const found =
    page.captured === null
      ? `on the page on ${dateInWords(page.seen)}`
      : `in the Archive’s copy of ${dateInWords(page.captured)}`;
  const beside = others === 0 ? [] : [`${others === 1 ? 'One other passage is' : `${others} others are`} less likely.`];
  return {
    paragraphs: [
      { role: 'title', text: `${source.id}#${statement.id}` },
      {
        role: 'detail',
        text: [speaker, statement.as, source.publisher].filter((each) => each !== undefined).join(' · '),
      },
      { role: 'label', text: 'On record, in our own words:' },
      { role: 'plain', text: statement.text },
      { role: 'label', text: `Exact words, ${found}:` },
      { role: 'words', text: cut.words, bar: '┃ ' },
      ...(cut.before.trim() === '' && cut.after.trim() === ''
        ? []
        : [{ role: 'detail', text: `in: ${cut.before}⟦ … ⟧${cut.after}` } satisfies Paragraph]),
      ...[...reasonsInWords(offer), ...beside].map((text): Paragraph => ({ role: 'note', text, lead: '• ' })),
    ],
  };
}

/** What a page says of itself where the record says something else. */
export function differenceBlock({
  source,
  address,
  seen,
  differences,
  figuresMissing,
  movedTo,
}: PageDifference): Block {
  const told = [
    ...(movedTo === undefined ? [] : [`It has moved to ${movedTo}`]),
    ...differences.map(({ of, record, page }) =>
      of === 'title'
        ? `On record its title is “${record}”; the page has “${page}”.`
        : `On record it appeared on ${dateInWords(record)}; the page says ${dateInWords(page)}.`,
    ),
    ...figuresMissing.map(({ id, value }) => `${id}: the page does not have ${value}.`),
  ];
  return {
    paragraphs: [
      { role: 'title', text: source.id },
      { role: 'address', text: address },
      { role: 'detail', text: `read on ${dateInWords(seen)}` },
      ...told.map((text): Paragraph => ({ role: 'note', text, lead: '• ' })),
    ],
  };
}
