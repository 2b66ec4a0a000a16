/** The process that apart.ts starts: one piece of work in, what came of it out. */
import { type Job, perform } from './jobs.ts';

process.once('message', async (job: Job) => {
  try {
    process.send?.({ result: await perform(job) });
  } catch (error) {
    process.send?.({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
