import { defineCommand } from '../src/discord/session/command.ts';

export default defineCommand({
  name: 'following',
  description: 'See what you follow, stop it, or settle when it comes',
  personal: true,
  options: {},
  run: (_input, session) => session.following.list(),
});
