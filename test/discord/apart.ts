import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Discord } from '../discord-server/discord.ts';

/** What the process says. */
export type Told = 'ready' | { memory: number };

/** The bot in a process of its own, so that a load measures it and not the local Discord that it talks to. */
export class BotApart {
  readonly #process: ChildProcess;

  private constructor(process: ChildProcess) {
    this.#process = process;
  }

  /** Comes back when the bot has logged in and registered its commands. */
  static async start({ token, api }: Discord): Promise<BotApart> {
    const bot = new BotApart(fork(new URL('./bot-process.ts', import.meta.url), [token, api]));
    await bot.#told();
    return bot;
  }

  /** What the process holds of the machine's memory, in bytes. */
  async memory(): Promise<number> {
    this.#process.send('memory');
    const told = await this.#told();
    return told === 'ready' ? Number.NaN : told.memory;
  }

  async stop(): Promise<void> {
    const exit = once(this.#process, 'exit');
    this.#process.send('stop');
    await exit;
  }

  /** The next thing that the process says. @throws Error where it ends instead */
  #told(): Promise<Told> {
    return new Promise((resolve, reject) => {
      const ended = (status: number | null) => reject(new Error(`The bot’s process ended with status ${status}.`));
      this.#process.once('exit', ended);
      this.#process.once('message', (told: Told) => {
        this.#process.off('exit', ended);
        resolve(told);
      });
    });
  }
}
