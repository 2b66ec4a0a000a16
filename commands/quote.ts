import { inSentence, questions } from '../src/answer/phrasing.ts';
import { defineCommand, Mistake } from '../src/discord/command.ts';

export default defineCommand({
  name: 'quote',
  description: 'Find what somebody said, or what was said about something',
  options: {
    speaker: { is: 'name', of: 'speakers', description: 'Who said it' },
    topic: { is: 'name', of: 'topics', description: 'What it is about' },
    from: { is: 'date', edge: 'first day', description: 'Said in or after: 2018, 2018-11 or 2018-11-29' },
    to: { is: 'date', edge: 'last day', description: 'Said in or before: 2018, 2018-11 or 2018-11-29' },
  },
  run({ speaker, topic, from, to }, desk) {
    if (speaker === undefined && topic === undefined) throw new Mistake('quote-of-what');
    if (from !== undefined && to !== undefined && from > to) throw new Mistake('dates-reversed');
    return desk.ask(questions.quote({ speaker, topic: topic && inSentence(topic), from, to }));
  },
});
