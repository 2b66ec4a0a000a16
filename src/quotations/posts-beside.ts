/** The posts that a text tells right beside a name: “The driver, Jo Bloggs”, “Jo Bloggs, who chairs the trust”. */
import { isSpeech } from './cues.ts';
import { wordsOf } from './members.ts';
import { isPostNoun } from './names.ts';
import { isFiniteVerb } from './subjects.ts';

const BEFORE_NAME =
  /(?:^|[\s“"‘])(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Aa]n?) ([\p{L}’'\- ]{3,60}), (?:\p{Lu}\p{L}* )?$/u;
const BEHIND_NAME =
  /^(?:(?:, (?:\d+, )?who)? (?:became|is|was|serves as) (?:the |an? )?([^,.;:“"]{3,60})|, (?:\d+, )?([^,.;:“"]{3,110}))[,.]/u;
/** “Jo Bloggs, a former driver who runs the charity” */
const POST_VERB = /^(?:,[^.“"]{0,70}?)? (?:who )?(chairs|leads|heads|runs|founded)\b/;
const ACCUSED = /^(?:,[^.“"]{0,40},)? (?:is accused|denies|denied|pleaded|is charged|is on trial|was charged)\b/;
const POST_OF_VERB = new Map([
  ['chairs', ['chair', 'chairman', 'chairwoman']],
  ['leads', ['leader', 'lead', 'head']],
  ['heads', ['head', 'director']],
  ['runs', ['head', 'director', 'owner', 'manager', 'boss', 'chief']],
  ['founded', ['founder']],
]);

/** Words that are told of a name right beside it, as far as they are a post. */
export function rolesBeside(text: string, at: number, run: string): Set<string> {
  const before = BEFORE_NAME.exec(text.slice(Math.max(0, at - 70), at))?.[1] ?? '';
  const behind = text.slice(at + run.length, at + run.length + 130);
  const [, after = '', became = ''] = BEHIND_NAME.exec(behind) ?? [];
  // “Jo Bloggs, 71, was at home when the driver …” tells nothing of what they are.
  const [verb = ''] = became.split(' ', 1);
  const beside = isFiniteVerb(verb) || isSpeech(verb) ? '' : became;
  const told = [before, after, beside].filter((phrase) => wordsOf(phrase).some((word) => isPostNoun(word)));
  const roles = new Set(told.flatMap(wordsOf));
  for (const post of POST_OF_VERB.get(POST_VERB.exec(behind)?.[1] ?? '') ?? []) roles.add(post);
  if (ACCUSED.test(behind)) roles.add('defendant');
  return roles;
}
