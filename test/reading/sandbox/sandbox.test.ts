import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { confinement, ReaderProcess } from '../../../src/reading/sandbox/reader-process.ts';
import { inSandbox } from '../../../src/reading/sandbox/sandbox.ts';
import { shippedContent, TODAY } from '../../discord/record.ts';

const MEBIBYTE = 1024 * 1024;
const filledWith = (unit: string, mebibytes = 4) =>
  Buffer.from(`<!doctype html><body>${unit.repeat((mebibytes * MEBIBYTE) / unit.length)}`);
const plain = (text: string) => ({ bytes: Buffer.from(text), mediaType: 'text/plain' });

test('a document is read in a process of its own', async () => {
  const document = plain('Ada Moss spoke.\n\nJoe Wick did not.');
  expect(await inSandbox({ does: 'read', document })).toEqual({
    kind: 'article',
    article: { text: 'Ada Moss spoke.\n\nJoe Wick did not.' },
  });
});

test('a source is drafted there, with the record’s own people', async () => {
  const document = plain('Crossings\n\nLord Harris said: “The crossing is the safest place in all of London today.”');
  const drafted = await inSandbox({ does: 'draft', document, content: await shippedContent(), today: TODAY });
  expect(drafted).toMatchObject({
    kind: 'drafted',
    draft: { source: { statements: [{ speaker: 'lord-harris', form: 'verbatim' }] } },
  });
});

test('a reader reads one document after the other, and is sent the record once', async () => {
  const limits = { deadlineMs: 20_000, heapMb: 512, residentMb: 768 };
  const reader = new ReaderProcess(limits.heapMb);
  const content = await shippedContent();
  const drafted = async (text: string) => {
    const job = { does: 'draft', document: plain(text), content: { ...content }, today: TODAY } as const;
    const outcome = await reader.run(job, limits);
    return 'result' in outcome && outcome.result.kind === 'drafted' ? outcome.result.draft.source.statements : [];
  };
  expect(await drafted('Crossings\n\nLord Harris said: “The crossing is safe.”')).toMatchObject([
    { speaker: 'lord-harris' },
  ]);
  expect(await drafted('Crossings\n\nSadiq Khan said: “It is not safe at all.”')).toMatchObject([
    { speaker: 'sadiq-khan' },
  ]);
  expect(reader).toMatchObject({ served: 2, isRunning: true });
  reader.end();
});

test('one that keeps its reader busy is left', async () => {
  const document = { bytes: filledWith('<table><tr><td>a'), mediaType: 'text/html' };
  expect(await inSandbox({ does: 'read', document }, { deadlineMs: 1_500 })).toEqual({
    kind: 'unreadable',
    reason: 'reading it takes longer than 1.5 seconds: it is no ordinary page.',
  });
});

test('one that fills its reader’s memory is left, and takes nothing else with it', async () => {
  const document = { bytes: filledWith('<p a=1 b=2 c=3>x'), mediaType: 'text/html' };
  expect(await inSandbox({ does: 'read', document }, { heapMb: 60 })).toMatchObject({
    kind: 'unreadable',
    reason: expect.stringMatching(/memory/),
  });
});

test('one that fills memory beside the objects of its reader is left', async () => {
  const document = { bytes: filledWith('<p>x'), mediaType: 'text/html' };
  expect(await inSandbox({ does: 'read', document }, { residentMb: 90 })).toMatchObject({
    kind: 'unreadable',
    reason: expect.stringMatching(/memory/),
  });
});

test('a reader that fails is a reason for a person, and a fault for the log', async () => {
  const faults: string[] = [];
  const onFault = ({ message }: Error) => faults.push(message);
  const unsound = { ...(await shippedContent()), people: [] };
  const job = { does: 'draft', document: plain('Ada Moss spoke.'), content: unsound, today: TODAY } as const;
  expect(await inSandbox(job, { onFault })).toEqual({
    kind: 'unreadable',
    reason: 'its reader failed. Save it in another form, or paste its text.',
  });
  expect(faults).toEqual([expect.stringMatching(/which the corpus does not have/)]);
});

test('ten are read or wait, and others are told to come again', async () => {
  const reasons = await Promise.all(
    Array.from({ length: 12 }, async () => {
      const left = await inSandbox({ does: 'read', document: plain('Ada Moss spoke.') }, { deadlineMs: 1 });
      return 'reason' in left ? left.reason : '';
    }),
  );
  expect(reasons.map((reason) => /^too many documents/.test(reason))).toEqual([...Array(10).fill(false), true, true]);
});

/** What comes of a piece of code that runs as a reader does. */
async function confined(code: string): Promise<string> {
  const offline = path.join(import.meta.dirname, '../../../src/reading/sandbox/offline.ts');
  const whole = `import(${JSON.stringify(offline)}).then(async () => { ${code} }).then(() => 'done', (error) => error.code ?? error.message).then(console.log)`;
  const { stdout } = await promisify(execFile)(process.execPath, [...confinement(100), '--eval', whole], { env: {} });
  return stdout.trim();
}

test.each([
  ['files of the system', `(await import('node:fs')).readFileSync('/etc/hosts')`],
  ['settings beside the program', `(await import('node:fs')).readFileSync(${JSON.stringify(path.resolve('.env'))})`],
  ['the record', `(await import('node:fs')).readdirSync(${JSON.stringify(path.resolve('corpus'))})`],
  ['what it might write', `(await import('node:fs')).writeFileSync(${JSON.stringify(path.resolve('src/x'))}, '')`],
  ['another program', `(await import('node:child_process')).execSync('id')`],
  ['a thread', `new (await import('node:worker_threads')).Worker('1', { eval: true })`],
])('a reader does not get at %s', async (_, code) => {
  expect(await confined(code)).toBe('ERR_ACCESS_DENIED');
});

test.each([
  ['the network', `await import('node:net')`, /no network/],
  ['names of the network', `process.getBuiltinModule('module').createRequire('/')('dns')`, /no network/],
  ['the web', `await fetch('http://127.0.0.1')`, /fetch is not defined/],
  ['code made of text', `new Function('return 1')`, /disallowed/],
])('a reader does not get at %s', async (_, code, reason) => {
  expect(await confined(code)).toMatch(reason);
});

test('a reader knows nothing of the environment', async () => {
  expect(await confined(`if (Object.keys(process.env).length > 0) throw new Error('it does')`)).toBe('done');
});
