import { Alert, Button, Tag } from 'antd';
import { Link, useParams } from 'react-router-dom';
import type { Shape } from '@/api-client';
import { useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { Facts, Moment, useWords } from '@/ui';
import { Answer } from '../parts/answer';
import { Card } from '../parts/card';
import { FiguresPage } from '../parts/figures-page';
import { SaveButtons } from '../parts/save-buttons';
import { BoardFaults } from './board-faults';
import { EntryLink } from './entry-link';
import { EntryTable } from './entry-table';
import { useBoard } from './use-boards';

/** A ranking as its publisher printed it, and which of its entries are ours. */
export default function BoardPage() {
  const { id = '' } = useParams();
  const say = useWords('figures');
  const board = useBoard(id);
  return (
    <FiguresPage part="rankings" lead={<Link to="/figures/rankings/published">{say('board.back')}</Link>}>
      <Answer asked={board} rows={10}>
        {(found) => <BoardView board={found} />}
      </Answer>
    </FiguresPage>
  );
}

function BoardView({ board }: { board: Shape<'LeaderboardResponse'> }) {
  const say = useWords('figures');
  const can = useCan();
  const mayRecord = can('index_value.record', useUnitPath()(board.organizationId));
  const own = board.entries.filter(({ isOwn }) => isOwn);
  return (
    <div className="figures-grid">
      {board.correctedById && (
        <Alert
          type="warning"
          showIcon
          title={say('board.corrected')}
          action={
            <Link to={`/figures/rankings/published/${board.correctedById}`}>{say('board.see_newer')}</Link>
          }
        />
      )}
      <Card
        title={board.title}
        side={
          <div className="period-picker">
            <SaveButtons
              formats={['xlsx', 'csv'] as const}
              addressOf={(format) => `/api/v1/leaderboards/${board.id}/entries.${format}`}
              name={board.title}
            />
            {mayRecord && !board.correctedById && (
              <Link to={`/figures/rankings/published/${board.id}/correct`}>
                <Button>{say('board.correct')}</Button>
              </Link>
            )}
          </div>
        }
      >
        <Facts
          of={[
            [say('board.publisher'), board.publisher],
            board.formula ? [say('board.formula'), board.formula] : null,
            [say('indices.period'), say('indices.days', { from: board.periodFrom, to: board.periodTo })],
            [say('board.entries'), say('board.count', { count: board.entryCount })],
            [say('indices.recorded'), <Moment key="at" at={board.recordedAt} />],
            board.sourceUrl
              ? [
                  say('published.url'),
                  <a key="url" href={board.sourceUrl} target="_blank" rel="noreferrer">
                    {board.sourceUrl}
                  </a>,
                ]
              : null,
            board.reason
              ? [
                  say('board.reason'),
                  <span key="reason">
                    {board.reason}{' '}
                    {board.correctsId && (
                      <Link to={`/figures/rankings/published/${board.correctsId}`}>
                        {say('board.see_older')}
                      </Link>
                    )}
                  </span>,
                ]
              : null,
          ]}
        />
        <p>
          {own.length > 0
            ? say('board.own', {
                count: own.length,
                names: own.map(({ rank, name }) => say('board.own_rank', { rank, name })).join('、'),
              })
            : say('board.none_own')}
        </p>
      </Card>
      <BoardFaults faults={board.faults} />
      <Card title={say('board.entries')}>
        <EntryTable
          entries={board.entries}
          after={{
            title: say('board.ours'),
            render: (entry) =>
              mayRecord ? (
                <EntryLink boardId={board.id} entry={entry} />
              ) : (
                entry.isOwn && <Tag color="blue">{entry.subject?.name ?? say('board.is_ours')}</Tag>
              ),
          }}
        />
      </Card>
    </div>
  );
}
