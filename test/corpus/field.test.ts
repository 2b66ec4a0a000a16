import { describe, expect, it, test } from 'vitest';
import { Gazetteer, isTitleOf, periodOf, Qualifiers } from '../../src/corpus/field.ts';
import type { DatedEvent, Office, Place } from '../../src/corpus/schema.ts';
import { corpusOf, person } from '../answer/corpus-of.ts';

function office(...titles: string[]): Office {
  return { id: 'warden', title: 'Warden', titles, aliases: [] };
}

describe('the titles of an office', () => {
  test.each<[what: string, titles: string[], title: string, isOne: boolean]>([
    ['a title, in any case', ['Chief Warden'], 'chief warden', true],
    ['no longer one', ['Chief Warden'], 'Chief Warden of the Lock', false],
    ['no shorter one', ['Chief Warden'], 'Warden', false],
    ['one that begins so', ['Chief Warden …'], 'Chief Warden, River Police', true],
    ['one that ends so', ['… Chief Warden'], 'Acting Chief Warden', true],
    ['one that has the word', ['… warden …'], 'The warden of the lock', true],
    ['the word alone', ['… warden …'], 'Warden', true],
    ['no part of a word', ['… warden …'], 'Wardenship', false],
    ['one of several', ['Lock keeper', 'Warden (River)'], 'Warden (River)', true],
  ])('%s', (_what, titles, title, isOne) => expect(isTitleOf(office(...titles), title)).toBe(isOne));
});

describe('whoever held an office on a day', () => {
  const warden = office('Warden');
  const corpus = corpusOf({
    offices: [warden],
    people: [
      person('ada', 'Ada Finch', [{ title: 'Warden', from: '2010-01-01', to: '2015-12-31' }]),
      person('bo', 'Bo Marsh', [{ title: 'Warden', from: '2016-01-01' }]),
      person('cy', 'Cy Reed', [{ title: 'Warden' }, { title: 'Ferryman', from: '2010-01-01' }]),
      person('di', 'Di Weir', [{ title: 'Warden', to: '2009-12-31' }]),
    ],
  });
  const heldIt = (day: string) => corpus.holdersOn(warden, day).map(({ id }) => id);

  test('is known by the dates', () => {
    expect(heldIt('2012-06-01')).toEqual(['ada']);
    expect(heldIt('2015-12-31')).toEqual(['ada']);
    expect(heldIt('2030-01-01')).toEqual(['bo']);
  });

  test('is nobody whose beginning is not known', () => expect(heldIt('2005-01-01')).toEqual([]));
});

test('an event is of its day, or of its period', () => {
  const flood: DatedEvent = { id: 'flood', name: 'Flood', aliases: [], kind: 'emergency', sources: [] };
  expect(periodOf({ ...flood, day: '2016-05-01' })).toEqual({ from: '2016-05-01', to: '2016-05-01' });
  const period = { from: '2016-05-01', to: '2016-06-01' };
  expect(periodOf({ ...flood, period })).toEqual(period);
});

describe('the gazetteer', () => {
  const place = (id: string, more: Partial<Place> = {}): Place => ({
    id,
    name: id,
    kind: 'area',
    aliases: [],
    ...more,
  });
  const valley = place('valley', { aliases: ['the Dale'] });
  const river = place('river', { in: 'valley' });
  const lock = place('lock', { in: 'river' });
  const sea = place('sea', { aliases: ['valley'] });
  const gazetteer = new Gazetteer([valley, river, lock, sea], 'river');

  test('finds a place by each of its names', () => {
    expect(gazetteer.named('River')).toBe(river);
    expect(gazetteer.named('dale')).toBe(valley);
    expect(gazetteer.named('The Lock')).toBe(lock);
    expect(gazetteer.named('weir')).toBeUndefined();
  });

  test('of two that share a name, finds the first', () => expect(gazetteer.named('valley')).toBe(valley));

  test('knows what lies in what', () => {
    expect(gazetteer.isWithin(lock, valley)).toBe(true);
    expect(gazetteer.isWithin(lock, lock)).toBe(true);
    expect(gazetteer.isWithin(valley, lock)).toBe(false);
  });

  test('tells what lies elsewhere, and what holds the place that the record is about', () => {
    const places = [valley, river, lock, sea];
    expect(places.map((each) => gazetteer.isElsewhere(each))).toEqual([false, false, false, true]);
    expect(places.map((each) => gazetteer.isNationwide(each))).toEqual([true, false, false, false]);
  });

  test('ends where a place is said to lie in itself', () => {
    const [left, right] = [place('left', { in: 'right' }), place('right', { in: 'left' })];
    expect(new Gazetteer([left, right, valley], 'valley').isWithin(left, valley)).toBe(false);
  });
});

describe('qualifiers', () => {
  const qualifiers = new Qualifiers([
    { id: 'young', label: 'The young', words: ['teen*', 'under 18s', 's.60'], besides: [], except: [] },
    { id: 'black', label: 'Black', words: ['black'], besides: ['racial'], except: ['black hole'] },
  ]);
  const found = (text: string) => qualifiers.of(text).map(({ id }) => id);

  test.each<[text: string, ids: string[]]>([
    ['Teenagers on boats', ['young']],
    ['canteen', []],
    ['under-18s and under 18s', ['young']],
    ['searches under s.60', ['young']],
    ['black people', ['black']],
    ['a black hole in the budget', []],
    ['a black hole, and black teens', ['young', 'black']],
  ])('%j', (text, ids) => expect(found(text)).toEqual(ids));

  it('are asked for by words that ask for several, which narrow no count', () => {
    expect(qualifiers.askedIn('racial disparity').map(({ id }) => id)).toEqual(['black']);
    expect(found('racial disparity')).toEqual([]);
  });
});

describe('what ships', () => {
  const { gazetteer, events } = corpusOf({});

  test.each<[place: string, larger: string, isWithin: boolean]>([
    ['Hackney', 'London', true],
    ['London', 'England and Wales', true],
    ['England and Wales', 'London', false],
    ['Scotland', 'England and Wales', false],
    ['Manchester', 'London', false],
  ])('%s in %s: %j', (name, largerName, isWithin) => {
    const [place, larger] = [gazetteer.named(name), gazetteer.named(largerName)];
    expect(place && larger && gazetteer.isWithin(place, larger)).toBe(isWithin);
  });

  test('holds the forty events that the record speaks of most', () => expect(events.length).toBeGreaterThanOrEqual(40));
});
