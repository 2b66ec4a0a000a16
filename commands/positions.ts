import { defineCommand, Mistake, nameOf } from '../src/discord/session/command.ts';
import { queries } from '../src/query/queries.ts';

export default defineCommand({
  name: 'positions',
  description: 'See who is for and against something, or what one speaker stated, day by day',
  options: {
    on: nameOf('subjects', { description: 'A proposal or a practice' }),
    speaker: nameOf('speakers', { description: 'Whose positions alone; on everything where you leave out what on' }),
  },
  run({ on, speaker }, session) {
    if (on === undefined && speaker === undefined) throw new Mistake('positions-of-what');
    return session.ask(queries.positions(on, speaker));
  },
});
