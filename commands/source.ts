import { defineCommand } from '../src/discord/command.ts';
import { Mistake } from '../src/discord/mistake.ts';
import { completeFrom, OPTION_CHARACTERS } from '../src/discord/options.ts';
import { LINES } from '../src/discord/words.ts';

export default defineCommand({
  name: 'source',
  description: 'Open one source: what it is about and everything on record from it',
  options: {
    title: {
      description: 'Its title',
      required: true,
      maxLength: OPTION_CHARACTERS,
      complete: completeFrom('sources'),
    },
  },
  run({ title }, desk) {
    const { sources } = desk.record.catalogue;
    const source = sources.resolve(title) ?? sources.suggest(title, 1)[0];
    if (source === undefined) throw new Mistake(LINES.unknownSource(title));
    return desk.show(source.value);
  },
});
