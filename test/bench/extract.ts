import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { quantitiesIn } from '../../src/figures/figures.ts';
import { quotationsIn } from '../../src/quotations/quotations.ts';

const MEGABYTE = 1_000_000;
/** Lengths of text, in megabytes; the first is what the others are compared with. */
const LENGTHS = [0.1, 1, 10];
const articleSchema = z.object({ text: z.string() });

/** How long one job takes for texts of growing length. */
interface Growth {
  job: string;
  rows: { megabytes: number; milliseconds: number; ratioPerMegabyte: number }[];
}

/** Measures that extraction takes time in proportion to the length of the text. */
export function measureExtraction(): Growth[] {
  const text = articles();
  return [
    growth('quotations', text, (part) => quotationsIn(part)),
    growth('figures', text, (part) => quantitiesIn(part, { published: '2018-11-30' })),
  ];
}

export function extractionTable(growths: readonly Growth[]): string {
  const lines = growths.flatMap(({ job, rows }) =>
    rows.map(
      ({ megabytes, milliseconds, ratioPerMegabyte }) =>
        `${job.padEnd(12)}${String(megabytes).padStart(6)} MB${milliseconds.toFixed(0).padStart(9)} ms${ratioPerMegabyte.toFixed(2).padStart(8)} times as long a megabyte as the shortest`,
    ),
  );
  return `Extraction, over the test articles told again and again:\n${lines.join('\n')}\n`;
}

/** Long texts are the articles of the evaluation, one after the other. */
function articles(): string {
  const file = path.join(import.meta.dirname, '../eval/articles.uk.jsonl');
  const texts = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => articleSchema.parse(JSON.parse(line)).text);
  return texts.join('\n\n');
}

function growth(job: string, text: string, work: (text: string) => unknown): Growth {
  work(text); // the compiler warms up before anything is measured
  const measured = LENGTHS.map((megabytes) => {
    const length = megabytes * MEGABYTE;
    const long = `${text}\n\n`.repeat(Math.ceil(length / text.length)).slice(0, length);
    const begun = performance.now();
    work(long);
    return { megabytes, milliseconds: performance.now() - begun };
  });
  const [shortest] = measured;
  const base = shortest === undefined ? 1 : shortest.milliseconds / shortest.megabytes;
  return {
    job,
    rows: measured.map((row) => ({ ...row, ratioPerMegabyte: row.milliseconds / row.megabytes / base })),
  };
}
