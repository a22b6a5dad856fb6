/** Those that the sandbox plays. */
export const sandboxPlatforms = ['wechat', 'weibo', 'douyin', 'toutiao'] as const;

export type SandboxPlatform = (typeof sandboxPlatforms)[number];
