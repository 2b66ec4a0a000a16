import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';

const ROOT = path.join(import.meta.dirname, '../..');
const versions = z.record(z.string(), z.string());
const manifest = z
  .object({ dependencies: versions, devDependencies: versions, optionalDependencies: versions })
  .parse(JSON.parse(read('package.json')));
const lock = z
  .object({
    packages: z.record(
      z.string(),
      z.object({ dev: z.boolean().default(false), resolved: z.string().optional(), integrity: z.string().optional() }),
    ),
  })
  .parse(JSON.parse(read('package-lock.json')));

function read(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}

test('installing runs no scripts of packages, in the container neither', () => {
  expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m);
  expect(read('Dockerfile')).toMatch(/^COPY .*\.npmrc.*\nRUN npm ci\b/m);
});

test('every package is named by its exact version', () => {
  const all = Object.values(manifest).flatMap((list) => Object.values(list));
  expect(all.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

test('every package that runs with it is the one that was locked, from the registry', () => {
  const others = Object.entries(lock.packages).filter(
    // An address of its own would stand under `resolved`.
    ([name, { dev, resolved, integrity }]) =>
      name !== '' && !dev && (integrity === undefined || resolved !== undefined),
  );
  expect(others).toEqual([]);
});
