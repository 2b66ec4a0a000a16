import { questions } from '../src/answer/phrasing.ts';
import { defineCommand, nameOf } from '../src/discord/session/command.ts';

export default defineCommand({
  name: 'figure',
  description: 'Find what was counted: killings, officers, searches and more',
  options: {
    measure: nameOf('measures', { description: 'What was counted', required: true }),
    year: nameOf('years', { description: 'For which year' }),
    area: nameOf('areas', { description: 'Where it was counted' }),
  },
  run: (input, session) => session.ask(questions.figure(input)),
});
