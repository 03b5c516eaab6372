import type { When } from '../api/entries';
import { localOf } from '../publications/zones';

/*
 * Days are names, such as 2026-03-12, and no instants: whatever the clocks do in a place, a day has one before and one
 * after it.
 */
export type Day = string;

const Length = 86_400_000;
/** More days than any event shows. */
const MostDays = 400;

const at = (day: Day): number => Date.parse(`${day}T00:00:00Z`);
const dayAt = (instant: number): Day => new Date(instant).toISOString().slice(0, 10);

export const addDays = (day: Day, n: number): Day => dayAt(at(day) + n * Length);

/** The same day of another month, or the last that it has. */
export function addMonths(day: Day, n: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + n, 0)).getUTCDate();
  return dayAt(Date.UTC(year, month - 1 + n, Math.min(date, last)));
}

/** 0 is Sunday. */
export const weekdayOf = (day: Day): number => new Date(at(day)).getUTCDay();
export const yearOf = (day: Day): number => Number(day.slice(0, 4));
export const monthOf = (day: Day): string => day.slice(0, 7);
/** The day as a date whose own fields are those of the day, for words. */
export const dateOf = (day: Day): Date => new Date(yearOf(day), Number(day.slice(5, 7)) - 1, Number(day.slice(8)));

/** On which day a week begins: in Brazil on Sunday, else on Monday. */
export const weekStart = (language: string): number => (language === 'pt' ? 0 : 1);

export const startOfWeek = (day: Day, first: number): Day => addDays(day, -((weekdayOf(day) - first + 7) % 7));

/** The weeks that a month touches, each with all its days. */
export function weeksOf(day: Day, first: number): Day[][] {
  const weeks: Day[][] = [];
  const month = monthOf(day);
  for (let start = startOfWeek(`${month}-01`, first); monthOf(start) <= month; start = addDays(start, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, n) => addDays(start, n)));
  }
  return weeks;
}

/** Which day it is somewhere at an instant. */
export const dayIn = (instant: string, zone: string): Day => localOf(instant, zone).slice(0, 10);

/** The days on which something takes place: where days alone are meant those of the place, else those of the reader. What
 * ends at midnight doesn't touch the day that begins then. */
export function daysOf({ start, end, zone, allDay }: When, reader: string): Day[] {
  const where = allDay ? zone : reader;
  const first = dayIn(start, where);
  const ends = end && end > start ? (allDay ? end : new Date(Date.parse(end) - 1).toISOString()) : start;
  const days = [first];
  for (let day = first, last = dayIn(ends, where); day < last && days.length < MostDays;) {
    day = addDays(day, 1);
    days.push(day);
  }
  return days;
}
