/**
 * Measures speed and memory beside plain MiniSearch: `npm run bench`.
 *
 * - `npm run bench`: as shipped, 10,000 and 100,000 generated items; `-- --large` adds 1,000,000
 * - `npm run bench -- 10000`: that many generated items only; `-- shipped`: the shipped corpus only
 * - `npm run bench -- --discord`: only the bot in a local Discord, which the whole run measures too
 * - `npm run bench -- --extract`: only the extraction from texts of up to 10 MB, which the whole run measures too
 * - `npm run bench -- --publish`: only how soon a published change is answered with, which the whole run measures too
 * - `npm run bench -- --servers`: only servers with sources of their own, which the whole run measures too
 * - `npm run bench -- --follows`: only what many follows cost, which the whole run measures too
 * - `npm run bench -- --pictures`: only the drawing of charts, which the whole run measures too
 * - `-- --json`: for machines, one object with every measurement and floor
 *
 * Each size is measured in a process of its own, so that none finds the memory of another. Times depend on the machine
 * and on what else it does: the ratios are what to compare.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { scriptOptions } from '../script-options.ts';
import { measureDiscord } from './discord.ts';
import { discordFloors, discordTable } from './discord-report.ts';
import { extractionTable, measureExtraction } from './extract.ts';
import { floors } from './floors.ts';
import { type Following, followingFloors, followingTable, measureFollowing } from './follows.ts';
import { measure } from './measure.ts';
import type { Measurement } from './measurement.ts';
import { measurePictures, type Pictures, pictureFloors, picturesTable } from './pictures.ts';
import { measurePublishing, publishingTable } from './publish.ts';
import { measureReady, type Ready } from './ready.ts';
import { table } from './report.ts';
import { measureServers, type Servers, serverFloors, serversTable } from './servers.ts';

type Size = number | 'shipped';

const SIZES: readonly Size[] = ['shipped', 10_000, 100_000];
const LARGE: Size = 1_000_000;
/** Without a bound, Node leaves garbage lying for as long as the machine has memory. */
const BOUNDED = ['--max-old-space-size=640'];
const FLAGS = ['--max-old-space-size=16384', '--expose-gc'];

const { values, positionals } = scriptOptions(import.meta.filename, {
  allowPositionals: true,
  options: {
    large: { type: 'boolean' },
    discord: { type: 'boolean' },
    extract: { type: 'boolean' },
    publish: { type: 'boolean' },
    servers: { type: 'boolean' },
    follows: { type: 'boolean' },
    pictures: { type: 'boolean' },
    json: { type: 'boolean' },
    child: { type: 'boolean' },
  },
});

if (values.child) process.send?.(await measuredHere());
else await run();

async function run(): Promise<void> {
  const asked = positionals.map(sizeOf);
  const { discord, extract, publish, servers, follows, pictures } = values;
  const everything = asked.length === 0 && ![discord, extract, publish, servers, follows, pictures].includes(true);
  const sizes = everything ? [...SIZES, ...(values.large ? [LARGE] : [])] : asked;
  const results: object[] = [];
  for (const size of sizes) {
    const measured = await inOwnProcess<Measurement>(String(size));
    const ready = size === 'shipped' ? measureReady() : undefined;
    if (values.json) results.push({ ...measured, ready, floors: floors(measured, ready) });
    else print(measured, ready);
  }
  if (everything || values.discord) {
    const measured = await measureDiscord();
    if (values.json) results.push({ ...measured, floors: discordFloors(measured) });
    else console.log(discordTable(measured));
  }
  if (everything || values.extract) {
    const growths = measureExtraction();
    if (values.json) results.push(...growths);
    else console.log(extractionTable(growths));
  }
  if (everything || values.publish) {
    const measured = await measurePublishing();
    if (values.json) results.push(...measured);
    else console.log(publishingTable(measured));
  }
  if (everything || values.servers) {
    const measured = await inOwnProcess<Servers>('--servers', BOUNDED);
    if (values.json) results.push({ ...measured, floors: serverFloors(measured) });
    else console.log(serversTable(measured));
  }
  if (everything || values.follows) {
    const measured = await inOwnProcess<Following>('--follows', BOUNDED);
    if (values.json) results.push({ ...measured, floors: followingFloors(measured) });
    else console.log(followingTable(measured));
  }
  if (everything || values.pictures) {
    const measured = await inOwnProcess<Pictures>('--pictures', [...BOUNDED, '--expose-gc']);
    if (values.json) results.push({ ...measured, floors: pictureFloors(measured) });
    else console.log(picturesTable(measured));
  }
  if (values.json) console.log(JSON.stringify(results, null, 2));
}

function measuredHere(): Promise<object> {
  if (values.servers) return measureServers();
  if (values.pictures) return measurePictures();
  return values.follows ? measureFollowing() : Promise.resolve(measure(sizeOf(positionals[0] ?? '')));
}

function print(measured: Measurement, ready: Ready | undefined): void {
  console.log(table(measured, ready));
  if (ready !== undefined && 'failed' in ready) console.log(`It did not start: ${ready.failed}\n`);
}

/** @param what a size, or the option for another measurement */
async function inOwnProcess<T>(what: string, execArgv = FLAGS): Promise<T> {
  const child = fork(import.meta.filename, ['--child', what], { execArgv });
  const messages: T[] = [];
  child.on('message', (message: T) => messages.push(message));
  const [status, signal] = await once(child, 'exit');
  const [measured] = messages;
  if (measured === undefined) throw new Error(`The measurement of ${what} ended with ${signal ?? `status ${status}`}.`);
  return measured;
}

function sizeOf(text: string): Size {
  if (text === 'shipped') return text;
  const items = Number(text);
  if (!Number.isInteger(items) || items < 1) throw new Error(`“${text}” is no number of items, nor “shipped”.`);
  return items;
}
