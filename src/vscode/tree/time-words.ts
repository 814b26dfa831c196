import type { Moment } from './tree-input.ts'

const DAY_MS = 86_400_000

/** A time as short as it can be read: the hour today, else the day with it. */
export function when(iso: string, { now, locale }: Moment): string {
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return iso
  const isToday = date.toDateString() === now.toDateString()
  return new Intl.DateTimeFormat(locale, isToday ? { timeStyle: 'short' } : { dateStyle: 'medium', timeStyle: 'short' }).format(date)
}

/** Whole days from today to a day (YYYY-MM-DD), negative when it has passed; undefined when it is no day. */
export function daysUntil(day: string, now: Date): number | undefined {
  const end = Date.parse(`${day}T00:00:00Z`)
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())
  return Number.isNaN(end) ? undefined : Math.round((end - today) / DAY_MS)
}

/** `in 45 days`, `3 days ago`, `tomorrow`, in the person's language. */
export const inDays = (days: number, locale: string): string => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day')
