import type { Item, StatementItem } from '../../answer/types.ts';
import { chosenInWords, formInWords, isOnJust, paraphraseInWords, positionInWords } from '../../answer/wording.ts';
import { dateInWords } from '../../dates/words.ts';
import type { Paragraph } from './block.ts';
import { sourceParagraphs } from './source.ts';

/**
 * A statement: how its words are held, who, role, where and when, the words unchanged, the side it takes, the source.
 * @param under a heading that tells the side already, and on what: it is not said twice
 */
export function statementParagraphs(item: StatementItem, under = ''): Paragraph[] {
  const words = item.form === 'verbatim' ? verbatim(item) : reported(item);
  const { stance } = item;
  const side: Paragraph[] =
    stance === undefined || isOnJust(under, item)
      ? []
      : [{ role: 'detail', text: `On ${stance.on}: ${positionInWords(stance.position).toLowerCase()}` }];
  return [...words, ...side, ...sourceParagraphs(item.citation), ...chosenParagraphs(item)];
}

/** That a moderator chose it as the answer. */
export function chosenParagraphs({ chosen }: Pick<Item, 'chosen'>): Paragraph[] {
  return chosen === undefined ? [] : [{ role: 'detail', text: chosenInWords(chosen) }];
}

function verbatim(item: StatementItem): Paragraph[] {
  const { speaker, as, where, said, text } = item;
  const paraphrase = paraphraseInWords(item);
  return [
    { role: 'label', text: formInWords(item) },
    { role: 'name', text: speaker.name },
    circumstances([as, where], said),
    { role: 'words', text: `“${text}”`, bar: '┃ ' },
    ...(paraphrase === undefined ? [] : [{ role: 'detail', text: paraphrase } as const]),
  ];
}

/** A reported text names its speaker already: neither the name nor a role or place that holds it stands beside it. */
function reported({ form, speaker, as, where, said, text }: StatementItem): Paragraph[] {
  const telling = [as, where].filter((detail) => !detail?.includes(speaker.name));
  return [{ role: 'label', text: formInWords({ form }) }, circumstances(telling, said), { role: 'plain', text }];
}

function circumstances(details: (string | undefined)[], said: string): Paragraph {
  const told = [...new Set([...details, dateInWords(said)])].filter((detail) => detail !== undefined);
  return { role: 'detail', text: told.join(' · ') };
}
