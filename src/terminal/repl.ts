import readline from 'node:readline';
import type { Conversation } from './conversation.ts';
import { readLines, type Streams, write } from './streams.ts';
import { type Block, line } from './view/block.ts';
import { layOutFor, paintFor } from './view/layout.ts';

const PROMPT = '> ';
const TOO_LONG = line('plain', 'That line is too long to be read. Ask in a sentence or two.');
const FAULT = line('plain', 'Something went wrong with this question. Please ask another.');

/**
 * Holds a conversation until it is left: by a word, the end of the input or Ctrl-C.
 * @param prepare done while the first prompt stands already: what the first answer needs
 */
export async function runConversation(
  conversation: Conversation,
  streams: Streams,
  prepare: () => Promise<unknown>,
): Promise<void> {
  const say = (blocks: readonly Block[]) => {
    if (blocks.length === 0) return Promise.resolve();
    const text = layOutFor(streams.output, blocks);
    // What was typed stands between two replies; without a keyboard, nothing does.
    return write(streams.output, streams.input.isTTY ? `\n${text}\n` : `${text}\n`);
  };
  await say(conversation.greeting());
  for await (const typed of typedLines(streams, paintFor(streams.output)('name', PROMPT), prepare)) {
    const reply = typed === undefined ? [TOO_LONG] : await replyTo(typed, conversation, streams);
    if (reply === undefined) return;
    await say(reply);
  }
}

async function replyTo(typed: string, conversation: Conversation, { errors }: Streams) {
  try {
    return await conversation.reply(typed);
  } catch (error) {
    await write(errors, `${error instanceof Error ? error.stack : String(error)}\n`);
    return [FAULT];
  }
}

/** What is typed, line by line; undefined for a line that is too long. */
async function* typedLines(streams: Streams, prompt: string, prepare: () => Promise<unknown>) {
  if (streams.input.isTTY) {
    yield* linesFromKeyboard(streams, prompt, prepare);
    return;
  }
  for await (const read of readLines(streams.input)) yield 'text' in read ? read.text : undefined;
}

/** readline edits the line and keeps the history. */
async function* linesFromKeyboard({ input, output }: Streams, prompt: string, prepare: () => Promise<unknown>) {
  const keyboard = readline.createInterface({ input, output, prompt, historySize: 200, removeHistoryDuplicates: true });
  // Readline would only stop reading at Ctrl-C, and the shell's own prompt would stand behind ours.
  keyboard.on('SIGINT', () => keyboard.close());
  keyboard.prompt();
  // Where this fails, the first question meets the same failure and tells of it.
  setImmediate(() => prepare().catch(() => undefined));
  try {
    for await (const typed of keyboard) {
      yield typed;
      keyboard.prompt();
    }
    output.write('\n');
  } finally {
    keyboard.close();
  }
}
