import type { ChannelAccess, FormField } from '../channel-adapter';

/** What a person pastes, or the authorisation page brings, for an account of this family. */
export const byteDanceCredentialFields: FormField[] = [
  { key: 'clientKey', label: { zh: 'Client Key', en: 'Client key' }, kind: 'text', required: true },
  {
    key: 'clientSecret',
    label: { zh: 'Client Secret', en: 'Client secret' },
    kind: 'secret',
    required: true,
  },
  { key: 'openId', label: { zh: '账号 open_id', en: 'Account open_id' }, kind: 'text', required: false },
  { key: 'accessToken', label: { zh: '访问令牌', en: 'Access token' }, kind: 'secret', required: false },
  {
    key: 'accessTokenExpiresAt',
    label: { zh: '访问令牌有效期至', en: 'Access token expires at' },
    kind: 'datetime',
    required: false,
  },
  { key: 'refreshToken', label: { zh: '刷新令牌', en: 'Refresh token' }, kind: 'secret', required: false },
  {
    key: 'refreshTokenExpiresAt',
    label: { zh: '刷新令牌有效期至', en: 'Refresh token expires at' },
    kind: 'datetime',
    required: false,
    help: { zh: '到期前需由账号管理员重新扫码授权。', en: 'Before this the owner has to authorise again.' },
  },
];

/** When the pasted grant ends, if it says so; after a renewal the kept grant knows better. */
export function pastedGrantExpiry(account: ChannelAccess): Date | undefined {
  const at = new Date(account.credentials.refreshTokenExpiresAt ?? '');
  return Number.isNaN(at.getTime()) ? undefined : at;
}
