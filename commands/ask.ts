import { defineCommand } from '../src/discord/command.ts';
import { MESSAGE } from '../src/discord/limits.ts';

export default defineCommand({
  name: 'ask',
  description: 'Ask anything about policing in London, in plain English',
  options: {
    question: {
      description: 'For example: What did Cressida Dick say about armed patrols in 2018?',
      required: true,
      maxLength: MESSAGE.questionCharacters,
    },
  },
  run: ({ question }, desk) => desk.ask(question),
});
