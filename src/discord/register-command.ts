import { parseArgs } from 'node:util';
import { REST, type RESTOptions, Routes } from 'discord.js';
import type { Tool } from '../moderation/tool.ts';
import type { Command, MessageCommand } from './command.ts';
import { troubleOf } from './connect.ts';
import { commandBodies, registerCommands } from './register.ts';
import { looksLikeToken, type Output, SETUP } from './setup.ts';

interface RegisterOptions {
  token: string | undefined;
  commands: readonly Command[];
  messageCommands: readonly MessageCommand[];
  tools?: readonly Tool[];
  rest?: Partial<RESTOptions>;
}

/**
 * `register [--guild id]`: brings Discord's list of commands up to date without starting the bot.
 * @returns the exit status: 0 done, 1 refused by Discord, 2 wrong use or no token
 */
export async function runRegister(args: string[], output: Output, options: RegisterOptions): Promise<number> {
  if (args.some((arg) => arg === '--help' || arg === '-h')) {
    output.stdout(`${SETUP.registerUsage}\n`);
    return 0;
  }
  const guild = guildIn(args);
  if (guild === 'wrong use') return fail(output, SETUP.registerUsage, 2);
  if (options.token === undefined) return fail(output, SETUP.noToken, 2);
  if (!looksLikeToken(options.token)) return fail(output, SETUP.notAToken, 2);
  const rest = new REST(options.rest ?? {}).setToken(options.token);
  const bodies = commandBodies(options.commands, options.messageCommands, options.tools);
  try {
    const application = await rest.get(Routes.currentApplication());
    const outcome = await registerCommands(rest, idOf(application), bodies, guild);
    output.stdout(`${SETUP.registered(bodies.length, guild, outcome)}\n`);
    return 0;
  } catch (error) {
    const trouble = troubleOf(error);
    return fail(output, trouble === 'passing' ? SETUP.unreachable : trouble.message, 1);
  }
}

function guildIn(args: string[]): string | undefined | 'wrong use' {
  try {
    const { guild } = parseArgs({ args, options: { guild: { type: 'string' } } }).values;
    return guild === undefined || /^\d{17,20}$/.test(guild) ? guild : 'wrong use';
  } catch {
    return 'wrong use';
  }
}

function idOf(application: unknown): string {
  const isNamed = typeof application === 'object' && application !== null && 'id' in application;
  if (!isNamed || typeof application.id !== 'string') throw new Error(SETUP.noApplication);
  return application.id;
}

function fail(output: Output, line: string, status: number): number {
  output.stderr(`${line}\n`);
  return status;
}
