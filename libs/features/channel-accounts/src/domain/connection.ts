import type { ChannelAdapter, PublicationMode } from '@haojiao/channel-kit';
import { beijingTime } from '@haojiao/kernel';
import type { Message } from '@haojiao/kernel';

/** An account that was made and not yet connected in the browser. */
export const notYetAuthorized: Message = {
  zh: '尚未授权：请点击“授权”，用该平台账号登录并同意。',
  en: 'Not authorised yet: choose “authorise” and agree with the platform’s account.',
};

/** Whether something is missing that only a person's consent on the platform brings. */
export function lacksGrant(
  adapter: Pick<ChannelAdapter, 'authorization'>,
  credentials: Record<string, string>,
): boolean {
  return (adapter.authorization?.brings ?? []).some((key) => !credentials[key]);
}

/** Whether somebody pasted more than the app's own fields. */
export function bringsGrant(
  adapter: Pick<ChannelAdapter, 'authorization'>,
  changed: Record<string, string>,
): boolean {
  const requires = adapter.authorization?.requires;
  return requires !== undefined && Object.keys(changed).some((key) => !requires.includes(key));
}

/**
 * Which account has to come back from the platform: the one that it was connected to, else the one that somebody typed
 * in. Null: any.
 */
export function expectedRemoteAccount(
  known: { remoteAccountId: string | null; credentials: Record<string, string> },
  grant: { remoteAccountId: string; credentials: Record<string, string> },
): string | null {
  if (known.remoteAccountId) return known.remoteAccountId;
  const idField = Object.keys(grant.credentials).find(
    (key) => grant.credentials[key] === grant.remoteAccountId,
  );
  return (idField && known.credentials[idField]) || null;
}

/** Where a person posts, no grant is used: only the other modes end with it. */
export function grantProblem(
  account: { name: string; mode: PublicationMode; grantExpiresAt: Date | null },
  at: Date,
): { code: string; message: Message } | null {
  const { name, mode, grantExpiresAt } = account;
  if (mode === 'hand_off' || !grantExpiresAt || grantExpiresAt > at) return null;
  const until = beijingTime(grantExpiresAt);
  return {
    code: 'grant_ends_before',
    message: {
      zh: `账号“${name}”的授权到 ${until} 为止，早于发布时间；请先重新授权，或改到此前发布。`,
      en: `The grant of "${name}" ends at ${until} (Beijing), before this would be sent; renew it, or choose an earlier time.`,
    },
  };
}
