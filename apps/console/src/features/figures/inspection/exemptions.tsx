import { Tag } from 'antd';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { CursorTable, EmptyState, Moment, useCursorPages, useWords } from '@/ui';
import type { Column } from '@/ui';
import { Card } from '../parts/card';
import { PersonName } from '../parts/person-name';
import { officeToday } from '../period/use-period';
import { EndExemption } from './end-exemption';
import { exemptionState } from './exemption-state';
import { boardKey } from './use-board';
import { useInspectedName } from './use-inspected-name';

type Exemption = Shape<'InspectionExemptionResponse'>;

const colours = { running: 'blue', ended: 'default', over: 'default' } as const;

/** Who is not held to the rules, until when and why; also those that were. */
export function Exemptions({ unitId }: { unitId: string }) {
  const say = useWords('figures');
  const nameOf = useInspectedName(unitId);
  const today = officeToday();
  const exemptions = useCursorPages<Exemption>([...boardKey, 'exemptions', unitId], (cursor) =>
    bodyOf(
      api.GET('/api/v1/inspection-exemptions', { params: { query: { organizationId: unitId, cursor } } }),
    ),
  );
  const columns: Column<Exemption>[] = [
    {
      key: 'what',
      title: say('inspection.what'),
      track: 'minmax(180px, 2fr)',
      render: (exemption) => <b>{nameOf(exemption)}</b>,
    },
    {
      key: 'reason',
      title: say('inspection.reason'),
      track: 'minmax(180px, 3fr)',
      render: ({ reason }) => reason,
    },
    { key: 'until', title: say('inspection.until'), track: '120px', render: ({ until }) => until },
    {
      key: 'by',
      title: say('inspection.granted'),
      track: '170px',
      render: ({ grantedBy, grantedAt }) => (
        <span>
          <PersonName id={grantedBy} /> <Moment at={grantedAt} />
        </span>
      ),
    },
    {
      key: 'state',
      title: say('import.state_label'),
      track: '190px',
      render: (exemption) => {
        const state = exemptionState(exemption, today);
        return (
          <span className="finding-ways">
            <Tag color={colours[state]}>{say(`inspection.exemption.${state}`)}</Tag>
            {state === 'running' && <EndExemption {...exemption} name={nameOf(exemption)} />}
          </span>
        );
      },
    },
  ];
  return (
    <Card title={say('inspection.exemptions')}>
      <CursorTable
        label={say('inspection.exemptions')}
        pages={exemptions}
        columns={columns}
        empty={<EmptyState text={say('inspection.no_exemptions')} />}
      />
    </Card>
  );
}
