import { readFile } from 'node:fs/promises';

const LOOKS_EVERY_MS = 100;

/**
 * Looks at the memory that a process holds, whatever it holds it for, until it is too much. Only Linux tells that to
 * another process; elsewhere V8's own bound is all there is.
 * @returns stops looking
 */
export function watchMemory(processId: number | undefined, mostMb: number, onTooMuch: () => void): () => void {
  const timer = setInterval(async () => {
    if ((await residentMb(processId)) > mostMb) onTooMuch();
  }, LOOKS_EVERY_MS);
  return () => clearInterval(timer);
}

/** @see https://man7.org/linux/man-pages/man5/proc_pid_status.5.html */
async function residentMb(processId: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${processId}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s*(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024;
}
