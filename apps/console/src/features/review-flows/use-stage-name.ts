import { useWords } from '@/ui';
import { stageNameOf } from './stage-list';
import type { StageDraft } from './stage-list';

/** What people call a stage. */
export function useStageName(): (stages: readonly Pick<StageDraft, 'kind'>[], index: number) => string {
  const say = useWords('review-flows');
  return (stages, index) => {
    const [name, number] = stageNameOf(stages, index);
    return say(name, { number });
  };
}
