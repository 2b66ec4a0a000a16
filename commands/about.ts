import { defineCommand } from '../src/discord/command.ts';
import { completeFrom, nameFrom, OPTION_CHARACTERS } from '../src/discord/options.ts';
import { questions } from '../src/discord/view/questions.ts';

export default defineCommand({
  name: 'about',
  description: 'Learn who somebody is or what a term, a topic or a figure means',
  options: {
    what: {
      description: 'A person, an organisation, a term, a topic or a figure',
      required: true,
      maxLength: OPTION_CHARACTERS,
      complete: completeFrom('anything'),
    },
  },
  run({ what }, desk) {
    const name = nameFrom(desk.record, 'anything', what);
    const isPerson = desk.record.corpus.people.some((person) => person.kind === 'person' && person.name === name);
    return desk.ask(isPerson ? questions.who(name) : questions.what(name));
  },
});
