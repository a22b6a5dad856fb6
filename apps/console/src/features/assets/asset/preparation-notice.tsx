import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Progress } from 'antd';
import { api, currentLanguage } from '@/api-client';
import type { Shape } from '@/api-client';
import { useCan } from '@/features/sessions';
import { useTell, useWords } from '@/ui';
import type { Asset } from '../use-asset';

type Finding = Pick<Shape<'MediaFindingResponse'>, 'zh' | 'en'>;

/** What is made of a recording, what is missing for it, and what was found in it. */
export function PreparationNotice({ asset: { id, preparation } }: { asset: Asset }) {
  const say = useWords('assets');
  const tell = useTell();
  const queries = useQueryClient();
  // Who looks after the server is told what it lacks; to others that would be a riddle.
  const mayMend = useCan()('organization.manage');
  const retry = useMutation({
    mutationFn: () => api.POST('/api/v1/assets/{id}/preparation-retries', { params: { path: { id } } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['assets', 'one', id] }),
    onError: tell.problem,
  });
  if (!preparation) return null;
  const { state, percent, missing, failure, waiting, findings } = preparation;
  const wordsOf = ({ zh, en }: Finding) => (currentLanguage() === 'zh-CN' ? zh : en);
  return (
    <div className="preparation">
      {(state === 'working' || (state === 'due' && !waiting)) && (
        <div role="status">
          {say('preparation.working')}
          <Progress percent={percent} size="small" aria-label={say('preparation.working')} />
        </div>
      )}
      {waiting && <Alert type="info" title={wordsOf(waiting)} />}
      {missing.length > 0 && !mayMend && <Alert type="info" title={say('preparation.missing')} />}
      {mayMend && missing.map((tool) => <Alert key={tool.name} type="info" title={wordsOf(tool)} />)}
      {failure && (
        <Alert
          type="error"
          title={wordsOf(failure)}
          action={
            <Button loading={retry.isPending} onClick={() => retry.mutate()}>
              {say('preparation.again')}
            </Button>
          }
        />
      )}
      {findings.map((finding) => (
        <Alert key={finding.code} type="warning" title={wordsOf(finding)} />
      ))}
    </div>
  );
}
