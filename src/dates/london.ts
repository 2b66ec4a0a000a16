/** Days and hours in London, summer time included. */
import type { IsoDate } from '../corpus/schema.ts';

/** Full hours of the day, from and to; they may go over midnight. */
export type Hours = readonly [from: number, to: number];

const TYPED_HOURS = /^(\d{1,2})(?::00)?(?:\s*(?:[–-]|to|,)\s*|\s+)(\d{1,2})(?::00)?$/i;

const LONDON = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  hourCycle: 'h23',
});
const MONDAY = 1;
const DAYS_OF_WEEK = 7;
const HOUR_MS = 60 * 60 * 1_000;
const DAY_MS = 24 * HOUR_MS;

/** The calendar day and the hour in London. @param at ISO 8601, UTC */
export function inLondon(at: string): { day: IsoDate; hour: number } {
  const [day = '', hour = '0'] = LONDON.format(new Date(at)).split(' ');
  return { day, hour: Number(hour) };
}

/** “22 7”, “22-7”, “22:00 to 7:00”: two full hours, and not the same twice, between which nothing would lie. */
export function readHours(typed: string): [from: number, to: number] | undefined {
  const [, first, last] = TYPED_HOURS.exec(typed.trim()) ?? [];
  const [from, to] = [Number(first), Number(last)];
  return from !== to && from <= 23 && to <= 23 ? [from, to] : undefined;
}

/** Whether an instant lies within hours of the day in London. @param at ISO 8601, UTC */
export function isWithin([from, to]: Hours, at: string): boolean {
  const { hour } = inLondon(at);
  return from <= to ? hour >= from && hour < to : hour >= from || hour < to;
}

/**
 * The days whose message is due at an instant: the last day on which an hour has come, and the last Monday. Every day and every week
 * has one, also those on which the clocks change.
 * @param at ISO 8601, UTC
 * @param hour of the day in London, from which on a day’s message is due
 */
export function dueDays(at: string, hour: number): { daily: IsoDate; weekly: IsoDate } {
  return { daily: lastDay(at, hour), weekly: lastWeekday(at, { weekday: MONDAY, hour }) };
}

/** The last day of a week on which an hour has come in London. @param at ISO 8601, UTC. @param weekday 1 for Monday to 7 for Sunday */
export function lastWeekday(at: string, { weekday, hour }: { weekday: number; hour: number }): IsoDate {
  const day = lastDay(at, hour);
  return daysAfter(day, -((weekdayOf(day) - weekday + DAYS_OF_WEEK) % DAYS_OF_WEEK));
}

function lastDay(at: string, hour: number): IsoDate {
  const now = inLondon(at);
  return now.hour >= hour ? now.day : daysAfter(now.day, -1);
}

/** The first instant at which it is a day and an hour in London, or later that day where the clock passes over that hour. */
export function instantInLondon({ day, hour }: { day: IsoDate; hour: number }): string {
  const asUtc = Date.parse(`${day}T${String(hour).padStart(2, '0')}:00:00.000Z`);
  // London is an hour ahead in summer, and never behind: what is there already an hour earlier is there first.
  const earlier = new Date(asUtc - HOUR_MS).toISOString();
  const there = inLondon(earlier);
  return there.day === day && there.hour >= hour ? earlier : new Date(asUtc).toISOString();
}

/** A day some days later, or earlier. */
export function daysAfter(day: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** 1 for Monday to 7 for Sunday. */
function weekdayOf(day: IsoDate): number {
  return new Date(`${day}T12:00:00Z`).getUTCDay() || 7;
}
