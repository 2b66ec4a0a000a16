import { defineCommand, nameOf } from '../src/discord/session/command.ts';
import { queries } from '../src/query/queries.ts';

export default defineCommand({
  name: 'about',
  description: 'Learn who somebody is or what a term, a topic or a figure means',
  options: {
    what: nameOf('anything', {
      description: 'A person, an organisation, a term, a topic or a figure',
      required: true,
    }),
  },
  run: ({ what }, session) => session.ask(queries.about(what)),
});
