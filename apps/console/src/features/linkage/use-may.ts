import { useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';

/** What the person may do for a unit: hand items down and answer requests, or take items over. */
export function useMay() {
  const can = useCan();
  const pathOf = useUnitPath();
  return {
    mayPush: (unitId: string) => can('linkage.push', pathOf(unitId)),
    mayTake: (unitId: string) => can('linkage.take', pathOf(unitId)) && can('content.write', pathOf(unitId)),
  };
}
