import { useCurrentUnit } from '@/features/organizations';
import { useMe } from '@/features/sessions';
import { useReach } from './use-reach';

/** The units that may take a report, the nearest to the person first: all that stand above every sender, or are it. */
export function useTakingUnits(senders: readonly string[]): string[] {
  const { may, pathOf } = useReach();
  const me = useMe();
  const { unitId } = useCurrentUnit();
  const paths = senders.map(pathOf);
  const shared = (paths[0] ?? []).filter((id) => paths.every((path) => path.includes(id)));
  const open = shared.filter((id) => may('submission.decide', id));
  const first = [me.organizationId, unitId].find((id) => open.includes(id)) ?? open[0];
  return first ? [first, ...open.filter((id) => id !== first)] : [];
}
