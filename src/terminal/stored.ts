import { stat } from 'node:fs/promises';
import path from 'node:path';
import { StoreFault } from '../store/fault.ts';
import { DATABASE_FILE, openStore, type Place, type Store } from '../store/store.ts';
import { type Streams, write } from './streams.ts';

/**
 * Does something with the store. Where it can't be used, that is said, with what to do.
 * @returns the exit status of the work; 2 where the store fails
 */
export async function withStore(
  place: Place,
  { errors }: Streams,
  work: (store: Store) => Promise<number>,
): Promise<number> {
  return tellingFaults(errors, async () => {
    const store = await openStore(place);
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  });
}

/** The file of a database that is not there: whoever only reads makes none. @returns undefined where there is one */
export async function missingDatabase(place: Place): Promise<string | undefined> {
  if ('url' in place) return undefined;
  const file = path.join(place.folder, DATABASE_FILE);
  return stat(file).then(
    () => undefined,
    () => file,
  );
}

/** @returns the exit status of the work; 2 where it throws a StoreFault, which is told */
export async function tellingFaults(errors: Streams['errors'], work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    // Nobody else tells here what a fault that is not known was.
    const cause = error.code === 'other' && error.cause instanceof Error ? ` ${error.cause.message}` : '';
    await write(errors, `${error.message}${cause}\n`);
    return 2;
  }
}
