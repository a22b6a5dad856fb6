import { ByteDanceTokenSource } from '@haojiao/channel-kit';
import type { TokenSource } from '@haojiao/channel-kit';
import { douyinErrors } from './douyin.errors';

/** Grants of Douyin are renewed up to five times where the app has `renew_refresh_token`: about 180 days in all. */
export const douyinTokens: TokenSource = new ByteDanceTokenSource({
  platform: 'douyin',
  errors: douyinErrors,
  oauthRole: 'api',
  renews: () => true,
});
