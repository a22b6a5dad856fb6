import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';

export type AccountHealth = Shape<'ChannelAccountHealthResponse'>;

/** The accounts that an item of a unit can go out on: the unit's own first, then those of units below it. */
export function useAccounts(organizationId: string) {
  const query = useQuery({
    queryKey: ['channel-accounts', 'health', organizationId],
    queryFn: () => allAccounts(organizationId),
  });
  const accounts = useMemo(() => {
    const isOwn = ({ account }: AccountHealth) => account.organizationId === organizationId;
    const usable = (query.data ?? []).filter((each) => isOwn(each) || each.account.platform !== 'site');
    return [...usable.filter(isOwn), ...usable.filter((each) => !isOwn(each))];
  }, [query.data, organizationId]);
  return { ...query, accounts };
}

async function allAccounts(organizationId: string): Promise<AccountHealth[]> {
  const found: AccountHealth[] = [];
  let cursor: string | undefined;
  do {
    const query = { organizationId, limit: 100, cursor };
    const page = await bodyOf(api.GET('/api/v1/channel-accounts/health', { params: { query } }));
    found.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return found;
}
