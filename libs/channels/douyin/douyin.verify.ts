import { DAY_MS } from '@haojiao/kernel';
import type { Message } from '@haojiao/kernel';
import { ChannelFailure, grantStateOf, pastedGrantExpiry } from '@haojiao/channel-kit';
import type { AccountFacts, ChannelContext } from '@haojiao/channel-kit';
import { probePosting, readNickname } from './douyin.client';
import { modeForScopes, modeWithoutCapability, publishingNotGranted } from './douyin.mode';

/** The owner did not tick this permission: the account goes on without it rather than not at all. */
const NOT_GRANTED = new Set(['28001012', '2190003']);

/** The profile proves the grant; only a call of the kind proves the capability to post. */
export async function verifyDouyin(context: ChannelContext): Promise<AccountFacts> {
  const profile = await readNickname(context);
  const grant = await context.grantFacts?.();
  const grantExpiresAt = grant?.refreshTokenExpiresAt ?? pastedGrantExpiry(context.account);
  const facts: AccountFacts = {
    remoteAccountId: profile.openId ?? context.account.credentials.openId,
    displayName: profile.nickname,
    mode: 'api',
    grantExpiresAt,
    notes: [],
  };
  // Also after its end: the access token may live on for some days, and then everything stops.
  const isExpiring = grant && grantStateOf(grant, context.clock.now()) !== 'active';
  const expiring = isExpiring ? [expiringNote(grantExpiresAt!, context.clock.now())] : [];
  if (grant?.scopes && modeForScopes(grant.scopes, context.account) !== 'api')
    return {
      ...facts,
      mode: modeWithoutCapability(context.account),
      notes: [publishingNotGranted, ...expiring],
    };
  try {
    await probePosting(context);
  } catch (error) {
    const mayNotPost =
      error instanceof ChannelFailure &&
      (error.accountChange?.mode === 'hand_off' || NOT_GRANTED.has(error.platformCode ?? ''));
    if (!mayNotPost) throw error;
    return { ...facts, mode: modeWithoutCapability(context.account), notes: [error.advice, ...expiring] };
  }
  return { ...facts, notes: expiring };
}

function expiringNote(end: Date, now: Date): Message {
  const days = Math.max(0, Math.floor((end.getTime() - now.getTime()) / DAY_MS));
  return {
    zh: `授权续期次数已用完，还剩 ${days} 天，请账号管理员尽快重新扫码授权。`,
    en: `The renewals of this grant are used up and ${days} days are left; the owner should authorise again soon.`,
  };
}
