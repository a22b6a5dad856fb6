const steps: Readonly<Record<string, readonly string[]>> = {
  wechat: ['who', 'keys', 'whitelist', 'callback'],
  weibo: ['who', 'app', 'redirect', 'domains'],
  douyin: ['who', 'app', 'redirect', 'scan'],
  toutiao: ['who', 'app', 'redirect', 'sync'],
  custom: ['who', 'place'],
  led_screen: ['who', 'player'],
};

/** Names of the sentences that guide through a platform's own pages, in the order of the work. */
export const guideOf = (platform: string): readonly string[] => steps[platform] ?? [];
