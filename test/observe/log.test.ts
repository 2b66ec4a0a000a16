import { Writable } from 'node:stream';
import { DiscordAPIError } from 'discord.js';
import { expect, it } from 'vitest';
import { createLog, newReference } from '../../src/observe/log.ts';

it('writes what helps of an error, and neither the request nor its address', () => {
  let written = '';
  const log = createLog(
    'info',
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        written += chunk.toString();
        done();
      },
    }),
  );
  const raw = { code: 10_062, message: 'Unknown interaction' };
  const request = { files: undefined, body: { content: 'a private question' } };
  const address = 'https://discord.com/api/v10/webhooks/1/the-secret-token';
  log.error({ err: new DiscordAPIError(raw, 10_062, 404, 'POST', address, request) }, 'fault');
  log.error({ err: new Error('outer', { cause: new Error('inner') }) }, 'fault');
  expect(written).toContain('Unknown interaction');
  expect(written).toContain('"status":404');
  expect(written).toContain('inner');
  expect(written).not.toMatch(/private question|secret-token/);
});

it('names requests so that they can be told apart and read out', () => {
  const references = Array.from({ length: 1_000 }, newReference);
  expect(new Set(references).size).toBe(1_000);
  expect(references[0]).toMatch(/^[0-9a-f]{8}$/);
});
