import { Segmented } from 'antd';
import { useState } from 'react';
import { useCurrentUnit } from '@/features/organizations';
import { CursorTable, EmptyState, Moment, momentText, useWords } from '@/ui';
import type { Column } from '@/ui';
import { Card } from '../parts/card';
import { FiguresPage } from '../parts/figures-page';
import { SaveButtons } from '../parts/save-buttons';
import { usePlatformName } from '@/features/channels';
import { BoardCounts } from './board-counts';
import { Exemptions } from './exemptions';
import { FindingState } from './finding-state';
import { FindingWays } from './finding-ways';
import { Updates } from './updates';
import { boardFile, states, useBoard } from './use-board';
import type { BoardFilter, Finding, State } from './use-board';

/** What an inspection of sites and accounts would find now, and what to do about it. */
export default function Inspection() {
  const say = useWords('figures');
  const platformName = usePlatformName();
  const { unitId } = useCurrentUnit();
  const [filter, setFilter] = useState<BoardFilter>({});
  const board = useBoard(unitId, filter);
  const { first } = board;
  const columns: Column<Finding & { id: string }>[] = [
    {
      key: 'what',
      title: say('inspection.what'),
      track: 'minmax(180px, 2fr)',
      render: ({ name, kind, platform, organizationName }) => (
        <>
          <b>{name}</b>
          <div className="figures-quiet">
            {[platform ? platformName(platform) : say(`inspection.kind.${kind}`), organizationName].join(
              ' · ',
            )}
          </div>
        </>
      ),
    },
    {
      key: 'rule',
      title: say('inspection.rule'),
      track: 'minmax(200px, 3fr)',
      render: (finding) => <FindingState finding={finding} />,
    },
    {
      key: 'last',
      title: say('inspection.last'),
      track: '150px',
      render: ({ lastUpdateAt, days }) =>
        lastUpdateAt ? (
          <>
            <Moment at={lastUpdateAt} />
            <div className="figures-quiet">
              {say(days ? 'inspection.days' : 'inspection.today', { count: days ?? 0 })}
            </div>
          </>
        ) : (
          '—'
        ),
    },
    {
      key: 'ways',
      title: say('inspection.ways'),
      track: '220px',
      render: (finding) => <FindingWays finding={finding} />,
    },
  ];
  return (
    <FiguresPage
      part="inspection"
      actions={
        <SaveButtons
          formats={['xlsx', 'csv'] as const}
          addressOf={(format) => boardFile(unitId, filter, format)}
          name={say('parts.inspection')}
        />
      }
    >
      <div className="figures-grid">
        {first && <BoardCounts counts={first.counts} filter={filter} onChoose={setFilter} />}
        <Card
          title={say('inspection.findings')}
          side={
            <Segmented<State | 'all'>
              aria-label={say('inspection.state_label')}
              value={filter.state ?? 'all'}
              onChange={(state) => setFilter({ ...filter, state: state === 'all' ? undefined : state })}
              options={(['all', ...states] as const).map((value) => ({
                value,
                label: say(`inspection.state.${value}`),
              }))}
            />
          }
        >
          <CursorTable
            label={say('inspection.findings')}
            pages={board}
            columns={columns}
            rowHeight={76}
            empty={
              <EmptyState
                text={say(filter.state || filter.kind ? 'inspection.none_here' : 'inspection.nothing')}
              />
            }
          />
        </Card>
        <Updates unitId={unitId} />
        <Exemptions unitId={unitId} />
        {first?.notKnown.map(({ rule, words }) => (
          <p key={rule} className="figures-source">
            {words}
          </p>
        ))}
        {first && <p className="figures-source">{say('as_of', { at: momentText(first.at) })}</p>}
      </div>
    </FiguresPage>
  );
}
