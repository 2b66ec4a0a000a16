import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { readArticle } from '../../src/reading/article.ts';
import type { CorpusSurroundings } from '../../src/terminal/corpus-command.ts';
import { TODAY } from './terminal.ts';

/** A command about the corpus run in this process, on streams that hold what is typed and take what is said. */
export async function runOn(
  command: (args: string[], surroundings: CorpusSurroundings) => Promise<number>,
  args: string[],
  { typed = '', ...own }: Partial<Omit<CorpusSurroundings, 'streams'>> & { typed?: string | Buffer } = {},
  output = new PassThrough(),
): Promise<{ status: number; stdout: string; stderr: string }> {
  const errors = new PassThrough();
  const said = Promise.all([buffer(output), buffer(errors)]);
  const status = await command(args, {
    streams: { input: Readable.from([Buffer.from(typed)]), output, errors },
    folder: '/nowhere',
    today: () => TODAY,
    now: () => `${TODAY}T12:00:00.000Z`,
    place: { folder: '/nowhere' },
    fetchPage: async (url) => ({ reason: `No page is fetched here: ${url}.` }),
    readPage: readArticle,
    ...own,
  });
  output.end();
  errors.end();
  const [stdout, stderr] = await said;
  return { status, stdout: stdout.toString(), stderr: stderr.toString() };
}
