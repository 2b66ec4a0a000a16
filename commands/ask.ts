import { defineCommand } from '../src/discord/command.ts';

export default defineCommand({
  name: 'ask',
  description: 'Ask anything about policing in London, in plain English',
  options: {
    question: {
      is: 'question',
      description: 'For example: What did Cressida Dick say about armed patrols in 2018?',
      required: true,
    },
  },
  run: ({ question }, desk) => desk.ask(question),
});
