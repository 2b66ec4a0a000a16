/** Takes the network away from this process. Loaded before anything else is. */
import { registerHooks } from 'node:module';

const NETWORK = /^(?:node:)?(?:net|tls|dgram|dns|https?|http2|inspector|cluster|quic)(?:\/|$)/;

registerHooks({
  resolve(specifier, context, nextResolve) {
    if (NETWORK.test(specifier)) throw new Error(`A reader has no network: ${specifier} is not for it.`);
    return nextResolve(specifier, context);
  },
});

for (const name of ['fetch', 'WebSocket', 'EventSource']) Reflect.deleteProperty(globalThis, name);
