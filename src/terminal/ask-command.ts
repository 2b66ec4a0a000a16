import type { Answerer } from '../answer/answerer.ts';
import type { Answer } from '../answer/types.ts';
import type { IsoDate } from '../corpus/schema.ts';
import { SHARED } from '../corpus/scope.ts';
import { ASK_USAGE, type AskArguments, readAskArguments } from './ask-arguments.ts';
import { type Block, line } from './block.ts';
import { exampleQuestions } from './examples.ts';
import { answerLines } from './jsonl.ts';
import { layOut, readableColumns } from './layout.ts';
import { paintFor } from './paint.ts';
import { itemById, type OpenRecord } from './record.ts';
import { type Streams, write } from './streams.ts';
import { answerView } from './view/answer.ts';
import { pageBlocks, remaining } from './view/page.ts';

/** What the commands of the terminal are given by the composition root. */
export interface Surroundings {
  streams: Streams;
  /** Opens the record of a folder (default: the configured one). It has told why where it comes back with nothing. */
  open(folder: string | undefined): Promise<OpenRecord | undefined>;
  /** the day that it is, where nothing else is asked for */
  today(): IsoDate;
}

/**
 * `ask`: one question or a stream of them, answered for people or as JSON.
 * @param args what follows the word `ask`
 * @returns the exit status: 0 done, also where nothing is on record; 2 for wrong use or a fault
 */
export async function runAskCommand(args: string[], { streams, open, today }: Surroundings): Promise<number> {
  const asked = readAskArguments(args);
  if (asked === 'help') {
    await write(streams.output, ASK_USAGE);
    return 0;
  }
  if ('mistake' in asked) {
    await write(streams.errors, `${asked.mistake}\n\n${ASK_USAGE}`);
    return 2;
  }
  const record = await open(asked.folder);
  if (record === undefined) return 2;
  const answerer = await record.answerer();
  const day = asked.today ?? today();
  const answer = (question: string) => answerer.answer(question, { today: day, scope: SHARED });
  if (asked.question === undefined) return (await answerLines(streams, answer)) ? 0 : 2;
  await write(streams.output, shown(answer(asked.question), asked, answerer, streams));
  return 0;
}

function shown(answer: Answer, { form, all }: AskArguments, { corpus }: Answerer, { output }: Streams): string {
  if (form === 'json') return `${JSON.stringify(answer, null, 2)}\n`;
  const screen = { columns: readableColumns(output.columns), paint: paintFor(output) };
  return layOut(answerBlocks(answer, corpus, all), screen);
}

/** The first page of the answer, or all of them. */
function answerBlocks(answer: Answer, corpus: Answerer['corpus'], all: boolean): Block[] {
  const view = answerView(answer, {
    corpus,
    item: (id) => itemById(corpus, id),
    examples: exampleQuestions(corpus),
  });
  if (all) return Array.from({ length: Math.max(1, view.pages.length) }, (_, page) => pageBlocks(view, page)).flat();
  const left = remaining(view, 0);
  return left === 0
    ? pageBlocks(view, 0)
    : [...pageBlocks(view, 0), line('detail', `${left} more on record: --all shows them.`)];
}
