import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readWords } from '../../src/lexicon/files.ts';
import {
  forms,
  is,
  lemma,
  pairs,
  pattern,
  patternInAnyCase,
  patternOf,
  table,
  words,
  wordsOf,
} from '../../src/lexicon/lexicon.ts';
import { LexiconError, parseWords } from '../../src/lexicon/parse.ts';

const FOLDER = path.join(import.meta.dirname, '../../src/lexicon/words');

describe('classes', () => {
  test('of verbs hold every form', () => {
    expect(['say', 'says', 'said', 'saying', 'labelled', 'labeled'].every((word) => is(word, 'verbs.speech'))).toBe(
      true,
    );
    expect(is('house', 'verbs.speech')).toBe(false);
  });

  test('can be asked for some forms only', () => {
    expect(is('replied', 'verbs.answering', 'past')).toBe(true);
    expect(is('replies', 'verbs.answering', 'past')).toBe(false);
    expect([...words('verbs.answering', 's')]).toEqual(['answers', 'counters', 'replies', 'responds', 'retorts']);
  });

  test('can be taken together', () => {
    expect([...wordsOf('titles.courtesy', 'titles.honour')]).toEqual(expect.arrayContaining(['mr', 'dame']));
  });

  test('that are tables give each word its words', () => {
    expect(table('calendar.months').get('september')).toEqual(['sept', 'sep']);
    expect(pairs('calendar.months').get('september')).toBe('sept');
    expect(is('september', 'calendar.months')).toBe(true);
    expect(() => table('titles.courtesy')).toThrow('no table');
  });

  test('that are not there are told by file and heading', () => {
    expect(() => is('word', 'verbs.singing')).toThrow('src/lexicon/words/verbs.txt has no class [singing].');
  });
});

test.each([
  ['say', 'says said saying'],
  ['write', 'writes wrote written writing'],
  ['reply', 'replies replied replying'],
  ['stop', 'stops stopped stopping'],
  ['visit', 'visits visited visiting'],
  ['admit', 'admits admitted admitting'],
  ['label', 'labels labelled labeled labelling labeling'],
  ['reveal', 'reveals revealed revealing'],
  ['put', 'puts put putting'],
  ['emphasise', 'emphasises emphasised emphasized emphasising'],
  ['agree', 'agrees agreed agreeing'],
  ['press', 'presses pressed pressing'],
  ['quip', 'quips quipped quipping'],
  ['lie', 'lies lay lied lying'],
  ['hit back', 'hits back hitting back'],
])('%s has the forms %s', (verb, expected) => {
  const found = forms(verb);
  const wanted = verb.includes(' ') ? (expected.match(/\S+ \S+/g) ?? []) : expected.split(' ');
  expect(wanted.filter((form) => !found.includes(form))).toEqual([]);
  expect(found).toContain(verb);
});

test('a form has its lemma', () => {
  expect(['wrote', 'saying', 'told', 'criticized', 'add', 'table'].map(lemma)).toEqual([
    'write',
    'say',
    'tell',
    'criticise',
    'add',
    undefined,
  ]);
});

describe('patterns', () => {
  test('match in any case beside what tells cases apart', () => {
    const told = new RegExp(`^told ${patternInAnyCase('names.outlets')}$`);
    expect(['told Sky  News', 'told LBC', 'told mirror'].map((text) => told.test(text))).toEqual([true, true, true]);
    expect(['Told LBC', 'told LBCs', 'told Skynews'].map((text) => told.test(text))).toEqual([false, false, false]);
  });

  test('match the longest word', () => {
    const [found] = new RegExp(pattern('calendar.weekdays', 'calendar.months')).exec('on thursday') ?? [];
    expect(found).toBe('thursday');
  });

  test('can hold some forms only', () => {
    expect(new RegExp(`^${patternOf('verbs.answering', 'past')}$`).test('replied')).toBe(true);
    expect(new RegExp(`^${patternOf('verbs.answering', 'past')}$`).test('replies')).toBe(false);
  });
});

describe('a broken file is refused with its line', () => {
  test.each([
    ['add, say', 'line 1: Words stand before the first heading. Expected: [class-name] What its words are.'],
    ['[speech]\nsay', 'line 1: “[speech]” is no heading. Expected: [class-name] What its words are.'],
    ['[a] One\nsay\n\n[a] Two\ntell', 'line 4: There is a class “a” already. Expected: one heading for each class.'],
    ['[a] One\nsay, tell,\nSay', 'line 3: “Say” is no word. Expected: words in small letters'],
    ['[a] One\nsay,, tell', 'line 2: “” is no word.'],
    ['[a] One\nsay, tell\n# again\nsay', 'line 4: “say” stands twice in this class. Expected: each word once.'],
    ['[a] One\nsay\ntell: told', 'line 3: A class holds words or rows, not both. Expected: words with commas between'],
    ['[a] One\ntell: told\nsay', 'line 3: A class holds words or rows, not both. Expected: word: its words.'],
    ['[a] One\n[b] Two\nsay', 'line 1: The class “a” is empty. Expected: at least one word under its heading.'],
  ])('%j', (text, message) => {
    expect(() => parseWords('verbs', text)).toThrow(LexiconError);
    expect(() => parseWords('verbs', text)).toThrow(`src/lexicon/words/verbs.txt, ${message}`);
  });
});

test.each(readdirSync(FOLDER))('%s is as it should be', (name) => {
  expect(name).toMatch(/^[a-z-]+\.txt$/);
  expect(parseWords(name, readWords(name.replace('.txt', ''))).size).toBeGreaterThan(0);
});
