import { expect, test } from 'vitest';
import { decoded } from '../../src/reading/charset.ts';

const WORDS = '“Café”, said Moss – twice.';
const HTML = `<!doctype html><meta charset="CHARSET"><p>${WORDS}</p>`;
const windows = (text: string) =>
  Buffer.from(text.replace('“', '\x93').replace('”', '\x94').replace('–', '\x96'), 'latin1');
const swapped = (text: string) => Buffer.from(text, 'utf16le').swap16();

test.each<[string, Uint8Array, string | undefined]>([
  ['what its sender says', windows(HTML), 'windows-1252'],
  ['what its sender says, by an old name', windows(HTML), 'latin1'],
  ['itself', windows(HTML.replace('CHARSET', 'ISO-8859-1')), undefined],
  [
    'itself, in the long way',
    windows(`<META HTTP-EQUIV=Content-Type CONTENT="text/html; charset=iso-8859-1">${WORDS}`),
    undefined,
  ],
  ['itself, in XML', windows(`<?xml version="1.0" encoding='iso-8859-1'?><p>${WORDS}</p>`), undefined],
  ['its bytes, where it says nothing', windows(WORDS), undefined],
  ['its bytes, where its sender is wrong', windows(HTML), 'utf-8'],
  ['its bytes, where it is wrong', windows(HTML.replace('CHARSET', 'utf-8')), undefined],
  ['itself, where its sender says what nobody knows', windows(HTML.replace('CHARSET', 'cp1252')), 'klingon'],
  ['its mark', Buffer.from(`\uFEFF${HTML}`, 'utf16le'), undefined],
  ['its mark, the other way round', swapped(`\uFEFF${HTML}`), 'utf-8'],
  ['its zeros', Buffer.from(HTML, 'utf16le'), undefined],
  ['its zeros, the other way round', swapped(HTML), 'utf-16'],
  ['its bytes, where it only says sixteen bits', Buffer.from(HTML.replace('CHARSET', 'utf-16')), undefined],
])('a text is read by %s', (_, bytes, charset) => {
  const document = { bytes, mediaType: 'text/html', ...(charset === undefined ? {} : { charset }) };
  expect(decoded(document)).toContain(WORDS);
});

test('one broken character does not turn a text into another set', () => {
  const bytes = Buffer.concat([Buffer.from(WORDS), Buffer.from([0xe9]), Buffer.from(WORDS)]);
  expect(decoded({ bytes, mediaType: 'text/html', charset: 'utf-8' })).toBe(`${WORDS}\ufffd${WORDS}`);
});
