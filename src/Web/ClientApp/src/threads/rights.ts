import { createContext } from 'preact';

/** What the reader may do in a talk beyond reading it. */
export interface TalkRights {
  /** Whether one may write, answer and change what is one's own. */
  readonly isOpen: boolean;
  /** Whether one looks after the posts of others, too. */
  readonly leads: boolean;
  readonly title: string;
}

export const Rights = createContext<TalkRights>({ isOpen: false, leads: false, title: '' });
