import { Button, Card, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { Shape } from '@/api-client';
import { useCurrentUnit } from '@/features/organizations';
import { ReportPicture, useReach } from '@/features/submissions';
import { Moment, ProblemNotice, useWords } from '@/ui';
import { AnswerDialog } from './answer-dialog';
import type { Bulletin } from './bulletin-state';
import { FileAppeal } from './file-appeal';
import { useAppeals } from './use-bulletin';

type Appeal = Shape<'AppealResponse'>;

/** What units say against a bulletin that is shown to them, and what was answered. */
export function Appeals({ bulletin }: { bulletin: Bulletin }) {
  const say = useWords('bulletins');
  const { id, state, organizationId, content } = bulletin;
  const { unitId } = useCurrentUnit();
  const { may } = useReach();
  const [answered, setAnswered] = useState<Appeal | null>(null);
  const [isFiling, setFiling] = useState(false);
  const pages = useAppeals(id);
  const mayAnswer = state === 'appeals' && may('bulletin.manage', organizationId);
  const isAboutUs = content.tables.some(({ rows }) => rows.some((row) => row.organizationId === unitId));
  return (
    <Card
      size="small"
      title={<h2>{say('appeals')}</h2>}
      extra={
        state === 'appeals' &&
        isAboutUs &&
        may('submission.read', unitId) && <Button onClick={() => setFiling(true)}>{say('appeal')}</Button>
      }
    >
      {pages.isPending && <Skeleton active title={false} />}
      {pages.error && <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.data && pages.items.length === 0 && <p className="desk-quiet">{say('no_appeals')}</p>}
      <ul className="desk-lines">
        {pages.items.map((appeal) => (
          <li key={appeal.id} className="report-fact">
            <div>
              <Tag color={appeal.state === 'open' ? 'gold' : 'default'}>
                {say(`appeal_state.${appeal.state}`)}
              </Tag>
              <strong>{appeal.organizationName}</strong>{' '}
              <span className="desk-quiet">
                <Moment at={appeal.filedAt} />
              </span>
              {appeal.submissionId && (
                <>
                  {' '}
                  <Link to={`/submissions/${appeal.submissionId}`}>{appeal.submissionNumber}</Link>
                </>
              )}
              <p className="desk-plain-text">{appeal.text}</p>
              {appeal.proofAssetId && (
                <div className="report-proof">
                  <ReportPicture assetId={appeal.proofAssetId} />
                </div>
              )}
              {appeal.reason && <p>{say('answer_was', { text: appeal.reason })}</p>}
            </div>
            {mayAnswer && appeal.state === 'open' && (
              <Button onClick={() => setAnswered(appeal)}>{say('answer')}</Button>
            )}
          </li>
        ))}
      </ul>
      {pages.hasNextPage && <Button onClick={() => void pages.fetchNextPage()}>{say('more')}</Button>}
      {answered && <AnswerDialog appeal={answered} onClose={() => setAnswered(null)} />}
      {isFiling && <FileAppeal bulletinId={id} unitId={unitId} onClose={() => setFiling(false)} />}
    </Card>
  );
}
