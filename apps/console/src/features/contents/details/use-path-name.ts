import { useCallback } from 'react';
import { usePlatformName } from '@/features/channels';
import { useWords } from '@/ui';

const known: ReadonlySet<string> = new Set([
  ...['title', 'summary', 'columnId', 'brandId', 'byline', 'tags', 'coverAssetId', 'source', 'reprint'],
  ...['generatedContent', 'coAuthorIds', 'slug', 'locale', 'article', 'episode', 'video', 'assets'],
]);

/** A member of an item in words: `variants.wechat.title` is the title on WeChat. */
export function usePathName(): (path: string) => string {
  const say = useWords('contents');
  const platformName = usePlatformName();
  return useCallback(
    (path) => {
      const [first = '', second = '', third] = path.split('.');
      if (first === 'variants') {
        const member = third && known.has(third) ? say(`path.${third}`) : say('path.text');
        return say('path.of_platform', {
          platform: platformName(second),
          member: third ? member : say('path.variant'),
        });
      }
      if (['article', 'episode', 'video'].includes(first) && second) return say(`path.${first}_${second}`);
      return known.has(first) ? say(`path.${first}`) : say('path.other');
    },
    [say, platformName],
  );
}
