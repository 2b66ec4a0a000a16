/** What the bot says of itself, from a file of plain answers: `about-bot.json`. True of the code and of PRIVACY.md. */
import type { Corpus } from '../corpus/corpus.ts';
import { isStopWord, stem, words } from '../search/analyzer.ts';
import entries from './about-bot.json' with { type: 'json' };

/** Words that every question about the bot has: they tell the answers apart by little. */
const LITTLE = 0.2;

/** The wordings of an answer: each as its stems. */
const WORDINGS = entries.map(({ asked, answer }) => ({ answer, asked: asked.map((text) => new Set(stemsOf(text))) }));
const HOW_OFTEN = new Map<string, number>();
for (const { asked } of WORDINGS) {
  for (const each of new Set(asked.flatMap((stems) => [...stems]))) HOW_OFTEN.set(each, (HOW_OFTEN.get(each) ?? 0) + 1);
}

/**
 * The short answer to a question about the bot itself.
 * @example aboutBot('do you store my messages', corpus) // "I keep no names and no conversations. …"
 */
export function aboutBot(text: string, corpus: Corpus): string {
  const told = new Set(stemsOf(text.slice(0, 1_000)));
  const likeness = ({ asked }: (typeof WORDINGS)[number]) => Math.max(...asked.map((stems) => overlap(told, stems)));
  const best = WORDINGS.map((wording) => ({ wording, score: likeness(wording) })).reduce((one, other) =>
    other.score > one.score ? other : one,
  );
  return filled(best.score > 0 ? best.wording.answer : (WORDINGS[0]?.answer ?? ''), corpus);
}

function stemsOf(text: string): string[] {
  return words(text).map(stem);
}

/** How much of a wording a text holds, by weight, and a little for how much of the text it is. */
function overlap(told: ReadonlySet<string>, stems: ReadonlySet<string>): number {
  const weigh = (all: Iterable<string>) => [...all].reduce((sum, each) => sum + weightOf(each), 0);
  const shared = weigh([...stems].filter((each) => told.has(each)));
  return (2 * shared) / (weigh(stems) + weigh(told));
}

function weightOf(stemmed: string): number {
  const weight = Math.log(1 + WORDINGS.length / (1 + (HOW_OFTEN.get(stemmed) ?? 0)));
  return isStopWord(stemmed) ? LITTLE * weight : weight;
}

function filled(answer: string, { sources, entries: items }: Corpus): string {
  const days = sources.map(({ published }) => published).sort();
  const statements = items.filter(({ kind }) => kind === 'statement').length;
  const values: Record<string, string> = {
    statements: counted(statements, 'statement'),
    figures: counted(items.length - statements, 'figure'),
    sources: counted(sources.length, 'source'),
    from: days[0]?.slice(0, 4) ?? '',
    to: days.at(-1)?.slice(0, 4) ?? '',
  };
  return answer.replace(/\{(\w+)\}/g, (slot, name: string) => values[name] ?? slot);
}

function counted(count: number, one: string): string {
  return `${count.toLocaleString('en-GB')} ${one}${count === 1 ? '' : 's'}`;
}
