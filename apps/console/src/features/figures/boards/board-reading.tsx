import { Tag } from 'antd';
import type { Shape } from '@/api-client';
import { EmptyState, useWords } from '@/ui';
import { Card } from '../parts/card';
import { usePlatformName } from '@/features/channels';
import { BoardFaults } from './board-faults';
import { EntryTable } from './entry-table';

/** What a pasted text was understood as, before it is kept. */
export function BoardReading({ reading }: { reading: Shape<'LeaderboardReadingResponse'> }) {
  const say = useWords('figures');
  const platformName = usePlatformName();
  const { summary, entries, faults, passedOver } = reading;
  return (
    <Card
      title={say('board.understood', { count: summary.entries })}
      side={Object.entries(summary.platforms).map(([platform, count]) => (
        <Tag key={platform}>{`${platformName(platform)} ${count}`}</Tag>
      ))}
    >
      <BoardFaults faults={faults} />
      {entries.length === 0 ? <EmptyState text={say('board.nothing')} /> : <EntryTable entries={entries} />}
      {passedOver.length > 0 && (
        <p className="figures-source">
          {say('board.passed_over', {
            lines: passedOver.map(({ line, text }) => `${line}：${text}`).join('；'),
          })}
        </p>
      )}
    </Card>
  );
}
