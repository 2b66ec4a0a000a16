import { defineCommand, nameOf } from '../src/discord/session/command.ts';

export default defineCommand({
  name: 'source',
  description: 'Open one source: what it is about and everything on record from it',
  options: {
    title: nameOf('sources', { description: 'Its title', required: true }),
  },
  run: ({ title }, session) => session.show(title),
});
