import { Button, Card, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { api } from '@/api-client';
import { ProblemNotice, useAct, useWords } from '@/ui';
import type { Submission } from '../enums';
import { CompareDialog } from './compare-dialog';
import { useSimilar } from './use-report';

/** Reports that tell the same; the finder proposes, an editor decides. */
export function SimilarReports({ report, mayDecide }: { report: Submission; mayDecide: boolean }) {
  const say = useWords('submissions');
  const { data, error, refetch } = useSimilar(report.id);
  const [comparedId, setCompared] = useState<string | null>(null);
  const compared = data?.items.find(({ submissionId }) => submissionId === comparedId);
  const undo = useAct(
    (otherId: string) =>
      api.DELETE('/api/v1/submissions/{id}/similar/{otherId}/decision', {
        params: { path: { id: report.id, otherId } },
      }),
    { touches: [['submissions']], done: say('similar.undone') },
  );
  return (
    <Card title={<h2>{say('similar.title')}</h2>} size="small">
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton active title={false} />}
      {data?.items.length === 0 && (
        <p className="desk-quiet">{say(data.lookedAt === null ? 'similar.not_yet' : 'similar.none')}</p>
      )}
      <ul className="desk-lines">
        {data?.items.map((other) => (
          <li key={other.submissionId} className="report-similar">
            <div>
              <Link to={`/submissions/${other.submissionId}`}>{other.title}</Link>
              <div className="desk-quiet">
                {other.organizationName} · {other.number} · {say(`similar.kind.${other.kind}`)} ·{' '}
                {say('similar.degree', { percent: Math.round(other.similarity * 100) })}
              </div>
              {other.outcome && <Tag>{say(`similar.decided.${other.outcome}`)}</Tag>}
            </div>
            <div className="desk-row-actions">
              <Button onClick={() => setCompared(other.submissionId)}>{say('similar.compare')}</Button>
              {other.outcome && other.outcome !== 'duplicate' && mayDecide && (
                <Button loading={undo.isBusy} onClick={() => void undo.run(other.submissionId)}>
                  {say('similar.undo')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {data && compared && (
        <CompareDialog
          report={report}
          bodyText={data.bodyText}
          other={compared}
          mayDecide={mayDecide}
          onClose={() => setCompared(null)}
        />
      )}
    </Card>
  );
}
