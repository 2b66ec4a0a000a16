import { Writable } from 'node:stream';
import { GatewayIntentBits } from 'discord.js';
import { commands, messageCommands } from '../../commands/index.ts';
import { Bot, type BotOptions } from '../../src/discord/bot.ts';
import type { Snapshot } from '../../src/discord/session/snapshot.ts';
import { createModeration } from '../../src/moderation/moderation.ts';
import { createLog } from '../../src/observe/log.ts';
import { type Discord, startDiscord } from '../discord-server/discord.ts';
import { shippedRecord, TODAY } from './record.ts';

/** A line of the log, as it is written. */
export type LogLine = Record<string, unknown> & { msg?: string };

/** The bot as it runs, logged in to a Discord of its own. */
export interface Running {
  discord: Discord;
  bot: Bot;
  log: LogLine[];
  /** what the bot answers from; may be swapped */
  record: Snapshot;
  stop(): Promise<void>;
}

/** Starts a Discord on this machine and the bot in it, with the shipped corpus and the real answerer. */
export async function startRunning(
  over: Partial<BotOptions> & { arrange?(discord: Discord): void } = {},
): Promise<Running> {
  const { arrange, ...options } = over;
  const discord = await startDiscord({
    app: options.messageContent === true ? { privilegedIntents: GatewayIntentBits.MessageContent } : {},
  });
  arrange?.(discord);
  const log: LogLine[] = [];
  const running = { discord, log, record: await shippedRecord() };
  const bot = botAt(discord, running, options);
  await bot.start();
  return Object.assign(running, {
    bot,
    async stop() {
      await bot.stop();
      await discord.stop();
    },
  });
}

/** Another process of the same bot: it shares nothing with the first but Discord. */
export function botAt(
  discord: Discord,
  shared: { log: LogLine[]; record: Snapshot },
  over: Partial<BotOptions> = {},
): Bot {
  return new Bot({
    token: discord.token,
    commands,
    messageCommands,
    moderation: createModeration({ commands: [] }),
    record: () => shared.record,
    today: () => TODAY,
    log: createLog('debug', linesInto(shared.log)),
    messageContent: false,
    forumChannels: [],
    rest: { api: discord.api },
    ...over,
  });
}

function linesInto(log: LogLine[]): Writable {
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      log.push(JSON.parse(chunk.toString()));
      done();
    },
  });
}
