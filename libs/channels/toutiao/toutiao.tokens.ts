import { ByteDanceTokenSource } from '@haojiao/channel-kit';
import type { TokenSource } from '@haojiao/channel-kit';
import { toutiaoErrors } from './toutiao.errors';

/** Sources disagree whether Toutiao's grants can be renewed: only where the account's setting says so. */
export const toutiaoTokens: TokenSource = new ByteDanceTokenSource({
  platform: 'toutiao',
  errors: toutiaoErrors,
  oauthRole: 'oauth',
  renews: (account) => account.settings.renewRefreshToken === true,
});
