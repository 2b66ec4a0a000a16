import { defineMessageCommand, Mistake } from '../src/discord/command.ts';

export default defineMessageCommand({
  name: 'Check against the record',
  run(text, desk) {
    if (text.trim() === '') throw new Mistake('empty-message');
    return desk.ask(text);
  },
});
