/** The process's handlers for uncaught exceptions and unhandled rejections. */
import type { Log } from './log.ts';

/** More unhandled rejections than this within a minute mean that the process is broken. */
const MOST_REJECTIONS = 100;
const WINDOW_MS = 60_000;

export interface LastDefence {
  /** resolves when the process is in an unknown state: it has to stop in order and be restarted */
  broken: Promise<'broken'>;
  /** removes the handlers; Node then ends the process on such errors again */
  release(): void;
}

/**
 * Logs uncaught errors. An unhandled rejection leaves the rest of the process intact, so it goes on. An uncaught
 * exception may have left some work half-done, so the process has to stop in order.
 */
export function lastDefence(log: Log): LastDefence {
  const { promise: broken, resolve } = Promise.withResolvers<'broken'>();
  let since = Date.now();
  let rejections = 0;
  const onRejection = (err: unknown) => {
    log.error({ err }, 'Something failed that nobody waited for; going on.');
    if (Date.now() - since > WINDOW_MS) {
      since = Date.now();
      rejections = 0;
    }
    rejections += 1;
    if (rejections > MOST_REJECTIONS) resolve('broken');
  };
  const onException = (err: unknown) => {
    log.fatal({ err }, 'Something was thrown that nobody caught; stopping in order.');
    resolve('broken');
  };
  process.on('unhandledRejection', onRejection);
  process.on('uncaughtException', onException);
  const release = () => {
    process.off('unhandledRejection', onRejection);
    process.off('uncaughtException', onException);
  };
  return { broken, release };
}
