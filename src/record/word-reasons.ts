/** What curators are told of exact words, in Discord and in the terminal. */
import { dateInWords } from '../dates/words.ts';
import type { LookReason } from '../drafting/verify/types.ts';

const IN_WORDS: Record<Exclude<LookReason, 'archived'>, string> = {
  unlike: 'They share few words with our text.',
  'near-candidates': 'Other words of the same speaker are nearly as like our text.',
  'in-part': 'They say only a part of our text.',
  'points-outside': 'They begin with something that only what stands before them explains.',
  'number-missing': 'A number or a month of our text is not in them.',
  'quoted-words-missing': 'Words that our text gives in quotation marks are not in them.',
  'speaker-unsure': 'Who speaks was worked out: the page does not name them there.',
  'same-paragraph': 'Other words of the same paragraph are offered for another statement.',
  shortened: 'The publisher has left something out within them.',
};

/** Why a person has to look at words before they are taken. */
export function reasonsInWords({
  reasons,
  isLikeliest = true,
  page: { captured },
}: {
  reasons: readonly LookReason[];
  isLikeliest?: boolean;
  page: { captured: string | null };
}): string[] {
  const told = reasons.map((reason) =>
    reason === 'archived'
      ? `They come from the Internet Archive’s copy of ${captured === null ? 'the page' : dateInWords(captured)}.`
      : IN_WORDS[reason],
  );
  return isLikeliest
    ? told
    : ['Likelier words were refused, or stand for another statement: these come next.', ...told];
}

/** Where words were read, and when. */
export function foundInWords({ captured, seen }: { captured: string | null; seen: string }): string {
  return captured === null
    ? `on the page on ${dateInWords(seen)}`
    : `in the Archive’s copy of ${dateInWords(captured)}`;
}

export function isReason(value: unknown): value is LookReason {
  return value === 'archived' || (typeof value === 'string' && Object.hasOwn(IN_WORDS, value));
}
