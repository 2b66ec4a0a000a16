import { describe, expect, it } from 'vitest';
import type { Figure } from '../../src/corpus/schema.ts';
import { basisOf, boundOf } from '../../src/corpus/stated.ts';
import { figure, measure } from '../answer/corpus-of.ts';

const about = (value: number, note: string): Figure =>
  figure('boats-stopped', value, '2018', { approximate: true, note });

describe('a bound', () => {
  it.each([
    [4200, 'More than 4,200, as the wardens said.', 'more than'],
    [37, '“At least 37”; the count went on.', 'at least'],
    [90000, 'Up to 90,000 by the estimate of the river police.', 'up to'],
    [3_500_000, 'Over £3.5 million for both locks.', 'more than'],
    [2_000_000, 'Over two million.', 'more than'],
    [640_000_000, 'Just over this sum; the levy is in it.', 'just over'],
    [980, 'Nearly 980, said the notice.', 'nearly'],
    [70, 'Fewer than 70 in the week.', 'under'],
    [10_000, 'A plan: at least 10,000, of whom 2,000 from other rivers.', 'at least'],
    [15_000_000, 'In all more than £15m since the flood.', 'more than'],
  ])('is what the note puts right before the value: %d, %s', (value, note, bound) =>
    expect(boundOf(about(value, note))).toBe(bound),
  );

  it.each([
    ['a round number', about(4000, 'Rounded by the source.')],
    ['a bound of another number', about(4000, 'About 4,000; more than 150 were towed.')],
    ['a bound of ten times the number', about(400, 'More than 4,000 were looked at.')],
    ['a bound of the number in millions', about(3, 'Over three million passed the lock.')],
    ['no note', figure('boats-stopped', 4000, '2018', { approximate: true })],
    ['a day', about(2018, 'Over the summer of 2018.')],
  ])('is none where there is %s', (_, roughly) => expect(boundOf(roughly)).toBeUndefined());

  it('is none of an exact count, whose note tells what others said', () => {
    const exact = figure('boats-stopped', 2500, '2018', { note: 'The Quay has more than 2,500.' });
    expect(boundOf(exact)).toBeUndefined();
  });
});

describe('what nobody counted', () => {
  const STOPPED = 'Boats stopped';
  const noted = (note: string, label = STOPPED) =>
    basisOf(figure('boats-stopped', 5, '2018', { note }), measure('boats-stopped', label, 'boats'));

  it.each([
    ['A plan announced that day, not a count.', STOPPED, 'plan'],
    ['How many were to stay, as reported; a plan, not a count.', STOPPED, 'plan'],
    ['A plan: up to 10 a week.', STOPPED, 'plan'],
    ['As reported.', 'Wardens planned for the upper river', 'plan'],
    ['As reported.', 'Lock fees, planned', 'plan'],
    ['To be reached by the spring.', 'The river’s target for wardens', 'target'],
    ['Up to 90,000 by the estimate of the police.', STOPPED, 'estimate'],
    ['A yearly gap; an estimate by the wardens.', STOPPED, 'estimate'],
  ])('is called what it is: %s (%s)', (note, label, basis) => expect(noted(note, label)).toBe(basis));

  it.each([
    ['Almost half were to close under the plan.', STOPPED],
    ['The number before the planned closures, as reported.', STOPPED],
    ['The plan was to keep about 300.', STOPPED],
    ['A plan to shut the lock came later.', STOPPED],
    ['Counted at the lock; the target is 90%.', STOPPED],
    ['Estimates of other dates are higher.', STOPPED],
    ['', 'Pre-planned searches of boats'],
  ])('is no plan for speaking of one: %s (%s)', (note, label) => expect(noted(note, label)).toBeUndefined());
});
