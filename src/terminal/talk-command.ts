import { SHARED } from '../corpus/scope.ts';
import { CORPUS, defineCommand, TODAY } from './command.ts';
import { Conversation } from './conversation.ts';
import { pinsOf } from './curators-choices.ts';
import { runConversation } from './repl.ts';
import type { Surroundings } from './surroundings.ts';

/** A conversation in the terminal, until it is left. */
export const talkCommand = defineCommand({
  usage: [
    'npm start                      a conversation in the terminal',
    'npm run ask -- "question"      one question (npm run ask -- --help)',
    'npm run corpus -- check        what is wrong or odd in the corpus',
  ],
  about: 'Answers what is typed from the record, until it is left. Without a token the bot starts so.',
  options: { today: TODAY, corpus: CORPUS },
  status: '0 when it was left; 2 for wrong use or a record that cannot be used',
  mistake: ({ positionals }) =>
    positionals.length === 0 ? undefined : `To ask one question: npm run ask -- "${positionals.join(' ')}"`,
  async run({ values }, { streams, open, today, place }: Pick<Surroundings, 'streams' | 'open' | 'today' | 'place'>) {
    const record = await open(values.corpus);
    if (record === undefined) return 2;
    const pins = pinsOf(values.corpus, place);
    const conversation = new Conversation(record, async (question, before) =>
      (await record.answerer()).answer(question, {
        today: values.today ?? today(),
        scope: SHARED,
        before,
        pins: await pins,
      }),
    );
    await runConversation(conversation, streams, record.answerer);
    return 0;
  },
});
