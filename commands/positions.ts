import { defineCommand } from '../src/discord/command.ts';
import { completeFrom, nameFrom, OPTION_CHARACTERS } from '../src/discord/options.ts';
import { questions } from '../src/discord/view/questions.ts';

export default defineCommand({
  name: 'positions',
  description: 'See who is for and who is against something',
  options: {
    on: {
      description: 'A proposal or a practice',
      required: true,
      maxLength: OPTION_CHARACTERS,
      complete: completeFrom('subjects'),
    },
  },
  run: ({ on }, desk) => desk.ask(questions.positions(nameFrom(desk.record, 'subjects', on))),
});
