import { useQuery } from '@tanstack/react-query';
import { Button, Card, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { ConfirmButton, Moment, ProblemNotice, ReasonDialog, useAct, useWords } from '@/ui';
import type { Submission } from '../enums';

type Mark = Shape<'SubmissionMarkResponse'>;

/** 符合要求: what the desk above found about a report that was not used; some schemes give points for it. */
export function Marks({ report, mayJudge }: { report: Submission; mayJudge: boolean }) {
  const say = useWords('submissions');
  const [revoked, setRevoked] = useState<Mark | null>(null);
  const params = { path: { id: report.id } };
  const { data, error, refetch } = useQuery({
    queryKey: ['submissions', 'marks', report.id],
    queryFn: () => bodyOf(api.GET('/api/v1/submissions/{id}/marks', { params })),
  });
  const give = useAct(
    () => api.POST('/api/v1/submissions/{id}/marks', { params, body: { code: 'meets_requirements' } }),
    { touches: [['submissions']], done: say('mark.given') },
  );
  const isMarked = data?.items.some(({ revokedAt }) => revokedAt === null);
  return (
    <Card
      size="small"
      title={<h2>{say('mark.title')}</h2>}
      extra={
        mayJudge &&
        isMarked === false && (
          <ConfirmButton title={say('mark.give')} consequence={say('mark.told')} onConfirm={() => give.run()}>
            {say('mark.give')}
          </ConfirmButton>
        )
      }
    >
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton active title={false} />}
      {data?.items.length === 0 && <p className="desk-quiet">{say('mark.none')}</p>}
      <ul className="desk-lines">
        {data?.items.map((mark) => (
          <li key={mark.id} className="report-fact">
            <div>
              <Tag color={mark.revokedAt ? 'default' : 'green'}>
                {say(mark.revokedAt ? 'mark.revoked' : 'mark.meets_requirements')}
              </Tag>
              <Moment at={mark.markedAt} />
              {mark.revokeReason && <div>{say('facts.because', { text: mark.revokeReason })}</div>}
            </div>
            {mayJudge && mark.revokedAt === null && (
              <Button onClick={() => setRevoked(mark)}>{say('facts.revoke')}</Button>
            )}
          </li>
        ))}
      </ul>
      {revoked && <RevokeMark mark={revoked} onClose={() => setRevoked(null)} />}
    </Card>
  );
}

function RevokeMark({ mark, onClose }: { mark: Mark; onClose: () => void }) {
  const say = useWords('submissions');
  const revoke = useAct(
    (reason: string) =>
      api.POST('/api/v1/submissions/{id}/marks/{markId}/revoke', {
        params: { path: { id: mark.submissionId, markId: mark.id } },
        body: { reason },
      }),
    { touches: [['submissions']], done: say('facts.judged') },
  );
  return (
    <ReasonDialog
      title={say('mark.revoke')}
      told={say('mark.revoke_told')}
      label={say('facts.reason')}
      okText={say('facts.revoke')}
      save={revoke.attempt}
      onClose={onClose}
    />
  );
}
