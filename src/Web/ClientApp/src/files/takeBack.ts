import type { Item } from '../live/outbox';
import type { Sender } from '../live/sender';
import type { Store } from '../live/store';
import { uploadsOf } from './uploads';

/** Takes back what nobody has seen, with the files that were to go with it. */
export async function takeBack(outbox: Pick<Sender, 'takeBack'>, store: Store, item: Item): Promise<void> {
  await outbox.takeBack(item.id);
  if (item.command.do !== 'post') return;
  for (const file of item.command.files ?? []) void uploadsOf(store).drop(file);
}
