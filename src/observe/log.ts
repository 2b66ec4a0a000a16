import { randomBytes } from 'node:crypto';
import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;

/** What is never written down, wherever it hides in something that is logged. */
const SECRET = [
  'token',
  '*.token',
  'headers.authorization',
  '*.headers.authorization',
  'err.requestBody',
  'cause.requestBody',
];

/**
 * Structured lines on standard output. Questions and names of users are never handed to it (PRIVACY.md).
 * @param level of pino, or "silent"
 */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = { level, base: null, redact: { paths: SECRET, censor: '(left out)' } };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** Names a request in the log and, after a fault, to the person who made it: short enough to be read out. */
export function newReference(): string {
  return randomBytes(4).toString('hex');
}
