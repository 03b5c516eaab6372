import { useEffect, useMemo } from 'preact/hooks';
import type { Entry, MemberId, TopicName } from '../api/entries';
import type { Presence } from '../api/live';
import type { TopicState } from './apply';
import { type Live, live } from './live';
import type { TopicStatus } from './topics';

/** The live state; only pages that need a signed-in member are shown without one. */
export function useLive(): Live {
  const current = live.value;
  if (!current) throw new Error('Nobody is signed in.');
  return current;
}

/** A topic, followed while the view is there. A null name follows nothing. */
export function useTopic(topic: TopicName | null): { state: TopicState | null; status: TopicStatus } {
  const { topics } = useLive();
  useEffect(() => (topic ? topics.use(topic) : undefined), [topics, topic]);
  const view = useMemo(() => (topic ? topics.view(topic) : null), [topics, topic]);
  return { state: view?.state.value ?? null, status: view?.status.value ?? 'empty' };
}

const none: ReadonlyMap<string, Entry> = new Map();

/** The entries of a topic, followed while the view is there. */
export const useEntries = (topic: TopicName | null): ReadonlyMap<string, Entry> =>
  useTopic(topic).state?.entries ?? none;

/** What is the member's own, as the app shows it. */
export const useMine = (): ReadonlyMap<string, Entry> => useLive().mine.value;

/** Whether a member is there, asked while the view is. */
export function usePresence(member: MemberId | null): Presence | undefined {
  const { presence } = useLive();
  useEffect(() => (member ? presence.watch([member]) : undefined), [presence, member]);
  return member ? presence.of(member) : undefined;
}
