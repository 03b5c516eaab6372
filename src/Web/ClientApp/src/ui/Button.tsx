import type { ComponentChildren, JSX } from 'preact';
import { Icon, type IconName } from './Icon';

interface ButtonProps extends Omit<JSX.IntrinsicElements['button'], 'icon' | 'size'> {
  /** `primary`: the one act of the page; `plain`: an act among others; `quiet`: words alone; `danger`: undoes work. */
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly icon?: IconName;
  /** Says the act where the icon stands alone. */
  readonly label?: string;
  readonly busy?: boolean;
  readonly children?: ComponentChildren;
}

export function Button({ look = 'plain', icon, label, busy, children, class: extra, ...rest }: ButtonProps) {
  const shape = children ? '' : ' is-round';
  return (
    <button
      type="button"
      {...rest}
      class={`button button-${look}${shape} ${extra ?? ''}`}
      aria-label={label}
      title={rest.title ?? (children ? undefined : label)}
      disabled={rest.disabled || busy}
      aria-busy={busy || undefined}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

/** A link that looks like a button, for an act that is a page. */
export function ButtonLink({
  look = 'plain',
  icon,
  href,
  children,
}: Pick<ButtonProps, 'look' | 'icon' | 'children'> & { href: string }) {
  return (
    <a class={`button button-${look}`} href={href}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  );
}
