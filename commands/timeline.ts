import { dayOf, defineCommand, Mistake, nameOf } from '../src/discord/session/command.ts';
import { queries } from '../src/query/queries.ts';

export default defineCommand({
  name: 'timeline',
  description: 'See what was said and counted about a topic, day by day',
  options: {
    topic: nameOf('topics', { description: 'What it is about', required: true }),
    speaker: nameOf('speakers', { description: 'Whose words and counts; everybody’s where you leave it out' }),
    from: dayOf('first day', { description: 'In or after: 2018, 2018-11 or 2018-11-29' }),
    to: dayOf('last day', { description: 'In or before: 2018, 2018-11 or 2018-11-29' }),
  },
  run({ topic, speaker, from, to }, session) {
    if (from !== undefined && to !== undefined && from > to) throw new Mistake('dates-reversed');
    return session.ask(queries.timeline({ topic, speaker, from, to }));
  },
});
