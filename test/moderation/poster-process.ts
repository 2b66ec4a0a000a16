/** Sends what is open in a store, until it is killed: prints a line once it begins, and one when all is done. */
import { Client } from 'discord.js';
import { lineView } from '../../src/discord/kit/components.ts';
import { Requests } from '../../src/discord/kit/requests.ts';
import { steadyRest } from '../../src/discord/kit/transport.ts';
import { isPosted, post } from '../../src/discord/post.ts';
import { Poster } from '../../src/moderation/poster.ts';
import { createLog } from '../../src/observe/log.ts';
import { openStore } from '../../src/store/store.ts';

const [folder = '', api = '', token = '', now = ''] = process.argv.slice(2);
const log = createLog('silent');
const store = await openStore({ folder });
const client = new Client({ intents: [], rest: { ...steadyRest({ log }), api } });
client.rest.setToken(token);
const poster = new Poster(
  {
    store,
    bot: {
      log,
      requests: new Requests(log),
      post: (target, view, key, signal) => post(client, target, view, key, signal),
      isPosted: (target, key, since) => isPosted(client, target, key, since),
      isReady: () => true,
    },
    now: () => now,
  },
  { line: { view: async (payload) => lineView(payload) } },
);
process.stdout.write('begun\n');
await poster.send();
process.stdout.write('done\n');
await client.destroy();
await store.close();
