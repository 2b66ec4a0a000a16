import { pattern } from '../lexicon/lexicon.ts';

const CHAMBERS: [RegExp, string][] = [
  [
    /\b(?:House of Lords|(?:told|in|to) the Lords|(?:told|to) (?:their lordships|fellow peers|peers))\b/,
    'House of Lords',
  ],
  [/\b(?:House of Commons|(?:told|in|to) the Commons)\b/, 'House of Commons'],
  [/\b(?:London Assembly|(?:told|in|to) the Assembly|(?:told|to) (?:London )?Assembly members)\b/, 'London Assembly'],
  [/\bHome Affairs (?:Select )?Committee\b/i, 'Home Affairs Committee'],
  [/\b(?:told|to|in) parliament\b/i, 'Parliament'],
];

/** Programmes, papers and agencies that somebody “told” something, with what follows of their name. */
const TOLD_OUTLET = new RegExp(
  String.raw`\b${pattern('pages.telling')} (?:the )?((?=[A-Z])(?i:${pattern('names.outlets')})(?:(?:['’]s)? (?:[A-Z][\w’'-]*|\d+|of|the(?= [A-Z])))*)`,
);

/** The chamber, committee or programme that a sentence gives for what was said in it. */
export function placeOfSaying(framing: string): string | undefined {
  return CHAMBERS.find(([pattern]) => pattern.test(framing))?.[1] ?? TOLD_OUTLET.exec(framing)?.[1];
}
