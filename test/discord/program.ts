/** The program as its operator starts it, in a process of its own, with a local Discord in Discord’s place. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { readConfig } from '../../src/config.ts';
import type { Discord } from '../discord-server/discord.ts';

const MAIN = path.join(import.meta.dirname, '../../src/main.ts');
const STARTS_WITHIN = 30_000;

export class Program {
  readonly #child: ChildProcess;
  readonly #exit: Promise<unknown>;
  /** its standard output: lines of the log */
  output = '';
  /** its standard error: lines for the operator */
  errors = '';

  private constructor(env: Record<string, string>) {
    this.#child = spawn(process.execPath, [MAIN], {
      env: { ...process.env, ...unset(), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#exit = once(this.#child, 'close');
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.output += text;
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.errors += text;
    });
  }

  static start({ token, api }: Discord, env: Record<string, string>): Program {
    return new Program({ DISCORD_TOKEN: token, BLUELAMP_DISCORD_API: api, ...env });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get status(): number | null {
    return this.#child.exitCode;
  }

  /** Resolves when the program has registered its commands. */
  async ready(): Promise<void> {
    const until = Date.now() + STARTS_WITHIN;
    while (!this.messages().includes('Commands are up to date.')) {
      if (this.status !== null || Date.now() > until) throw new Error(`The program did not start: ${this.errors}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** The log so far, parsed. */
  log(): Record<string, unknown>[] {
    return this.output
      .split('\n')
      .filter((line) => line.startsWith('{') && line.endsWith('}'))
      .map((line) => JSON.parse(line));
  }

  messages(): unknown[] {
    return this.log().map(({ msg }) => msg);
  }

  /** Waits for its end. @returns its exit status */
  async ended(): Promise<number | null> {
    await this.#exit;
    return this.status;
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  /** Sends SIGTERM and waits for the process to end. */
  async stop(): Promise<void> {
    if (this.status === null) this.#child.kill('SIGTERM');
    await this.#exit;
  }
}

/**
 * Every variable of the configuration as empty, so that neither the environment nor a .env file of this machine affects
 * a test.
 */
function unset(): Record<string, string> {
  const names: string[] = [];
  readConfig(new Proxy({}, { get: (_target, name) => void names.push(String(name)) }));
  return Object.fromEntries(names.map((name) => [name, '']));
}
