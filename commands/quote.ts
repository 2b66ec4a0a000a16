import { defineCommand } from '../src/discord/command.ts';
import { readSpan } from '../src/discord/dates.ts';
import { Mistake } from '../src/discord/mistake.ts';
import { completeFrom, nameFrom, OPTION_CHARACTERS } from '../src/discord/options.ts';
import { inSentence, questions } from '../src/discord/view/questions.ts';
import { LINES } from '../src/discord/words.ts';

export default defineCommand({
  name: 'quote',
  description: 'Find what somebody said, or what was said about something',
  options: {
    speaker: {
      description: 'Who said it',
      maxLength: OPTION_CHARACTERS,
      complete: completeFrom('speakers'),
    },
    topic: { description: 'What it is about', maxLength: OPTION_CHARACTERS, complete: completeFrom('topics') },
    from: { description: 'Said in or after: 2018, 2018-11 or 2018-11-29', maxLength: OPTION_CHARACTERS },
    to: { description: 'Said in or before: 2018, 2018-11 or 2018-11-29', maxLength: OPTION_CHARACTERS },
  },
  run({ speaker, topic, from, to }, desk) {
    if (speaker === undefined && topic === undefined) throw new Mistake(LINES.quoteOfWhat);
    const subject = nameFrom(desk.record, 'topics', topic);
    return desk.ask(
      questions.quote({
        speaker: nameFrom(desk.record, 'speakers', speaker),
        topic: subject && inSentence(subject),
        ...readSpan(from, to),
      }),
    );
  },
});
