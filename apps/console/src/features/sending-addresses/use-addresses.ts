import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';

export type Address = Shape<'SendingAddressResponse'>;

export function useOwnAddresses() {
  return useQuery({
    queryKey: ['sending-addresses', 'own'],
    queryFn: () => bodyOf(api.GET('/api/v1/me/sending-addresses')),
  });
}

export function useAddressesOf(userId: string) {
  return useQuery({
    queryKey: ['sending-addresses', userId],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/users/{id}/sending-addresses', { params: { path: { id: userId } } })),
  });
}

/** An address is read in a list, so its version stands in it and not in a header. */
export const versionOf = ({ version }: Address) => `"${version}"`;
