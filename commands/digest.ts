import { defineCommand } from '../src/discord/session/command.ts';

export default defineCommand({
  name: 'digest',
  description: 'See what is new on record this week, what was asked most and what had no answer',
  private: true,
  inSteps: true,
  options: {},
  run: (_input, session) => session.digest(),
});
