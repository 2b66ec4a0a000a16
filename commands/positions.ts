import { questions } from '../src/answer/phrasing.ts';
import { defineCommand } from '../src/discord/command.ts';

export default defineCommand({
  name: 'positions',
  description: 'See who is for and who is against something',
  options: {
    on: { is: 'name', of: 'subjects', description: 'A proposal or a practice', required: true },
  },
  run: ({ on }, desk) => desk.ask(questions.positions(on)),
});
