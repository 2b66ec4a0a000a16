import { defineCommand, nameOf, periodOf } from '../src/discord/session/command.ts';
import { queries } from '../src/query/queries.ts';

export default defineCommand({
  name: 'figure',
  description: 'Find what was counted: killings, officers, searches and more',
  options: {
    measure: nameOf('measures', { description: 'What was counted', required: true }),
    year: periodOf({ description: 'For which year, month or days: 2018, 2017/18, 29 November 2018' }),
    area: nameOf('areas', { description: 'Where it was counted' }),
  },
  run({ measure, year, area }, session) {
    const series = queries.series({ measure, area });
    // Where no year is asked for, all of them say more than the last.
    if (year === undefined && session.hasChart(series)) return session.ask(series);
    return session.ask(queries.figure({ measure, period: year, area }));
  },
});
