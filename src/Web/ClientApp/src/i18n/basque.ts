/** "2026ko", "2025eko": the ending follows the last spoken part of the number. */
export const ofYear = (year: number): string => `${year}${[1, 5, 10, 15].includes(year % 20) ? 'eko' : 'ko'}`;
