import { createContext } from 'preact';
import type { GroupId } from '../api/entries';

/** What the reader may do in a talk beyond reading it. */
export interface TalkRights {
  /** Whether one may write, answer and change what is one's own. */
  readonly isOpen: boolean;
  /** Whether one looks after the posts of others, too. */
  readonly leads: boolean;
  /** Whether one may hide posts of others. */
  readonly moderates?: boolean;
  readonly title: string;
  /** Whether nobody's presence is shown there. */
  readonly hidesPresence?: boolean;
  /** The group to which it belongs, of whose tasks a post may become one. */
  readonly group?: GroupId;
  /** The group whose agreements count there, where that isn't `group`. */
  readonly agreedIn?: GroupId;
}

export const Rights = createContext<TalkRights>({ isOpen: false, leads: false, title: '' });
