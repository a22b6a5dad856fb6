import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, versionedOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useCursorPages } from '@/ui';

export type ChannelAccount = Shape<'ChannelAccountResponse'>;
export type AccountHealth = Shape<'ChannelAccountHealthResponse'>;

/** Accounts of a unit and the units below it, with what is known of their health. */
export function useAccountsHealth(organizationId: string) {
  return useCursorPages(['channel-accounts', 'health', organizationId], async (cursor) => {
    const query = { organizationId, cursor, limit: 50 };
    const page = await bodyOf(api.GET('/api/v1/channel-accounts/health', { params: { query } }));
    return { ...page, items: page.items.map((health) => ({ ...health, id: health.account.id })) };
  });
}

export function useAccountHealth(id: string, options: { refetchInterval?: number | false } = {}) {
  return useQuery({
    queryKey: ['channel-accounts', id, 'health'],
    queryFn: () => bodyOf(api.GET('/api/v1/channel-accounts/{id}/health', { params: { path: { id } } })),
    ...options,
  });
}

/** The account with the version that a change of it names. */
export const readAccount = (id: string) =>
  versionedOf(api.GET('/api/v1/channel-accounts/{id}', { params: { path: { id } } }));

export function useForgetAccounts() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ['channel-accounts'] });
}
