import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const QUESTION = 'what did Cressida Dick say about armed patrols in 2018?';
const STARTS = 5;

/** How long a process takes from its start to its first answer, or why there was none. */
export type Ready = { milliseconds: number } | { failed: string };

/** Starts the bot in the terminal as shipped, with one question, until it has answered: the middle of several starts. */
export function measureReady(): Ready {
  const times: number[] = [];
  for (let start = 0; start < STARTS; start += 1) {
    const begun = performance.now();
    const { status, stderr } = spawnSync(process.execPath, ['src/start.js', 'ask', QUESTION], {
      cwd: PROJECT,
      encoding: 'utf8',
    });
    if (status !== 0) return { failed: stderr.trim() };
    times.push(performance.now() - begun);
  }
  return { milliseconds: times.sort((a, b) => a - b)[Math.floor(STARTS / 2)] ?? Number.NaN };
}
