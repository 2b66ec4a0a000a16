import type { Corpus } from '../corpus/corpus.ts';
import { dateInWords } from '../dates/words.ts';
import { type Cut, differencesInWords, type PageDifference, type WordsOnOffer } from '../record/word-page.ts';
import { foundInWords, reasonsInWords } from '../record/word-reasons.ts';
import type { Block, Paragraph } from './view/block.ts';

/** Words on offer, as they are decided on: our text, the words, and the paragraph around with the cut marked. */
export function offerBlock(offer: WordsOnOffer, corpus: Corpus, cut: Cut = offer.cuts[0]): Block {
  const { source, statement, page, others } = offer;
  const speaker = corpus.person(statement.speaker)?.name ?? statement.speaker;
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
      { role: 'label', text: `Exact words, ${foundInWords(page)}:` },
      { role: 'words', text: cut.words, bar: '┃ ' },
      ...(cut.before.trim() === '' && cut.after.trim() === ''
        ? []
        : [{ role: 'detail', text: `in: ${cut.before}⟦ … ⟧${cut.after}` } satisfies Paragraph]),
      ...[...reasonsInWords(offer), ...beside].map((text): Paragraph => ({ role: 'note', text, lead: '• ' })),
    ],
  };
}

/** What a page says of itself where the record says something else. */
export function differenceBlock(difference: PageDifference): Block {
  const { source, address, seen } = difference;
  return {
    paragraphs: [
      { role: 'title', text: source.id },
      { role: 'address', text: address },
      { role: 'detail', text: `read on ${dateInWords(seen)}` },
      ...differencesInWords(difference).map((text): Paragraph => ({ role: 'note', text, lead: '• ' })),
    ],
  };
}
