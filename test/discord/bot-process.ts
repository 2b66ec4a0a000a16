/** The bot as a process of its own: apart.ts starts it, asks for its memory and ends it. */
import { z } from 'zod';
import { commands, messageCommands } from '../../commands/index.ts';
import { Bot } from '../../src/discord/bot.ts';
import { createModeration } from '../../src/moderation/moderation.ts';
import { createLog } from '../../src/observe/log.ts';
import type { Told } from './apart.ts';
import { shippedRecord, TODAY } from './record.ts';

const [, , token, api] = z.tuple([z.string(), z.string(), z.string(), z.string()]).parse(process.argv);
const record = await shippedRecord();
const bot = new Bot({
  token,
  commands,
  messageCommands,
  moderation: createModeration({ commands: [] }),
  record: () => record,
  today: () => TODAY,
  log: createLog('silent'),
  messageContent: false,
  forumChannels: [],
  rest: { api },
});
await bot.start();
process.on('message', (asked) => {
  if (asked === 'memory') tell({ memory: process.memoryUsage.rss() });
  else bot.stop().then(() => process.exit(0));
});
tell('ready');

function tell(what: Told): void {
  process.send?.(what);
}
