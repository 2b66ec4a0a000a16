import { randomBytes } from 'node:crypto';
import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;

/**
 * Structured lines on standard output. Questions and names of users are never handed to it (PRIVACY.md).
 * @param level of pino, or "silent"
 */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = { level, base: null, serializers: { err: errorForLog } };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** Names a request in the log and, after a fault, to the person who made it: short enough to be read out. */
export function newReference(): string {
  return randomBytes(4).toString('hex');
}

/**
 * What of an error helps to find its cause. Errors of Discord's library also carry the whole request, with the text that
 * was being sent and an address that holds a token: neither belongs into a log.
 */
function errorForLog(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack, cause } = error;
  const code = 'code' in error ? error.code : undefined;
  const status = 'status' in error ? error.status : undefined;
  return { name, message, stack, code, status, ...(cause === undefined ? {} : { cause: errorForLog(cause) }) };
}

/**
 * Lets the operator see more for a while: each `SIGUSR2` switches between the configured level and `debug`.
 * @returns a function that removes the signal's handler
 */
export function switchLevelOnSignal(log: Log, level: string): () => void {
  // Windows has no such signal.
  if (process.platform === 'win32') return () => undefined;
  const turn = () => {
    log.level = log.level === 'debug' ? level : 'debug';
    log.warn({ level: log.level }, 'The level of the log was switched.');
  };
  process.on('SIGUSR2', turn);
  return () => process.off('SIGUSR2', turn);
}
