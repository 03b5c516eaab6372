import type { ComponentChildren } from 'preact';
import { NoLine, Skeleton } from '../ui/EmptyState';
import { PageTitle } from '../ui/Page';
import { NotFoundPage } from './NotFoundPage';

/** What an address names and isn't here: still to come, to come with the line, or not there for the reader. */
export type Missing = 'loading' | 'away' | 'missing';

interface FoundProps<What> {
  readonly found: What | Missing;
  /** What the page is called until it is known what it shows. */
  readonly title: string;
  readonly shape?: 'row' | 'card';
  readonly children: (found: What) => ComponentChildren;
}

/** Shows what an address names, or why it doesn't yet. */
export function Found<What extends object>({ found, title, shape, children }: FoundProps<What>) {
  if (found === 'missing') return <NotFoundPage />;
  if (found === 'loading') return <Skeleton shape={shape} />;
  if (found === 'away') {
    return (
      <>
        <PageTitle title={title} />
        <NoLine />
      </>
    );
  }
  return <>{children(found)}</>;
}
