import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../bench/random.ts';
import { startDiscord } from '../discord-server/discord.ts';
import { POSTGRES, type Postgres, startPostgres } from '../store/postgres.ts';
import { Crowd, countFates } from './crowd.ts';
import { Program } from './program.ts';

const RATE = 25;

describe.skipIf(POSTGRES === undefined)('several processes on one PostgreSQL database', () => {
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await startPostgres(POSTGRES ?? '');
  });
  afterAll(() => postgres?.stop());

  it('are replaced one after another while people ask, and nothing is lost or doubled', {
    timeout: 180_000,
  }, async () => {
    const discord = await startDiscord({ app: { shards: 2 } });
    const crowd = new Crowd(discord, new Random(3));
    const url = await postgres.newDatabase();
    const start = async (shards: string) => {
      const program = Program.start(discord, { DATABASE_URL: url, BLUELAMP_SHARDS: shards });
      await program.ready();
      return program;
    };
    const first = [await start('0/2'), await start('1/2')];
    const asking = setInterval(() => crowd.ask(), 1_000 / RATE);
    const second: Program[] = [];
    for (const [index, old] of first.entries()) {
      second.push(await start(`${index}/2`));
      await old.stop();
    }
    clearInterval(asking);
    await crowd.isAnswered();
    expect(first.map(({ status }) => status)).toEqual([0, 0]);
    const fates = countFates(crowd.settle());
    expect(fates).toMatchObject({ lost: 0, doubled: 0, failed: 0, unheard: 0, refused: 0 });
    expect(fates.answered).toBeGreaterThan(2 * RATE);
    for (const program of second) await program.stop();
    await discord.stop();
  });
});
