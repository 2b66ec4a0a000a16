/** One short human line to a message that asks nothing, for doors where silence would be rude. */
import { pattern } from '../lexicon/lexicon.ts';

/** In this order: “sorry, wrong channel” is an excuse before it is wrong. */
const LINES: readonly (readonly [RegExp, string])[] = [
  [saying('messages.sorry'), 'No harm done. I’m here when you have a question.'],
  [saying('messages.praise'), 'Thank you. Ask me more whenever you like.'],
  [saying('messages.thanks'), 'You’re welcome.'],
  [
    saying('messages.displeased'),
    'Sorry about that. If a card is wrong, “Report a problem” tells the people who can mend it; else try other words.',
  ],
  [saying('messages.greetings'), 'Hello. Ask me what is on the record about policing in London.'],
];
const ANYTHING_ELSE = 'I look up what is on the record about policing in London. Ask me something.';

function saying(name: string): RegExp {
  return new RegExp(`(?<![\\p{L}])${pattern(name)}(?![\\p{L}])`, 'iu');
}

/** @example smallTalk('thanks, very helpful') // "You’re welcome." */
export function smallTalk(text: string): string {
  // “Is Rowley doing a good job?” praises nobody.
  if (text.trim().endsWith('?')) return ANYTHING_ELSE;
  const plain = text.slice(0, 500).replace(/[’‘]/g, "'").replace(/n't\b/g, 'nt');
  return LINES.find(([said]) => said.test(plain))?.[1] ?? ANYTHING_ELSE;
}
