import { expect, test } from 'vitest';
import { apart } from '../../src/reading/apart.ts';
import { shippedContent, TODAY } from '../discord/record.ts';

const MEBIBYTE = 1024 * 1024;
const filledWith = (unit: string, mebibytes = 4) =>
  Buffer.from(`<!doctype html><body>${unit.repeat((mebibytes * MEBIBYTE) / unit.length)}`);
const plain = (text: string) => ({ bytes: Buffer.from(text), mediaType: 'text/plain' });

test('a document is read in a process of its own', async () => {
  const document = plain('Ada Moss spoke.\n\nJoe Wick did not.');
  expect(await apart({ does: 'read', document })).toEqual({
    kind: 'article',
    article: { text: 'Ada Moss spoke.\n\nJoe Wick did not.' },
  });
});

test('a source is drafted there, with the record’s own people', async () => {
  const document = plain('Crossings\n\nLord Harris said: “The crossing is the safest place in all of London today.”');
  const drafted = await apart({ does: 'draft', document, content: await shippedContent(), today: TODAY });
  expect(drafted).toMatchObject({
    kind: 'drafted',
    draft: { source: { statements: [{ speaker: 'lord-harris', form: 'verbatim' }] } },
  });
});

test('one that keeps its reader busy is left', async () => {
  const document = { bytes: filledWith('<table><tr><td>a'), mediaType: 'text/html' };
  expect(await apart({ does: 'read', document }, { deadlineMs: 1_500 })).toEqual({
    kind: 'unreadable',
    reason: 'reading it takes longer than 1.5 seconds: it is no ordinary page.',
  });
});

test('one that fills its reader’s memory is left, and takes nothing else with it', async () => {
  const document = { bytes: filledWith('<p a=1 b=2 c=3>x'), mediaType: 'text/html' };
  expect(await apart({ does: 'read', document }, { memoryMb: 60 })).toMatchObject({
    kind: 'unreadable',
    reason: expect.stringMatching(/memory/),
  });
});
