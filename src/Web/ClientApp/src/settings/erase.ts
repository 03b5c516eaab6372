import { post, Refused } from '../api/http';

/** What came of asking: `ended` says that the session was over before, and that nothing is erased. */
export type Erased = 'erased' | 'ended';

/**
 * Asks to erase the account, again and again until there is an answer. Nobody is signed in any more after it was done,
 * so a 401 says that it was done only where an earlier question went out and its answer was lost.
 */
export class Erasure {
  private mayBeDone = false;

  async ask(password: string): Promise<Erased> {
    const leaves = navigator.onLine !== false;
    try {
      await post<void>('/api/me/erasure', password ? { password } : {});
      return 'erased';
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (error.status === 401) return this.mayBeDone ? 'erased' : 'ended';
      // One that was too much was turned away at the door.
      if (error.passing && error.status !== 429) this.mayBeDone ||= leaves;
      throw error;
    }
  }
}
