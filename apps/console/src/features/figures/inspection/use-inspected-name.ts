import { useUnitName } from '@/features/organizations';
import { useWords } from '@/ui';
import { useAccounts } from '../parts/use-accounts';
import { useColumnNames } from './use-column-names';

interface Inspected {
  readonly channelAccountId: string | null;
  readonly columnId: string | null;
  readonly organizationId: string;
}

/** What is inspected by its name: an account, a column, or a unit's site. */
export function useInspectedName(unitId: string): (inspected: Inspected) => string {
  const say = useWords('figures');
  const unitName = useUnitName();
  const { byId: accounts } = useAccounts(unitId);
  const columns = useColumnNames(unitId);
  return ({ channelAccountId, columnId, organizationId }) => {
    const unit = unitName(organizationId);
    if (channelAccountId) return accounts.get(channelAccountId)?.name ?? say('account.of_unit', { unit });
    if (columnId) return columns.get(columnId) ?? say('inspection.column_of', { unit });
    return say('inspection.site_of', { unit });
  };
}
