const LONG = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' });
const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * A day as French writes it: « 1er novembre 2026 », the day and its month never parted.
 * @param day a `Date` read in UTC, or `2026-11-01`.
 * @throws RangeError when it is no day of the calendar.
 */
export function frenchDate(day: Date | string): string {
  if (typeof day === 'string' && !isIsoDay(day)) {
    throw new RangeError(`« ${day} » is not a day written as 2026-11-21.`);
  }
  return LONG.format(new Date(day)).replace(/^1 /, '1er ').replace(' ', '\u00A0');
}

/** The day of a moment in the reader's own time zone, as `2026-11-21`. */
export function isoDay(moment: Date): string {
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${moment.getFullYear()}-${pad(moment.getMonth() + 1)}-${pad(moment.getDate())}`;
}

/** True for a day of the calendar written as `2026-11-21` (so not for `2026-02-30`). */
export function isIsoDay(text: string): boolean {
  if (!ISO_DAY.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
