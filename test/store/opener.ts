/** Opens a place at a given moment, so that several processes do so at once, and prints what became of it. */
import { setTimeout as wait } from 'node:timers/promises';
import { faultOf } from '../../src/store/fault.ts';
import { openStore } from '../../src/store/store.ts';

const [place = '{}', at = '0'] = process.argv.slice(2);
await wait(Math.max(0, Number(at) - Date.now()));
try {
  const store = await openStore(JSON.parse(place));
  await store.close();
  process.stdout.write('open');
} catch (error) {
  const { message, cause } = faultOf(error);
  process.stdout.write(`${message} ${cause}`);
}
