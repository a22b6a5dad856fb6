import { useMutation } from '@tanstack/react-query';
import { api, bodyOf } from '@/api-client';
import { useForgetAccounts } from './use-channel-accounts';

/** Asks the platform whether the account works; the answer says what is wrong, if anything is. */
export function useVerify() {
  const forget = useForgetAccounts();
  return useMutation({
    mutationFn: (id: string) =>
      bodyOf(api.POST('/api/v1/channel-accounts/{id}/verify', { params: { path: { id } } })),
    onSettled: forget,
  });
}
