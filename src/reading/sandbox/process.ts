/** The process that sandbox.ts starts: one piece of work in, what came of it out. */
import './offline.ts';
import type { Job } from './protocol.ts';

process.once('message', async (job: Job) => {
  try {
    const { perform } = await import('./jobs.ts');
    process.send?.({ result: await perform(job) });
  } catch (error) {
    process.send?.({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
// Until it is ended: what it sends may be on its way for a while.
process.channel?.ref();
