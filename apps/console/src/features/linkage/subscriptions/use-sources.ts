import { useColumns } from '@/features/columns';
import { useUnitPath, useUnits } from '@/features/organizations';
import { useWords } from '@/ui';
import { useOfferingUnits } from './use-offering-units';

interface Choice {
  value: string;
  label: string;
}

/** The units that a unit can follow, and the columns of each, as far as the person can know them. */
export function useSources(unitId: string) {
  const say = useWords('linkage');
  const { units, byId } = useUnits();
  const pathOf = useUnitPath();
  const { columns } = useColumns();
  const offers = useOfferingUnits();
  const inBranch = units.filter(
    ({ id }) => id !== unitId && (pathOf(id).includes(unitId) || pathOf(unitId).includes(id)),
  );
  const branch = inBranch.map(({ id, name }): Choice => ({ value: id, label: name }));
  // People of a unit do not see the one above it, but may follow it.
  const parentId = byId.get(unitId)?.parentId;
  const offered = new Map(offers.items.map((unit) => [unit.organizationId, unit]));
  if (parentId && !byId.has(parentId))
    branch.unshift({
      value: parentId,
      label: offered.get(parentId)?.organizationName ?? say('subscribe.parent'),
    });
  const known = new Set([unitId, ...branch.map(({ value }) => value)]);
  const offering = offers.items
    .filter(({ organizationId }) => !known.has(organizationId))
    .map((unit): Choice => ({ value: unit.organizationId, label: unit.organizationName }));
  const columnsOf = (sourceId: string | undefined): Choice[] => {
    const limited = known.has(sourceId ?? '') ? [] : (offered.get(sourceId ?? '')?.columns ?? []);
    const named = limited.length > 0 ? limited : columns.filter((one) => one.organizationId === sourceId);
    return named.map(({ id, name }) => ({ value: id, label: name }));
  };
  return { branch, offering, columnsOf, isPending: offers.isPending };
}
