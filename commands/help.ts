import { defineCommand } from '../src/discord/command.ts';

export default defineCommand({
  name: 'help',
  description: 'See what I can do and what I know',
  options: {},
  run: (_input, desk) => desk.help(),
});
