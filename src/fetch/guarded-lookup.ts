import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import { isPublic } from './address.ts';

/** How a name becomes addresses; the system's unless a test hands in another. */
export type Lookup = (host: string) => Promise<LookupAddress[]>;

/** A name stands for a machine of a private network. */
class PrivateAddress extends Error {
  override readonly name = 'PrivateAddress';
}

/** Whether a connection failed for that; it tells what its look-up threw, sometimes as a cause. */
export function isForPrivateAddress(error: unknown): boolean {
  return error instanceof PrivateAddress || (error instanceof Error && isForPrivateAddress(error.cause));
}

/**
 * Looks names up for a connection and refuses it where any address is private. It is this look-up that is connected to,
 * so a name that means another machine a moment later gains nothing.
 */
export function guardedLookup(lookUp: Lookup = systemAddresses) {
  type Done = (error: Error | null, address: string | LookupAddress[], family?: number) => void;
  return (host: string, { all = false }: { all?: boolean | undefined }, done: Done): void => {
    lookUp(host)
      .then((addresses) => {
        if (addresses.some(({ address }) => !isPublic(address))) throw new PrivateAddress(host);
        const [first] = addresses;
        if (first === undefined) throw new Error(`${host} stands for no machine`);
        if (all) done(null, addresses);
        else done(null, first.address, first.family);
      })
      .catch((error: unknown) => done(error instanceof Error ? error : new Error(String(error)), ''));
  };
}

function systemAddresses(host: string): Promise<LookupAddress[]> {
  return new Promise((resolve, reject) => {
    systemLookup(host, { all: true }, (error, addresses) => (error === null ? resolve(addresses) : reject(error)));
  });
}
