import { describe, expect, it } from 'vitest';
import { routes } from '../../src/app/routes';
import { type GroupTab, tabsOf } from '../../src/groups/tabs';
import type { GroupView } from '../../src/groups/useGroup';

const seenBy = (role: 'member' | 'facilitator') => tabsOf({ role, requests: 2, members: 9 } as unknown as GroupView);
const keys = (tabs: readonly GroupTab[]) => tabs.map((tab) => tab.key);

describe('the tabs of a group', () => {
  it('have each an address of their own that leads to the group', () => {
    const page = routes.find((route) => route.path === '/app/grupos/:group')?.page;
    const tabs = seenBy('facilitator');
    for (const { path } of tabs.filter((tab) => tab.path)) {
      expect(routes.find((route) => route.path === `/app/grupos/:group/${path}`)?.page).toBe(page);
    }
    expect(new Set(tabs.map((tab) => tab.path)).size).toBe(tabs.length);
    expect(new Set(keys(tabs)).size).toBe(tabs.length);
  });

  it('show requests, reports and settings only to those who facilitate', () => {
    expect(keys(seenBy('facilitator'))).toEqual([...keys(seenBy('member')), 'requests', 'reports', 'settings']);
  });

  it('begin with the conversations, at the address of the group itself', () => {
    expect(seenBy('member')[0]).toMatchObject({ key: 'threads', path: '' });
  });
});
