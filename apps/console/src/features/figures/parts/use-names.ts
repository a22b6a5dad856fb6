import { useCallback } from 'react';
import { useWords } from '@/ui';

const rulePattern = /^([a-z_]+)\.v(\d+)$/;

/** A counting rule for people: `本站浏览（第 2 版口径）`. */
export function useRuleName(): (definitionId: string) => string {
  const say = useWords('figures');
  return useCallback(
    (definitionId) => {
      const [, name, version] = rulePattern.exec(definitionId) ?? [];
      return name && version
        ? say('rule.version', { name: say(`rule.${name}`), version })
        : say('rule.other');
    },
    [say],
  );
}

export const platformNames = ['site', 'wechat', 'weibo', 'douyin', 'toutiao', 'led_screen'] as const;
const platforms = new Set<string>(platformNames);

export function usePlatformName(): (platform: string) => string {
  const say = useWords('figures');
  return useCallback((platform) => say(`platform.${platforms.has(platform) ? platform : 'other'}`), [say]);
}
