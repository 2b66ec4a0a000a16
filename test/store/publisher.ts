/** Publishes pairs until it is killed or can't: prints the name of each once it is acknowledged, and the fault. */
import { faultOf } from '../../src/store/fault.ts';
import { openStore } from '../../src/store/store.ts';
import { revision } from './revision.ts';

const [folder = '', name = ''] = process.argv.slice(2);
const { revisions } = await openStore({ folder });
try {
  for (let count = 0; ; count += 1) {
    const pair = ['left', 'right'].map((side) =>
      revision({ entry: `${name}-${count}-${side}`, text: side.repeat(200 + count) }),
    );
    const added = await revisions.add(pair);
    if (!('newer' in added)) process.stdout.write(`${name}-${count}\n`);
  }
} catch (error) {
  const { code, message } = faultOf(error);
  process.stdout.write(`fault ${code}: ${message}\n`);
  process.exit(1);
}
