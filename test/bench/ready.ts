import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';

const PROJECT = path.join(import.meta.dirname, '../..');
/** What starts keep for the next one: a fresh clone has none of it. */
const KEPT = path.join(PROJECT, 'node_modules/.cache');
const QUESTION = 'what did Cressida Dick say about armed patrols in 2018?';
const STARTS = 5;

/** How long starts through npm take, in milliseconds; or why there was none. */
export type Ready =
  | {
      /** to the first answer */
      milliseconds: number;
      /** to the first prompt, with nothing kept of earlier starts */
      fresh: number;
    }
  | { failed: string };

/** Starts the bot in the terminal as shipped, as a person does: the middle of several starts counts. */
export function measureReady(): Ready {
  try {
    const fresh = middleOf(() => {
      for (const kept of ['compiled', 'record.json']) rmSync(path.join(KEPT, kept), { recursive: true, force: true });
      return timeOf(['start', '--silent'], 'quit\n');
    });
    return { milliseconds: middleOf(() => timeOf(['run', '--silent', 'ask', '--', QUESTION], '')), fresh };
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}

/** @throws Error with what the process said, where it fails */
function timeOf(args: string[], input: string): number {
  // Within an npm script, npm names its own program.
  const npm = process.env.npm_execpath;
  const [command, ...rest] = npm === undefined ? ['npm', ...args] : [process.execPath, npm, ...args];
  const begun = performance.now();
  const { status, stderr, error } = spawnSync(command, rest, { cwd: PROJECT, encoding: 'utf8', input });
  if (error !== undefined || status !== 0) throw error ?? new Error(stderr.trim());
  return performance.now() - begun;
}

function middleOf(measure: () => number): number {
  const times = Array.from({ length: STARTS }, measure).sort((a, b) => a - b);
  return times[Math.floor(STARTS / 2)] ?? Number.NaN;
}
