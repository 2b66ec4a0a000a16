import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Suggestions } from '../../src/search/suggest.ts';

const thing = (label: string, weight = 0, also: string[] = []) => ({ label, value: label, weight, also });
const people = new Suggestions([
  thing('Sadiq Khan', 30),
  thing('Cressida Dick', 50, ['Dame Cressida Dick']),
  thing('Boris Johnson', 20),
  thing('Diana Johnson', 5),
  thing('Sir Mark Rowley', 40, ['Mark Rowley', 'Rowley']),
  thing('Khandan Ltd', 1),
  thing('Amnesty International', 2, ['Amnesty']),
]);
const labels = (typed: string, limit = 25) => people.suggest(typed, limit).map(({ label }) => label);

describe('suggest', () => {
  it('offers what there is most of before a letter is typed', () =>
    expect(labels('', 3)).toEqual(['Cressida Dick', 'Sir Mark Rowley', 'Sadiq Khan']));

  it('puts exact before prefix before the beginning of a word before misspelt', () => {
    expect(labels('khan')).toEqual(['Khandan Ltd', 'Sadiq Khan']);
    expect(labels('rowley')).toEqual(['Sir Mark Rowley']);
    expect(labels('johnson')).toEqual(['Boris Johnson', 'Diana Johnson']);
    expect(labels('johson')).toEqual(['Boris Johnson', 'Diana Johnson']);
  });

  it.each([
    ['cresida', 'Cressida Dick'],
    ['kahn', 'Sadiq Khan'],
    ['dick cress', 'Cressida Dick'],
    ['AMNESTY', 'Amnesty International'],
    ['amnetsy', 'Amnesty International'],
    ['mark rowl', 'Sir Mark Rowley'],
  ])('understands “%s”', (typed, label) => expect(labels(typed)).toContain(label));

  it('offers nothing for what fits nothing', () => expect(labels('zzzz')).toEqual([]));

  it('takes any text in its stride, and never offers more than it may', () =>
    fc.assert(
      fc.property(fc.string({ maxLength: 100, unit: 'binary' }), fc.integer({ min: 0, max: 5 }), (typed, limit) => {
        expect(people.suggest(typed, limit).length).toBeLessThanOrEqual(limit);
      }),
    ));
});

describe('resolve', () => {
  it.each([
    ['Sadiq Khan', 'Sadiq Khan'],
    ['sadiq', 'Sadiq Khan'],
    ['amnesty', 'Amnesty International'],
    ['boris', 'Boris Johnson'],
  ])('“%s” is %s', (typed, value) => expect(people.resolve(typed)?.value).toBe(value));

  it.each(['johnson', 'johson', '', '…', 'nobody'])('leaves “%s” open', (typed) =>
    expect(people.resolve(typed)).toBeUndefined(),
  );
});
