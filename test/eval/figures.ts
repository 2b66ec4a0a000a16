/** How many of the figures of marked articles are found, with the right value and unit. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { quantitiesIn } from '../../src/figures/figures.ts';

const articleSchema = z.object({
  id: z.string(),
  text: z.string(),
  published: z.iso.date().optional(),
  figures: z.array(z.object({ start: z.number(), end: z.number(), value: z.number(), unit: z.string() })),
});
type Marked = z.output<typeof articleSchema>['figures'][number];

interface FiguresScore {
  precision: number;
  recall: number;
  /** in per cent, like the others */
  f1: number;
}

/**
 * Scores what is found in the articles of a file.
 * Right is a figure that overlaps a marked one, with the same value and unit; the rate (“a week”) may be missing in one of them.
 */
export function scoreFigures(file: string): FiguresScore {
  const articles = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => articleSchema.parse(JSON.parse(line)));
  let [right, found, marked] = [0, 0, 0];
  for (const { text, published, figures } of articles) {
    const left: Marked[] = quantitiesIn(text, published === undefined ? {} : { published });
    found += left.length;
    marked += figures.length;
    for (const figure of figures) {
      const at = left.findIndex((other) => isSame(figure, other));
      if (at < 0) continue;
      right += 1;
      left.splice(at, 1);
    }
  }
  return { precision: (100 * right) / found, recall: (100 * right) / marked, f1: (200 * right) / (found + marked) };
}

function isSame(one: Marked, other: Marked): boolean {
  const [a, b] = [one.unit.toLowerCase(), other.unit.toLowerCase()];
  const isUnit = a === b || a.startsWith(`${b} `) || b.startsWith(`${a} `);
  return isUnit && one.value === other.value && one.start < other.end && other.start < one.end;
}
