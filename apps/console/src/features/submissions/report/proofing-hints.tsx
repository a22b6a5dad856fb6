import { Alert, Card, Skeleton, Tag } from 'antd';
import type { Shape } from '@/api-client';
import { ProblemNotice, useWords } from '@/ui';
import { useProofing } from './use-report';

const colours: Record<Shape<'ProofFindingResponse'>['severity'], string> = {
  forbid: 'red',
  confirm: 'orange',
  suggest: 'blue',
};

/** What the proofing of the taking unit says of the text. */
export function ProofingHints({ reportId }: { reportId: string }) {
  const say = useWords('submissions');
  const { data, error, refetch } = useProofing(reportId, true);
  return (
    <Card title={<h2>{say('proofing.title')}</h2>} size="small">
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton active title={false} />}
      {data && data.personalDataCount > 0 && (
        <Alert type="warning" title={say('proofing.personal', { count: data.personalDataCount })} />
      )}
      {data?.findings.length === 0 && <p className="desk-quiet">{say('proofing.none')}</p>}
      <ul className="desk-lines">
        {data?.findings.map(({ key, severity, passage, message, replacement }) => (
          <li key={key}>
            <Tag color={colours[severity]}>{say(`proofing.severity.${severity}`)}</Tag>
            <mark>{passage}</mark>
            <div>{message}</div>
            {replacement && (
              <div className="desk-quiet">{say('proofing.suggest', { text: replacement })}</div>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
