import { z } from 'zod';
import { aboutBot } from '../answer/about-bot.ts';
import type { Answerer } from '../answer/answerer.ts';
import type { Answer } from '../answer/types.ts';
import { SHARED } from '../corpus/scope.ts';
import { ASKS_THE_RECORD, type Asks, DOORS, type Message } from '../query/asks-message.ts';
import { exampleQuestions } from '../query/examples.ts';
import { CORPUS, defineCommand, TODAY } from './command.ts';
import { pinsOf } from './curators-choices.ts';
import { type Line, LONGEST_LINE, parsedJson, readLines, replyToLines, write } from './streams.ts';
import { itemById, type Surroundings } from './surroundings.ts';
import { answerView } from './view/answer.ts';
import { type Block, line } from './view/block.ts';
import { layOutFor } from './view/layout.ts';
import { pageBlocks, remaining } from './view/page.ts';

/** `ask`: one question or a stream of them, answered for people or as JSON. */
export const askCommand = defineCommand({
  usage: ['npm run ask -- "question" [--json] [--all]', 'npm run ask -- --jsonl < questions'],
  about:
    'Answers one question from the record, from standard input where none is named; or with --jsonl each line of that.',
  options: {
    json: { type: 'boolean', does: 'print the answer as one JSON object' },
    jsonl: {
      type: 'boolean',
      does: 'read a question a line, as {"q": "…"} or plain text; print an answer a line. Lines with the same "conversation" are its turns',
    },
    all: { type: 'boolean', does: 'show every item, not the first few' },
    today: TODAY,
    corpus: CORPUS,
  },
  status: '0 done, also where nothing is on record; 2 wrong use or a fault',
  mistake: ({ values, positionals }) => mistakeInUse(values, positionals),
  async run(
    { values, positionals },
    { streams, open, today, place }: Pick<Surroundings, 'streams' | 'open' | 'today' | 'place'>,
  ) {
    const question = values.jsonl ? '' : await questionIn(positionals, streams.input);
    if (question === '' && !values.jsonl) return { mistake: 'What is the question?' };
    const record = await open(values.corpus);
    if (record === undefined) return 2;
    const [answerer, pins] = await Promise.all([record.answerer(), pinsOf(values.corpus, place)]);
    const day = values.today ?? today();
    const answer = (question: string, before: readonly string[] = []) =>
      answerer.answer(question, { today: day, scope: SHARED, before, pins });
    if (values.jsonl) {
      // Loaded only here: what tells a question from a remark has a megabyte of weights, and a single question needs none.
      const { readAsks } = await import('../query/asks.ts');
      const reply = inConversations(
        answer,
        (message) => readAsks(message, answerer.known(message.text)).asks,
        (text) => aboutBot(text, answerer.corpus),
      );
      return (await replyToLines(streams, { read: readQuestion, reply, fault })) ? 0 : 2;
    }
    const answered = answer(question);
    const text = values.json
      ? `${JSON.stringify(answered, null, 2)}\n`
      : layOutFor(streams.output, answerBlocks(answered, answerer.corpus, values.all ?? false));
    await write(streams.output, text);
    return 0;
  },
});

function mistakeInUse(
  { json = false, jsonl = false, all = false }: { json?: boolean; jsonl?: boolean; all?: boolean },
  words: readonly string[],
): string | undefined {
  if (jsonl && json) return '--json is for one question and --jsonl for many: choose one.';
  if (jsonl && words.length > 0)
    return 'With --jsonl the questions come from standard input, not from the command line.';
  return all && (json || jsonl) ? 'JSON holds every item: leave --all out.' : undefined;
}

/** The question on the command line, or what another program hands over; empty where there is neither. */
async function questionIn(words: readonly string[], input: Surroundings['streams']['input']): Promise<string> {
  // Without quotation marks the shell hands over word by word.
  if (words.length > 0 || input.isTTY) return words.join(' ');
  const lines: string[] = [];
  for await (const each of readLines(input)) lines.push('text' in each ? each.text : '');
  return lines.join(' ').trim();
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

const questionSchema = z
  .object({
    id: z.unknown().optional(),
    q: z.string().optional(),
    text: z.string().optional(),
    conversation: z.union([z.string(), z.number()]).optional(),
    door: z.enum(DOORS).optional(),
    after: z.object({ q: z.string() }).nullish(),
  })
  .transform(({ q, text, ...line }, context) => {
    const asked = q ?? text;
    if (asked !== undefined) return { ...line, asked };
    context.addIssue({ code: 'custom', message: 'no question' });
    return z.NEVER;
  });

/** A line of the input: what is asked, and what it says of where it stands. */
type AskedLine = z.infer<typeof questionSchema>;

/** The question on a line: the `q` of a JSON object, or the line itself. */
function readQuestion(line: Line, number: number): { asked: AskedLine } | { refused: { error: string; line: number } } {
  const refused = (error: string) => ({ refused: { error, line: number } });
  if ('tooLong' in line) return refused(`The line is longer than ${LONGEST_LINE} characters.`);
  if (!line.text.trimStart().startsWith('{')) return { asked: { asked: line.text } };
  const data = parsedJson(line.text);
  if (data === undefined) return refused('The line begins like a JSON object but is not valid JSON.');
  const read = questionSchema.safeParse(data);
  return read.success ? { asked: read.data } : refused('The object has no “q” that is text: {"q": "the question"}.');
}

/** Turns of a conversation that a follow-up may go back to. */
const REMEMBERED = 8;

/** Answers lines in their order: each after the card that it replies to, or else after those of its conversation. */
function inConversations(
  answer: (question: string, before: readonly string[]) => Answer,
  asksOf: (message: Message) => Asks,
  ofBot: (text: string) => string,
) {
  const conversations = new Map<string | number, string[]>();
  return ({ asked, id, conversation, door, after }: AskedLine): object => {
    const turns = conversation === undefined ? [] : (conversations.get(conversation) ?? []);
    const before = after ? [after.q] : turns;
    const asks = door === undefined ? undefined : asksOf({ text: asked, door, follows: before.length > 0 });
    const answered = asks === undefined ? answer(asked, before) : answerAsAsked(asks, asked, before, answer, ofBot);
    const isAsked = asks === undefined || ASKS_THE_RECORD.has(asks);
    const latest = [...turns, ...(after ? [after.q] : []), ...(isAsked ? [asked] : [])].slice(-REMEMBERED);
    if (conversation !== undefined) conversations.set(conversation, latest);
    return { ...(id === undefined ? {} : { id }), ...answered, ...(asks === undefined ? {} : { asks }) };
  };
}

/** The answer to a message of which it is known what it asks: of the card shown, the card again; of nothing held, none. */
function answerAsAsked(
  asks: Asks,
  asked: string,
  before: readonly string[],
  answer: (question: string, before: readonly string[]) => Answer,
  ofBot: (text: string) => string,
): Answer {
  if (ASKS_THE_RECORD.has(asks)) return answer(asked, before);
  const card = before.at(-1);
  if (asks === 'about-card' && card !== undefined) return { ...answer(card, before.slice(0, -1)), question: asked };
  const notes = asks === 'about-bot' ? [ofBot(asked)] : [];
  return { question: asked, answered: false, kind: 'none', reason: 'too-vague', items: [], notes, nearest: [] };
}

function fault(_asked: AskedLine, number: number): { error: string; line: number } {
  return { error: 'A fault in the program kept this question from being answered.', line: number };
}
