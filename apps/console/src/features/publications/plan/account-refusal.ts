import type { AccountHealth } from './use-accounts';

/** Why an account can't be chosen for this item; null where it can. */
export function refusalOf(
  { account, grant }: AccountHealth,
  contentType: string,
  modes: unknown,
): 'disabled' | 'ended' | 'kind' | null {
  if (account.state === 'disabled') return 'disabled';
  if (account.state === 'needs_authorization' && account.mode === 'api' && grant.state === 'ended')
    return 'ended';
  const kinds = Object.values((modes ?? {}) as Record<string, string[]>).flat();
  return kinds.length > 0 && !kinds.includes(contentType) ? 'kind' : null;
}
