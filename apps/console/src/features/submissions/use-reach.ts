import { useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import type { Action } from '@/features/sessions';

/** What the person may do in a unit, and whether from above it: facts are judged by the unit above alone. */
export function useReach() {
  const can = useCan();
  const pathOf = useUnitPath();
  return {
    may: (action: Action, unitId: string) => can(action, pathOf(unitId)),
    mayFromAbove: (action: Action, unitId: string) => {
      const path = pathOf(unitId);
      return can(action, path.length > 1 ? path.slice(0, -1) : path);
    },
    pathOf,
  };
}
