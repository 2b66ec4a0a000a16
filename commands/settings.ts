import { defineCommand, settingsScreen } from '../src/moderation/commands.ts';

export default defineCommand({
  name: 'settings',
  description: 'Settle how I work in this server',
  requires: 'ManageGuild',
  options: {},
  run: (_input, session) => settingsScreen(session),
});
