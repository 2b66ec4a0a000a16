import { defineMessageCommand } from '../src/discord/command.ts';
import { Mistake } from '../src/discord/mistake.ts';
import { wordingOf } from '../src/discord/question.ts';
import { LINES } from '../src/discord/words.ts';

export default defineMessageCommand({
  name: 'Check against the record',
  run(text, desk) {
    if (wordingOf(text).question === '') throw new Mistake(LINES.emptyMessage);
    return desk.ask(text);
  },
});
