import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '@/api-client';
import { useTell, useWords } from '@/ui';
import { Findings } from './findings';

/** Whether the links of what was last saved lead anywhere. */
export function LinkChecks({ contentId, canCheck }: { contentId: string; canCheck: boolean }) {
  const say = useWords('contents');
  const tell = useTell();
  const [checkId, setCheckId] = useState<string>();
  const begin = useMutation({
    mutationFn: () =>
      bodyOf(api.POST('/api/v1/contents/{id}/link-checks', { params: { path: { id: contentId } } })),
    onSuccess: ({ id }) => setCheckId(id),
    onError: tell.problem,
  });
  const check = useQuery({
    queryKey: ['contents', contentId, 'link-checks', checkId],
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/contents/{id}/link-checks/{checkId}', {
          params: { path: { id: contentId, checkId: checkId! } },
        }),
      ),
    enabled: checkId !== undefined,
    refetchInterval: ({ state }) => (state.data?.state === 'done' ? false : 1500),
  });
  if (!canCheck) return null;
  const { data } = check;
  return (
    <section>
      <h2>{say('link.title')}</h2>
      {data?.state === 'waiting' && (
        <Progress
          percent={Math.round((data.progress.done / Math.max(1, data.progress.total)) * 100)}
          size="small"
        />
      )}
      {data?.state === 'done' && data.findings.length === 0 && (
        <p className="all-well">{say('link.well', { count: data.links.length })}</p>
      )}
      {data && (
        <Findings
          findings={data.findings.map((each) => ({
            ...each,
            platform: null,
            channelAccountId: null,
            suggestion: each.url,
          }))}
        />
      )}
      <Button
        size="small"
        loading={begin.isPending || data?.state === 'waiting'}
        onClick={() => begin.mutate()}
      >
        {say('link.check')}
      </Button>
    </section>
  );
}
