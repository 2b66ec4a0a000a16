/** Questions without an answer: which still have none, put together where they ask the same, and as lines of a list. */
import { setImmediate } from 'node:timers/promises';
import { escapeText, shorten, small } from '../../discord/kit/markdown.ts';
import { counted } from '../../discord/kit/words.ts';
import type { Gap } from '../../store/gaps.ts';
import type { ModeratorServices } from '../session/moderator-session.ts';

/** Questions that a list shows at most. */
export const GAPS_SHOWN = 15;

/** A question without an answer in all its wordings, and how many said that there should be one. */
export interface GapGroup extends Gap {
  down: number;
  /** the other ways in which it was asked, most asked first */
  otherwise: string[];
  /** of all its wordings */
  subjects: string[];
}

/** Questions that are asked again at most: as many as are put together. Each takes some milliseconds. */
const MOST_ASKED_AGAIN = 200;

/** Those of a server’s questions that the record answers by now, asked one by one, so that others are answered meanwhile. */
export async function answeredByNow(
  { isAnswered }: Pick<ModeratorServices, 'isAnswered'>,
  questions: readonly string[],
  serverId: string,
): Promise<Set<string>> {
  const answered = new Set<string>();
  for (const question of questions.slice(0, MOST_ASKED_AGAIN)) {
    if (isAnswered(question, serverId)) answered.add(question);
    await setImmediate();
  }
  return answered;
}

/** Puts wordings together that ask the same. @param gaps most asked first */
export async function groupGaps(
  { groupAlike }: Pick<ModeratorServices, 'groupAlike'>,
  gaps: readonly Gap[],
  serverId: string,
): Promise<GapGroup[]> {
  const byQuestion = Map.groupBy(gaps, ({ question }) => question);
  const groups = await groupAlike([...byQuestion.keys()], serverId);
  return groups.flatMap((questions) => {
    const all = questions.flatMap((question) => byQuestion.get(question) ?? []);
    const [first] = all;
    const count = all.reduce((sum, gap) => sum + gap.count, 0);
    const subjects = all.map(({ subject }) => subject);
    return first === undefined ? [] : [{ ...first, count, down: 0, otherwise: questions.slice(1), subjects }];
  });
}

/** Other wordings of a question that are shown at most. */
const SHOWN_WORDINGS = 3;

export function gapLines(gaps: readonly GapGroup[]): string {
  const lines = gaps.slice(0, GAPS_SHOWN).map(({ count, question, down, otherwise }) => {
    const told = [...(count > 1 ? [`${count} times`] : []), ...(down > 0 ? [`${down} 👎`] : [])];
    const line = `- ${escapeText(shorten(question, 150))}${told.length === 0 ? '' : ` (${told.join(', ')})`}`;
    return otherwise.length === 0 ? line : `${line}\n${small(wordingsInOne(otherwise))}`;
  });
  return lines.join('\n') + (gaps.length > GAPS_SHOWN ? `\n- and ${gaps.length - GAPS_SHOWN} more` : '');
}

/** “also: …; …; and 2 more wordings” */
function wordingsInOne(otherwise: readonly string[]): string {
  const shown = otherwise.slice(0, SHOWN_WORDINGS).map((question) => `“${escapeText(shorten(question, 80))}”`);
  const more = otherwise.length - shown.length;
  return `also: ${[...shown, ...(more > 0 ? [`and ${counted(more, 'more wording')}`] : [])].join('; ')}`;
}
