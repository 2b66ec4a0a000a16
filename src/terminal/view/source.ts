import type { Citation } from '../../answer/types.ts';
import { addedInWords } from '../../answer/wording.ts';
import { dateInWords } from '../../dates/words.ts';
import type { Paragraph } from './block.ts';

/**
 * Where something stands: title, publisher, date, what was corrected since, and the address (of the very passage, where
 * exact words are shown).
 * @param lead stands before the title: the mark that a table refers to
 */
export function sourceParagraphs(citation: Citation, lead = ''): Paragraph[] {
  const { title, publisher, published, url, passageUrl, corrections = [] } = citation;
  const told = addedInWords(citation);
  const end = /[.?!]$/.test(title) ? '' : '.';
  return [
    { role: 'source', text: `${title}${end} ${publisher}, ${dateInWords(published)}.`, lead },
    ...corrections.map(
      ({ date, note }): Paragraph => ({
        role: 'note',
        text: `Corrected on ${dateInWords(date)}: ${note}`,
        lead: ' '.repeat(lead.length),
      }),
    ),
    ...(told === undefined ? [] : [{ role: 'note', text: told, lead: ' '.repeat(lead.length) } as const]),
    ...(url === '' ? [] : [{ role: 'address', text: passageUrl ?? url, lead: ' '.repeat(lead.length) } as const]),
  ];
}
