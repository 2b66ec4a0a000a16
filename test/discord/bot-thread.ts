/** The bot in a thread of its own, so that a burst measures it and not the local Discord that it talks to. */
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { commands, messageCommands } from '../../commands/index.ts';
import { Bot } from '../../src/discord/bot.ts';
import { createLog } from '../../src/observe/log.ts';
import { shippedRecord, TODAY } from './record.ts';

const { token, api } = z.object({ token: z.string(), api: z.string() }).parse(workerData);
const record = await shippedRecord();
const bot = new Bot({
  token,
  commands,
  messageCommands,
  record: () => record,
  today: () => TODAY,
  log: createLog('silent'),
  messageContent: false,
  forumChannels: [],
  rest: { api },
});
await bot.start();
parentPort?.once('message', async () => {
  await bot.stop();
  process.exit(0);
});
parentPort?.postMessage('ready');
