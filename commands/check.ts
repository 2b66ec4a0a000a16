import { defineCommand, defineMessageCommand, textToCheck } from '../src/discord/session/command.ts';

export default defineCommand({
  name: 'check',
  description: 'Hold what a text claims against the record, claim by claim',
  private: true,
  options: {
    text: textToCheck({ description: 'A message, or a passage of news', required: true }),
  },
  run: ({ text }, session) => session.check(text),
});

export const checkMessage = defineMessageCommand({
  name: 'Check against the record',
  run: (text, session, written) => session.check(text, written),
});
