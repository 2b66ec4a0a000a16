import { defineMessageCommand, Mistake } from '../src/discord/session/command.ts';

export default defineMessageCommand({
  name: 'Check against the record',
  run(text, session) {
    if (text.trim() === '') throw new Mistake('empty-message');
    return session.askAtLength(text);
  },
});
