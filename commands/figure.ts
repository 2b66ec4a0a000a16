import { questions } from '../src/answer/phrasing.ts';
import { defineCommand } from '../src/discord/command.ts';

export default defineCommand({
  name: 'figure',
  description: 'Find what was counted: killings, officers, searches and more',
  options: {
    measure: { is: 'name', of: 'measures', description: 'What was counted', required: true },
    year: { is: 'name', of: 'years', description: 'For which year' },
    area: { is: 'name', of: 'areas', description: 'Where it was counted' },
  },
  run: (input, desk) => desk.ask(questions.figure(input)),
});
