/*
 * Hours of a place that isn't the reader's. Instants are what is stored; what people write is a day and an hour there.
 */

/** Places of the network's people, for choosing; the reader's own comes first. */
const Near = [
  'America/Guatemala',
  'America/El_Salvador',
  'America/Tegucigalpa',
  'America/Managua',
  'America/Costa_Rica',
  'America/Panama',
  'America/Mexico_City',
  'America/Bogota',
  'America/Lima',
  'America/Guayaquil',
  'America/Caracas',
  'America/La_Paz',
  'America/Asuncion',
  'America/Santiago',
  'America/Argentina/Buenos_Aires',
  'America/Montevideo',
  'America/Sao_Paulo',
  'America/Fortaleza',
  'America/Manaus',
  'America/Havana',
  'America/Santo_Domingo',
  'Europe/Madrid',
  'Atlantic/Canary',
  'Europe/Lisbon',
];

/** Where the reader's clock is. */
export const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

/** The zones to choose among, with those that are needed anyway first. */
export const zones = (...needed: string[]): string[] => [...new Set([...needed, ownZone(), ...Near])];

/** "Argentina/Buenos Aires": the name of a zone as a place. */
export const zoneName = (zone: string): string => zone.replace(/^[^/]+\//, '').replace(/_/g, ' ');

const two = (n: number): string => String(n).padStart(2, '0');

/** How many milliseconds a zone is ahead of UTC at an instant. */
function ahead(at: number, zone: string): number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

/** The instant at which it is this day and hour there, such as `2026-03-12T10:00`. */
export function instantOf(local: string, zone: string): string {
  const wanted = Date.parse(`${local}Z`);
  const first = wanted - ahead(wanted, zone);
  // Between the guess and the answer the clocks may have changed.
  return new Date(wanted - ahead(first, zone)).toISOString();
}

/** Which day and hour it is there at an instant. */
export function localOf(instant: string, zone: string): string {
  const at = Date.parse(instant);
  return new Date(at + ahead(at, zone)).toISOString().slice(0, 16);
}

/** The instant as a date whose own fields are those of the place, for words. */
export function dateThere(instant: string, zone: string): Date {
  const [day = '', time = ''] = localOf(instant, zone).split('T');
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return new Date(year, month - 1, date, hour, minute);
}

/** "10:00". */
export const hourOf = (date: Date): string => `${two(date.getHours())}:${two(date.getMinutes())}`;
