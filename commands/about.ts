import { questions } from '../src/answer/phrasing.ts';
import { defineCommand } from '../src/discord/command.ts';

export default defineCommand({
  name: 'about',
  description: 'Learn who somebody is or what a term, a topic or a figure means',
  options: {
    what: {
      is: 'name',
      of: 'anything',
      description: 'A person, an organisation, a term, a topic or a figure',
      required: true,
    },
  },
  run: ({ what }, desk) => desk.ask(desk.isPerson(what) ? questions.who(what) : questions.what(what)),
});
