import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { type Line, readLines } from '../../src/terminal/streams.ts';

async function linesOf(chunks: (string | Buffer)[], longest?: number): Promise<Line[]> {
  return Array.fromAsync(readLines(Readable.from(chunks.map((chunk) => Buffer.from(chunk))), longest));
}

describe('readLines', () => {
  test.each<[string, (string | Buffer)[], string[]]>([
    ['lines with and without a last line feed', ['a\nb'], ['a', 'b']],
    ['no line after the last line feed', ['a\nb\n'], ['a', 'b']],
    ['empty lines', ['\n\na\n'], ['', '', 'a']],
    ['nothing', [], []],
    ['Windows line ends, even in two chunks', ['a\r', '\nb\r\n'], ['a', 'b']],
    ['a line in many chunks', ['a', 'b', 'c\nd', 'e'], ['abc', 'de']],
    ['a letter in two chunks', [Buffer.from([0xc3]), Buffer.from([0xa9, 0x0a])], ['é']],
    ['bytes that are no UTF-8', [Buffer.from([0x61, 0xff, 0x0a])], ['a\ufffd']],
    ['a byte order mark', ['\ufeffa\n\ufeffb'], ['a', '\ufeffb']],
  ])('%s', async (_, chunks, lines) => {
    expect(await linesOf(chunks)).toEqual(lines.map((text) => ({ text })));
  });

  test('a line beyond the longest is told as such, and the next is read', async () => {
    expect(await linesOf(['abc', 'def\nok\nabcde\n', 'abcdef'], 5)).toEqual([
      { tooLong: true },
      { text: 'ok' },
      { text: 'abcde' },
      { tooLong: true },
    ]);
  });

  test('of an endless line nothing is kept', async () => {
    const block = Buffer.alloc(1024 * 1024, 'x');
    const before = process.memoryUsage().rss;
    const chunks = Readable.from(Array.from({ length: 1024 }, () => block));
    expect(await Array.fromAsync(readLines(chunks))).toEqual([{ tooLong: true }]);
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024);
  });
});
