import { useCallback } from 'react';
import { useWords } from '@/ui';
import { stageName } from './stages';
import type { Stage } from './stages';

/** 初审, 二校 … of a review's stages, in the language of the person. */
export function useStageName() {
  const say = useWords('reviews');
  return useCallback(
    (stages: readonly Pick<Stage, 'key' | 'kind'>[], key: string) => {
      const { name, number } = stageName(stages, key);
      return say(`stage.${name}`, { number });
    },
    [say],
  );
}
