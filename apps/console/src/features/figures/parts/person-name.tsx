import { usePersonName } from '@/features/organizations';

/** The name of somebody who is told by id. */
export function PersonName({ id }: { id: string | null }) {
  return <>{usePersonName(id)}</>;
}
