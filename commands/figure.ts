import { defineCommand } from '../src/discord/command.ts';
import { completeFrom, nameFrom, OPTION_CHARACTERS } from '../src/discord/options.ts';
import { questions } from '../src/discord/view/questions.ts';

export default defineCommand({
  name: 'figure',
  description: 'Find what was counted: killings, officers, searches and more',
  options: {
    measure: {
      description: 'What was counted',
      required: true,
      maxLength: OPTION_CHARACTERS,
      complete: completeFrom('measures'),
    },
    year: { description: 'For which year', maxLength: OPTION_CHARACTERS, complete: completeFrom('years') },
    area: { description: 'Where it was counted', maxLength: OPTION_CHARACTERS, complete: completeFrom('areas') },
  },
  run: ({ measure, year, area }, desk) =>
    desk.ask(
      questions.figure({
        measure: nameFrom(desk.record, 'measures', measure),
        year,
        area: nameFrom(desk.record, 'areas', area),
      }),
    ),
});
