/** The process that sandbox.ts starts: one piece of work after another in, what came of each out. */
import './offline.ts';
import type { CorpusContent } from '../../corpus/schema.ts';
import type { Job, Task } from './protocol.ts';

/** The record of the last job that had one: most have the same. */
let content: CorpusContent | undefined;

process.on('message', async (task: Task) => {
  try {
    const { perform } = await import('./jobs.ts');
    process.send?.({ begun: true });
    process.send?.({ result: await perform(jobOf(task)) });
  } catch (error) {
    process.send?.({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
function jobOf({ job, content: own }: Task): Job {
  content = own ?? content;
  if (job.does === 'read' || job.does === 'list') return job;
  if (content === undefined) throw new Error(`No record came with the work to ${job.does} a document.`);
  return { ...job, content };
}

process.once('disconnect', () => process.exit());
// Until it is ended: what it sends may be on its way for a while.
process.channel?.ref();
