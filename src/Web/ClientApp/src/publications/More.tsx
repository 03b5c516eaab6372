import type { ComponentChildren } from 'preact';

interface MoreProps {
  readonly label: string;
  /** What was chosen, in a few words. */
  readonly summary?: string;
  readonly children: ComponentChildren;
}

/** What opens when it is asked for. */
export function More({ label, summary, children }: MoreProps) {
  return (
    <details class="publish-more">
      <summary>
        <span class="publish-more-label">{label}</span>
        {summary && <span class="small clip">{summary}</span>}
      </summary>
      <div class="publish-more-body">{children}</div>
    </details>
  );
}
