import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '@/api-client';
import { useUnits } from '@/features/organizations';
import { useCan, useMe } from '@/features/sessions';

/** Who sets the installation up: an administrator of the highest unit. */
export function useIsFounder(): boolean {
  const can = useCan();
  const me = useMe();
  const { byId } = useUnits();
  const unit = byId.get(me.organizationId);
  const path = [me.organizationId];
  return unit?.parentId === null && can('organization.manage', path) && can('user.manage', path);
}

/** What there is already, asked of the api. */
export function useInstallation(isWanted: boolean) {
  const me = useMe();
  const { byId } = useUnits();
  const union = byId.get(me.organizationId);
  const counted = useQuery({
    queryKey: ['first-run', me.organizationId],
    queryFn: () => countsOf(me.organizationId),
    enabled: isWanted,
  });
  return {
    ...counted,
    installation: counted.data && union ? { ...counted.data, union } : undefined,
  };
}

async function countsOf(id: string) {
  const query = { organizationId: id, limit: 100 };
  const [people, members, accounts, columns] = await Promise.all([
    bodyOf(api.GET('/api/v1/users', { params: { query } })),
    bodyOf(api.GET('/api/v1/organizations/{id}/members', { params: { path: { id } } })),
    bodyOf(api.GET('/api/v1/channel-accounts', { params: { query } })),
    bodyOf(api.GET('/api/v1/columns', { params: { query: { ...query, limit: 1 } } })),
  ]);
  return {
    people: people.items.length,
    roles: [...new Set(members.items.flatMap((member) => member.roles))],
    accounts: accounts.items.filter(({ platform }) => platform !== 'site').length,
    columns: columns.items.length,
  };
}
