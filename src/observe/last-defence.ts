/** What is thrown where nobody catches it. */
import type { Log } from './log.ts';

/** So many promises that failed unheard within a minute are no accident any more. */
const MOST_REJECTIONS = 100;
const WINDOW_MS = 60_000;

export interface LastDefence {
  /** resolves when the process can't be trusted any more: it has to stop in order, and be started anew */
  broken: Promise<'broken'>;
  /** gives what nobody catches back to Node, which ends the process with it */
  release(): void;
}

/**
 * Logs what nobody caught. A promise that failed unheard leaves everything else as it was: the process goes on. An
 * exception that nobody caught has stopped something half-way: the process stops in order.
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
