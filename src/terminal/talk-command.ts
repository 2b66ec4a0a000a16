import { SHARED } from '../corpus/scope.ts';
import type { Surroundings } from './ask-command.ts';
import { Conversation } from './conversation.ts';
import { COMMON_OPTIONS, mistakeInDay, readOptions } from './options.ts';
import { runConversation } from './repl.ts';
import { write } from './streams.ts';

const USAGE = `Usage: npm start                      a conversation in the terminal
       npm run ask -- "question"      one question (npm run ask -- --help)
       npm run corpus -- check        what is wrong or odd in the corpus

  --today YYYY-MM-DD  the day that “last year” is counted from (default: today)
  --corpus folder     talk about another corpus
`;

/**
 * A conversation in the terminal, until it is left.
 * @param args the options
 * @returns the exit status: 0 when it was left, 2 for wrong use or a record that cannot be used
 */
export async function runTalkCommand(args: string[], { streams, open, today }: Surroundings): Promise<number> {
  const read = readOptions(args, COMMON_OPTIONS);
  const mistake = 'mistake' in read ? read.mistake : mistakeInDay(read.values.today);
  if ('mistake' in read || mistake !== undefined) {
    await write(streams.errors, `${mistake}\n\n${USAGE}`);
    return 2;
  }
  const { values } = read;
  if (values.help) {
    await write(streams.output, USAGE);
    return 0;
  }
  const record = await open(values.corpus);
  if (record === undefined) return 2;
  const conversation = new Conversation(record, async (question, before) =>
    (await record.answerer()).answer(question, { today: values.today ?? today(), scope: SHARED, before }),
  );
  await runConversation(conversation, streams, record.answerer);
  return 0;
}
