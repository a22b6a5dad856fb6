import type { Markup } from '@haojiao/kernel';
import { personRoleOf } from '@haojiao/features/programmes';
import type { FeedPerson } from './feed-facts';
import { elementWith } from './xml-text';

/** Somebody with the words of the taxonomy for what they do. */
export function person({ name, role }: FeedPerson): Markup {
  const known = personRoleOf(role);
  return elementWith('podcast:person', { role: known?.role ?? null, group: known?.group ?? null }, name);
}
