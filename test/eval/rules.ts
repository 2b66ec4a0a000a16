/**
 * Shows for each rule of reading quotations on which texts it fires and what changes without it: `npm run rules`.
 * Further files of texts may be named: `npm run rules -- more.jsonl`. With `--brief` the changes are only counted.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { quotationsIn } from '../../src/quotations/quotations.ts';
import { type AnyRule, TABLES, timesFired, told, without } from '../quotations/rules.ts';

const articleSchema = z.object({ id: z.string(), text: z.string() });

interface Article {
  id: string;
  text: string;
  /** every quotation, as read with all rules */
  whole: readonly string[];
}

function articlesIn(file: string): Article[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => articleSchema.parse(JSON.parse(line)))
    .map((article) => ({ ...article, whole: read(article.text) }));
}

/** Each quotation with all that is told of it. */
function read(text: string): string[] {
  const lines = told(text);
  return quotationsIn(text).map(({ resolution }, at) => `${lines[at]} (${resolution})`);
}

function report(rule: AnyRule, articles: readonly Article[], brief: boolean): { changed: number; lines: string[] } {
  const fired = articles.filter(({ text }) => timesFired(rule, () => quotationsIn(text)) > 0);
  const lines: string[] = [];
  let changed = 0;
  for (const { id, text, whole } of fired) {
    const less = without(rule, () => read(text));
    const [lost, come] = [new Set(whole).difference(new Set(less)), new Set(less).difference(new Set(whole))];
    changed += lost.size + come.size;
    if (brief) continue;
    for (const line of lost) lines.push(`    ${id}  with it     ${shortened(line)}`);
    for (const line of come) lines.push(`    ${id}  without it  ${shortened(line)}`);
  }
  const where = fired
    .map(({ id }) => id)
    .slice(0, 6)
    .join(', ');
  const title = `  ${rule.name}: fires on ${fired.length} texts${fired.length > 0 ? ` (${where}${fired.length > 6 ? ' …' : ''})` : ''}; ${changed} quotations change without it`;
  return { changed, lines: [title, ...lines] };
}

function shortened(line: string): string {
  return line.replace(/\s+/g, ' ').slice(0, 160);
}

const words = process.argv.slice(2);
const ours = readdirSync(import.meta.dirname).filter((name) => /^articles\..*\.jsonl$/.test(name));
const files = [
  ...ours.map((name) => path.join(import.meta.dirname, name)),
  ...words.filter((word) => !word.startsWith('--')),
];
const articles = files.flatMap(articlesIn);
const idle: string[] = [];
for (const [table, rules] of Object.entries(TABLES)) {
  process.stdout.write(`\nRules of ${table}\n`);
  for (const rule of rules) {
    const { changed, lines } = report(rule, articles, words.includes('--brief'));
    if (changed === 0) idle.push(rule.name);
    process.stdout.write(`${lines.join('\n')}\n`);
  }
}
process.stdout.write(
  `\n${articles.length} texts. Rules that change nothing in any of them: ${idle.join('; ') || 'none'}\n`,
);
