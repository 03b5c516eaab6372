import type { ComponentChildren } from 'preact';
import type { Running } from '../api/admin';

/** A part of how the network runs. */
export interface Part {
  readonly of: Running;
}

/** A heading, what is known under it, and the act that belongs to it. */
export function Box({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  return (
    <section class="card running" aria-labelledby={id}>
      <h2 id={id} class="box-title">
        {title}
      </h2>
      {children}
    </section>
  );
}
