import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';

export type Account = Shape<'ChannelAccountResponse'>;

/** Every channel account of a unit and those below it: they are chosen from, and named where ids are told. */
export function useAccounts(unitId: string) {
  const query = useQuery({
    queryKey: ['channel-accounts', 'all', unitId],
    queryFn: () => allAccounts(unitId),
    staleTime: 60_000,
  });
  const byId = useMemo(() => new Map(query.data?.map((account) => [account.id, account])), [query.data]);
  return { ...query, accounts: query.data ?? [], byId };
}

async function allAccounts(organizationId: string): Promise<Account[]> {
  const accounts: Account[] = [];
  let cursor: string | undefined;
  do {
    const query = { organizationId, limit: 100, cursor };
    const page = await bodyOf(api.GET('/api/v1/channel-accounts', { params: { query } }));
    accounts.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return accounts;
}
