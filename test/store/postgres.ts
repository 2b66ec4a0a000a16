import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { chown, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';

const run = promisify(execFile);
/** PostgreSQL refuses to run as root; where the tests do, it runs as this user of every Debian. */
const NOBODY = { uid: 65534, gid: 65534 };

function programs(): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(':'), ...globSync('/usr/lib/postgresql/*/bin').sort().reverse()];
  return folders.find((folder) => existsSync(path.join(folder, 'initdb')) && existsSync(path.join(folder, 'postgres')));
}

/** Whether there is a PostgreSQL to test with. */
export const POSTGRES = programs();

/** A PostgreSQL of its own, in a temporary folder, on this machine only. A user “guarded”, once made, needs a password. */
export interface Postgres {
  /** of an empty database */
  newDatabase(): Promise<string>;
  stop(): Promise<void>;
}

export async function startPostgres(bin: string): Promise<Postgres> {
  const folder = await mkdtemp(path.join(tmpdir(), 'postgres-'));
  const as = process.getuid?.() === 0 ? NOBODY : {};
  if ('uid' in as) await chown(folder, NOBODY.uid, NOBODY.gid);
  const data = path.join(folder, 'data');
  await run(path.join(bin, 'initdb'), ['-D', data, '-U', 'bluelamp', '-A', 'trust', '--no-sync', '-E', 'UTF8'], as);
  const access = path.join(data, 'pg_hba.conf');
  await writeFile(access, `host all guarded 127.0.0.1/32 scram-sha-256\n${await readFile(access, 'utf8')}`);
  const port = await freePort();
  const settings = ['-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=${folder}`, '-c', 'fsync=off'];
  const server = spawn(path.join(bin, 'postgres'), ['-D', data, '-p', String(port), ...settings], {
    ...as,
    stdio: 'ignore',
  });
  const url = (database: string) => `postgres://bluelamp@127.0.0.1:${port}/${database}`;
  await untilReady(url('postgres'), server);
  let databases = 0;
  return {
    newDatabase: async () => {
      databases += 1;
      const name = `test${databases}`;
      await query(url('postgres'), `create database ${name}`);
      return url(name);
    },
    stop: async () => {
      server.kill('SIGINT');
      await new Promise((resolve) => server.once('exit', resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function query(url: string, text: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (server.exitCode !== null) throw new Error('PostgreSQL did not start.');
    try {
      return await query(url, 'select 1');
    } catch {
      // It is starting still.
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error('PostgreSQL does not answer.');
}

/** A port of 127.0.0.1 that nothing listens on at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
