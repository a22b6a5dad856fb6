import { StartFailure } from '../lib/failure.mjs';
import { ask } from './http.mjs';

const platforms = [
  { platform: 'wechat', name: '云河工会', word: '微信公众号' },
  { platform: 'weibo', name: '云河市总工会', word: '微博' },
  { platform: 'douyin', name: '云河工会', word: '抖音' },
  { platform: 'toutiao', name: '云河市总工会', word: '今日头条', options: { officialVideo: true } },
];

export const platformWords = {
  site: '官方网站',
  ...Object.fromEntries(platforms.map(({ platform, word }) => [platform, word])),
};

/**
 * One account on each simulated platform, verified, and the city's own site. The sandbox keeps nothing over a restart:
 * an account that it does not know any more gets new credentials.
 * @returns {Promise<Record<string, object>>} by platform
 */
export async function connectChannels(administrator, city, { sandboxUrl, apiUrl, url }, accounts) {
  const known = (await administrator.list(`/channel-accounts?organizationId=${city.id}`)).filter(
    ({ organizationId }) => organizationId === city.id,
  );
  const connected = { site: known.find(({ platform }) => platform === 'site') };
  if (!connected.site) {
    throw new StartFailure({ zh: '单位没有网站账号', en: 'the unit has no site account' });
  }
  for (const wish of platforms) {
    const account = known.find(({ platform, name }) => platform === wish.platform && name === wish.name);
    const renewed = await connect(administrator, city, wish, account, { sandboxUrl, url }, accounts);
    connected[wish.platform] = renewed;
    if (wish.platform === 'wechat') await setCallback(renewed, { sandboxUrl, apiUrl }, accounts);
  }
  return connected;
}

async function connect(administrator, city, wish, account, { sandboxUrl, url }, accounts) {
  if (account && accounts.state.channels[wish.platform]) {
    const health = await administrator.post(`/channel-accounts/${account.id}/verify`);
    if (health.healthy) return health.account;
  }
  const { platform, name } = wish;
  const { body: created } = await ask('POST', `${sandboxUrl}/control/accounts/${platform}`, {
    body: { name, ...wish.options, ...(platform === 'weibo' && { safeDomains: [new URL(url).hostname] }) },
  });
  const { credentials, settings } = created;
  accounts.state.channels[platform] = { appId: credentials.appId ?? null };
  accounts.save();
  const made = account
    ? await administrator.patch(`/channel-accounts/${account.id}`, { credentials, settings, enabled: true })
    : await administrator.post('/channel-accounts', {
        ...{ organizationId: city.id, platform, name },
        ...{ credentials, settings },
      });
  const health = await administrator.post(`/channel-accounts/${made.id}/verify`);
  if (!health.healthy) {
    throw new StartFailure({
      zh: `${wish.word}账号验证未通过：${health.problem?.advice ?? health.account.state}`,
      en: `the ${platform} account could not be verified: ${health.problem?.code ?? health.account.state}`,
    });
  }
  return health.account;
}

/** WeChat tells the end of a publication by calling back, as an administrator would set it up in its console. */
async function setCallback(account, { sandboxUrl, apiUrl }, accounts) {
  const { appId } = accounts.state.channels.wechat;
  await ask('POST', `${sandboxUrl}/control/wechat/callback`, {
    body: { appId, url: `${apiUrl}/callbacks/wechat/${account.id}` },
  });
}
