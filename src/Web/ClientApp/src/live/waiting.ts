const First = 500;
const Last = 30_000;

/** Full jitter between half a second and half a minute, growing with the attempts. */
export function retryDelay(attempts: number, chance = Math.random()): number {
  const most = Math.min(Last, First * 2 ** Math.min(attempts + 1, 10));
  return First + chance * (most - First);
}

/** A wait that can be ended before its time. */
export class Waiting {
  private finish: () => void = () => {};

  for(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.finish = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  end(): void {
    this.finish();
  }
}
