import { afterEach, describe, expect, it } from 'vitest';
import { Health } from '../../src/observe/health.ts';

let health: Health;
let now: number;
let shards: string[];
let store: () => Promise<void>;

function start({ record = true } = {}): void {
  now = 0;
  shards = ['ready', 'ready'];
  store = async () => undefined;
  health = new Health({ record: () => record, store: () => store(), shards: () => shards }, () => now);
}
afterEach(() => health.close());

/** Lets time go by, as the timer sees it. */
function pass(seconds: number): void {
  for (let each = 0; each < seconds; each += 1) {
    now += 1_000;
    health.sample();
  }
}

describe('the bot is ready', () => {
  it('while record, database and every connection are there', async () => {
    start();
    expect(await health.look()).toEqual({
      live: true,
      ready: true,
      record: { ok: true },
      store: { ok: true },
      shards: { ok: true, states: { ready: 2 }, downSeconds: 0 },
    });
  });

  it('not before it is connected, or the record is loaded', async () => {
    start();
    shards = [];
    expect((await health.look()).ready).toBe(false);
    health.close();
    start({ record: false });
    expect(await health.look()).toMatchObject({ ready: false, record: { ok: false } });
  });

  it('while a connection is resumed, for less than a minute', async () => {
    start();
    shards = ['ready', 'resuming'];
    pass(59);
    expect(await health.look()).toMatchObject({ ready: true, shards: { states: { ready: 1, resuming: 1 } } });
    shards = ['ready', 'reconnecting'];
    pass(2);
    expect(await health.look()).toMatchObject({ ready: false, shards: { ok: false, downSeconds: 60 } });
    shards = ['ready', 'ready'];
    expect((await health.look()).ready).toBe(true);
  });

  it('where it was lost again and again, counting each loss by itself', async () => {
    start();
    for (let each = 0; each < 3; each += 1) {
      shards = ['ready', 'reconnecting'];
      pass(40);
      shards = ['ready', 'ready'];
      pass(1);
    }
    expect((await health.look()).ready).toBe(true);
  });

  it('not while the database can’t be written, and says why', async () => {
    start();
    store = () => Promise.reject(new Error('The disk of the database is full.'));
    expect(await health.look()).toMatchObject({
      ready: false,
      store: { ok: false, reason: 'The disk of the database is full.' },
    });
  });

  it('not while the database does not answer, which is not waited for', async () => {
    start();
    store = () => new Promise(() => undefined);
    expect(await health.look()).toMatchObject({
      ready: false,
      store: { reason: 'The database does not answer within 3 s.' },
    });
  });

  it('asking often asks the database once in a while', async () => {
    start();
    let asked = 0;
    store = async () => {
      asked += 1;
    };
    for (let each = 0; each < 50; each += 1) await health.look();
    expect(asked).toBe(1);
    now += 6_000;
    await health.look();
    expect(asked).toBe(2);
  });
});
