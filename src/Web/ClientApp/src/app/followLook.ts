import { effect } from '@preact/signals';
import type { LookShades, NetworkLook } from '../api/entries';
import { live } from '../live/live';
import { entryOf } from '../live/unread';
import { KeptLook, type Look, look, LookTopic, showLook } from './look';
import { remember } from './remember';

/** Follows how the network looks: what somebody changes who administers it is shown here at once. */
export function followLook(): void {
  effect(() => {
    const entries = live.value?.topics.view(LookTopic).state.value.entries;
    const now = entries && entryOf(entries, 'look', 'about');
    // What is held may be older than what the page says.
    if (now && now.at > (look.peek().at ?? '')) learnLook(now);
  });
}

/** Shows a look that was just told, and keeps it for the next page. */
export function learnLook({ at, logo, colors }: Pick<NetworkLook, 'at' | 'logo' | 'colors'>): void {
  const now: Look = {
    at,
    logo: logo && { id: logo.id, width: logo.width, height: logo.height },
    style: colors && shades('light', colors.light) + shades('dark', colors.dark),
  };
  remember(KeptLook, JSON.stringify(now));
  showLook({ name: look.peek().name, ...now });
}

/** As the server writes it into pages. */
const shades = (ground: string, { main, hover, soft, on }: LookShades): string =>
  Object.entries({ main, hover, soft, on })
    .map(([shade, color]) => `--look-${ground}-${shade}:${color};`)
    .join('');
