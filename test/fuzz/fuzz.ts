/** `npm run fuzz -- [--inputs 2000] [--seed 1] [target …]`: puts damaged inputs to everything that reads text from outside. */
import { scriptOptions } from '../script-options.ts';
import { fuzz } from './run.ts';
import { targets } from './targets.ts';

const { values, positionals } = scriptOptions(import.meta.filename, {
  options: { inputs: { type: 'string', default: '2000' }, seed: { type: 'string', default: '1' } },
  allowPositionals: true,
});
const all = await targets();
const chosen = positionals.length === 0 ? all : all.filter(({ name }) => positionals.includes(name));
if (chosen.length === 0) {
  console.error(`There is no such target. There are: ${all.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}
for (const target of chosen) {
  const before = process.memoryUsage().rss;
  const { inputs, slowestMs, failure } = await fuzz(target, {
    inputs: Number(values.inputs),
    seed: Number(values.seed),
  });
  const grown = Math.round((process.memoryUsage().rss - before) / 2 ** 20);
  console.log(`${target.name}: ${inputs} inputs, the slowest ${Math.round(slowestMs)} ms, memory ${grown} MB more`);
  if (failure === undefined) continue;
  console.error(`${target.name}: ${failure}`);
  process.exitCode = 1;
}
