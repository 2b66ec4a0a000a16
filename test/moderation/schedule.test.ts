import { describe, expect, test } from 'vitest';
import { dueDay, weekBefore, weekUpTo } from '../../src/moderation/digest/schedule.ts';

const MONDAYS = { channel: '1', weekday: 1, hour: 9, since: '2026-01-01T00:00:00.000Z' };
const SUNDAYS = { ...MONDAYS, weekday: 7, hour: 1 };

describe('a weekly post', () => {
  test.each([
    ['an hour early', '2026-03-02T08:59:59.000Z', undefined],
    ['on the hour', '2026-03-02T09:00:00.000Z', '2026-03-02'],
    ['later that day', '2026-03-02T22:00:00.000Z', '2026-03-02'],
    ['when the bot was away for most of a day', '2026-03-03T08:59:00.000Z', '2026-03-02'],
    ['when it was away for longer', '2026-03-03T09:00:01.000Z', undefined],
    ['in summer, by the clock on the wall', '2026-07-06T08:00:00.000Z', '2026-07-06'],
    ['in summer, an hour early', '2026-07-06T07:59:59.000Z', undefined],
  ])('is due %s', (_, now, day) => {
    expect(dueDay(MONDAYS, now)).toBe(day);
  });

  test('at an hour that the clock leaves out is due with the next one', () => {
    expect(dueDay(SUNDAYS, '2026-03-29T00:59:59.000Z')).toBeUndefined();
    expect(dueDay(SUNDAYS, '2026-03-29T01:00:00.000Z')).toBe('2026-03-29');
  });

  test('at an hour that comes twice is due on one day', () => {
    const days = ['2026-10-24T23:59:00.000Z', '2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'];
    expect(days.map((now) => dueDay(SUNDAYS, now))).toEqual([undefined, '2026-10-25', '2026-10-25']);
  });

  test('that was settled after its hour waits a week', () => {
    const late = { ...MONDAYS, since: '2026-03-02T09:00:01.000Z' };
    expect(dueDay(late, '2026-03-02T10:00:00.000Z')).toBeUndefined();
    expect(dueDay(late, '2026-03-09T10:00:00.000Z')).toBe('2026-03-09');
  });

  test('tells of the seven days before it, over a change of the clock too', () => {
    expect(weekBefore(MONDAYS, '2026-03-30')).toEqual({
      first: '2026-03-23',
      last: '2026-03-29',
      from: '2026-03-23T09:00:00.000Z',
      to: '2026-03-30T08:00:00.000Z',
    });
    expect(weekUpTo('2026-07-05T23:30:00.000Z')).toEqual({
      first: '2026-06-30',
      last: '2026-07-06',
      from: '2026-06-29T23:00:00.000Z',
      to: '2026-07-05T23:30:00.001Z',
    });
  });
});
