const Days = 30 * 24 * 3_600_000;

/** When a member came: an id begins with the time at which it was made. Pure. */
export const cameAt = (member: string): number => Number.parseInt(member.slice(1, 13), 16);

/** Whether a member came within the last thirty days. Pure. */
export const isNewcomer = (member: string, now: number): boolean => now - cameAt(member) < Days;
