import { defineCommand } from '../src/discord/session/command.ts';

export default defineCommand({
  name: 'help',
  description: 'See what I can do and what I know',
  options: {},
  run: (_input, session) => session.help(),
});
