import type { ComponentChildren } from 'preact';
import type { MemberId } from '../api/entries';
import { addressOf } from '../app/slugs';
import { hasLeft, memberName } from '../live/cards';

interface MemberLinkProps {
  readonly id: MemberId;
  /** The member's name where it is known otherwise. */
  readonly name?: string;
  readonly class?: string;
  /** What is shown in place of the name. */
  readonly children?: ComponentChildren;
}

/** A member's name on the way to the page about them; of somebody who left the name alone. */
export function MemberLink({ id, name = memberName(id), class: look, children = name }: MemberLinkProps) {
  if (hasLeft(id)) return <span class={look}>{children}</span>;
  return (
    <a class={look} href={addressOf.member(id, name)}>
      {children}
    </a>
  );
}
