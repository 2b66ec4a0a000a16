import { defineCommand, nameOf } from '../src/discord/session/command.ts';
import { queries } from '../src/query/query.ts';

export default defineCommand({
  name: 'positions',
  description: 'See who is for and who is against something',
  options: {
    on: nameOf('subjects', { description: 'A proposal or a practice', required: true }),
  },
  run: ({ on }, session) => session.ask(queries.positions(on)),
});
