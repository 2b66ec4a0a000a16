import { dayOf, defineCommand, Mistake, nameOf } from '../src/discord/session/command.ts';
import { queries } from '../src/query/queries.ts';

export default defineCommand({
  name: 'quote',
  description: 'Find what somebody said, or what was said about something',
  options: {
    speaker: nameOf('speakers', { description: 'Who said it' }),
    topic: nameOf('topics', { description: 'What it is about' }),
    from: dayOf('first day', { description: 'Said in or after: 2018, 2018-11 or 2018-11-29' }),
    to: dayOf('last day', { description: 'Said in or before: 2018, 2018-11 or 2018-11-29' }),
  },
  run({ speaker, topic, from, to }, session) {
    if (speaker === undefined && topic === undefined) throw new Mistake('quote-of-what');
    if (from !== undefined && to !== undefined && from > to) throw new Mistake('dates-reversed');
    return session.ask(queries.statements({ speaker, topic, from, to }));
  },
});
