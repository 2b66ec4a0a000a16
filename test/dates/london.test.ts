import { describe, expect, test } from 'vitest';
import {
  daysAfter,
  dueDays,
  inLondon,
  instantInLondon,
  isWithin,
  lastWeekday,
  readHours,
} from '../../src/dates/london.ts';

const QUARTER_MS = 15 * 60 * 1_000;

/** Every quarter of an hour of two years: with four changes of the clocks. */
const INSTANTS = Array.from({ length: 2 * 365 * 96 }, (_, at) =>
  new Date(Date.parse('2025-06-01T00:00:00Z') + at * QUARTER_MS).toISOString(),
);

describe('London', () => {
  test.each([
    ['22 7', [22, 7]],
    [' 22-7 ', [22, 7]],
    ['22–7', [22, 7]],
    ['22:00 to 7:00', [22, 7]],
    ['0, 23', [0, 23]],
    ['7 7', undefined],
    ['22 30', undefined],
    ['227', undefined],
    ['22:30 to 7:00', undefined],
    ['', undefined],
  ])('“%s” tells hours: %o', (typed, hours) => expect(readHours(typed)).toEqual(hours));

  test.each([
    ['2026-01-01T00:30:00Z', '2026-01-01', 0],
    ['2026-03-29T00:59:00Z', '2026-03-29', 0],
    ['2026-03-29T01:00:00Z', '2026-03-29', 2],
    ['2026-06-30T23:30:00Z', '2026-07-01', 0],
    ['2026-10-25T00:30:00Z', '2026-10-25', 1],
    ['2026-10-25T01:30:00Z', '2026-10-25', 1],
  ])('%s is %s, hour %i', (at, day, hour) => {
    expect(inLondon(at)).toEqual({ day, hour });
  });

  test.each([
    ['2026-01-05', 9, '2026-01-05T09:00:00.000Z'],
    ['2026-07-06', 9, '2026-07-06T08:00:00.000Z'],
    ['2026-07-06', 0, '2026-07-05T23:00:00.000Z'],
    ['2026-03-29', 1, '2026-03-29T01:00:00.000Z'],
    ['2026-03-29', 2, '2026-03-29T01:00:00.000Z'],
    ['2026-10-25', 1, '2026-10-25T00:00:00.000Z'],
    ['2026-10-25', 2, '2026-10-25T02:00:00.000Z'],
  ])('%s, hour %i, begins at %s', (day, hour, at) => {
    expect(instantInLondon({ day, hour })).toBe(at);
  });

  test('days go on over the ends of months and the changes of the clock', () => {
    expect(daysAfter('2026-03-28', 7)).toBe('2026-04-04');
    expect(daysAfter('2026-01-03', -7)).toBe('2025-12-27');
  });

  test.each([
    [1, 9, '2026-03-02'],
    [6, 9, '2026-03-07'],
    [7, 12, '2026-03-08'],
    [7, 13, '2026-03-01'],
  ])('on a Sunday at noon, day %i of the week, hour %i, was last on %s', (weekday, hour, day) => {
    expect(lastWeekday('2026-03-08T12:00:00Z', { weekday, hour })).toBe(day);
  });

  test('hours may go over midnight', () => {
    const hours = Array.from({ length: 24 }, (_, hour) => `2026-01-05T${String(hour).padStart(2, '0')}:30:00Z`);
    const within = (from: number, to: number) => hours.flatMap((at, hour) => (isWithin([from, to], at) ? [hour] : []));
    expect(within(22, 2)).toEqual([0, 1, 22, 23]);
    expect(within(2, 5)).toEqual([2, 3, 4]);
    expect(within(5, 5)).toEqual([]);
  });
});

describe('the day whose message is due', () => {
  test('comes at its hour in London, each day once and in order, whatever the clocks do', () => {
    let last = '';
    const begun: string[] = [];
    for (const at of INSTANTS) {
      const { daily } = dueDays(at, 8);
      if (daily !== last && last !== '') {
        begun.push(daily);
        expect(inLondon(at)).toEqual({ day: daily, hour: 8 });
      }
      last = daily;
    }
    const days = begun.map((day) => Date.parse(`${day}T00:00:00Z`) / 86_400_000);
    expect(days.every((day, at) => at === 0 || day === (days[at - 1] ?? 0) + 1)).toBe(true);
    expect(begun).toHaveLength(2 * 365);
  });

  test('of a week is its Monday, and begins with that day’s', () => {
    const wrong = INSTANTS.filter((at) => {
      const { daily, weekly } = dueDays(at, 8);
      const days = (Date.parse(daily) - Date.parse(weekly)) / 86_400_000;
      return new Date(`${weekly}T12:00:00Z`).getUTCDay() !== 1 || days < 0 || days > 6;
    });
    expect(wrong).toEqual([]);
  });
});
