import { defineCommand, freeText, Mistake, nameOf, oneOf } from '../src/discord/session/command.ts';

export default defineCommand({
  name: 'follow',
  description: 'Be told what is new on somebody, a topic, a figure, a subject or a question',
  personal: true,
  options: {
    speaker: nameOf('speakers', { description: 'Whose words' }),
    topic: nameOf('topics', { description: 'What it is about' }),
    measure: nameOf('measures', { description: 'What was counted' }),
    subject: nameOf('subjects', { description: 'A proposal or a practice that people are for or against' }),
    question: freeText({ description: 'What you would like to have answered' }),
    every: oneOf(
      { weekly: 'once a week', daily: 'once a day', once: 'at once (in a channel)' },
      { description: 'How often; once a week where you leave it out' },
    ),
    to: oneOf(
      { person: 'me, by direct message', channel: 'this channel (moderators)' },
      { description: 'Where it comes; to you by direct message where you leave it out' },
    ),
  },
  run({ speaker, topic, measure, subject, question, every, to }, session) {
    const [first, second] = [
      { kind: 'speaker', about: speaker } as const,
      { kind: 'topic', about: topic } as const,
      { kind: 'measure', about: measure } as const,
      { kind: 'subject', about: subject } as const,
      { kind: 'question', about: question } as const,
    ].flatMap(({ kind, about }) => (about === undefined ? [] : [{ kind, about }]));
    if (first === undefined) return session.following.list();
    if (second !== undefined) throw new Mistake('follow-one');
    if (first.kind === 'question' && !/[\p{L}\p{N}]/u.test(first.about)) throw new Mistake('empty-question');
    return session.following.follow({ ...first, every, inChannel: to === 'channel' });
  },
});
