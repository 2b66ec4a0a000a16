import { defineCommand, freeText } from '../src/discord/session/command.ts';

export default defineCommand({
  name: 'ask',
  description: 'Ask anything about policing in London, in plain English',
  options: {
    question: freeText({
      description: 'For example: What did Cressida Dick say about armed patrols in 2018?',
      required: true,
    }),
  },
  run: ({ question }, session) => session.ask(question),
});
