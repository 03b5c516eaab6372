const Days = 30 * 24 * 3_600_000;

/** Whether a member came within the last thirty days: an id begins with the time at which it was made. Pure. */
export const isNewcomer = (member: string, now: number): boolean =>
  now - Number.parseInt(member.slice(1, 13), 16) < Days;
