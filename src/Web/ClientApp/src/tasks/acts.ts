import type { MemberId, TaskSource } from '../api/entries';

/** What a task says. */
export interface TaskWords {
  readonly title: string;
  readonly text: string;
  readonly due?: string;
}

/** What a member does with a group's tasks; written down first, and sent when there is a line. It is the body of the request,
 * and of what has an address of its own, `do` is its last part. */
export type TaskAct =
  | ({ readonly do: 'add'; readonly owner?: MemberId; readonly from?: TaskSource } & TaskWords)
  | ({ readonly do: 'edit'; readonly no: number } & TaskWords)
  | { readonly do: 'owner'; readonly no: number; readonly owner?: MemberId }
  | { readonly do: 'done'; readonly no: number; readonly done: boolean }
  | { readonly do: 'delete'; readonly no: number };
