import { Tag } from 'antd';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useUnitName, useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { ConfirmButton, CursorTable, EmptyState, Moment, useAct, useCursorPages, useWords } from '@/ui';
import type { Column } from '@/ui';
import { Card } from '../parts/card';
import { PersonName } from '../parts/person-name';
import { useAccounts } from '../parts/use-accounts';
import { officeToday } from '../period/use-period';
import { exemptionState } from './exemption-state';
import { boardKey } from './use-board';
import { useColumnNames } from './use-column-names';

type Exemption = Shape<'InspectionExemptionResponse'>;

const colours = { running: 'blue', ended: 'default', over: 'default' } as const;

/** Who is not held to the rules, until when and why; also those that were. */
export function Exemptions({ unitId }: { unitId: string }) {
  const say = useWords('figures');
  const nameOf = useExemptName(unitId);
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
            {state === 'running' && <End exemption={exemption} name={nameOf(exemption)} />}
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

function End({ exemption: { id, organizationId }, name }: { exemption: Exemption; name: string }) {
  const say = useWords('figures');
  const can = useCan();
  const path = useUnitPath()(organizationId);
  const end = useAct(() => api.DELETE('/api/v1/inspection-exemptions/{id}', { params: { path: { id } } }), {
    touches: [boardKey],
    done: say('inspection.ended'),
  });
  if (!can('inspection.manage', path)) return null;
  return (
    <ConfirmButton
      type="link"
      size="small"
      title={say('inspection.end_title', { name })}
      consequence={say('inspection.end_consequence')}
      onConfirm={() => end.run()}
    >
      {say('inspection.end')}
    </ConfirmButton>
  );
}

function useExemptName(unitId: string): (exemption: Exemption) => string {
  const say = useWords('figures');
  const unitName = useUnitName();
  const { byId: accounts } = useAccounts(unitId);
  const columns = useColumnNames(unitId);
  return ({ channelAccountId, columnId, organizationId }) => {
    const unit = unitName(organizationId);
    if (channelAccountId) return accounts.get(channelAccountId)?.name ?? say('account.of_unit', { unit });
    if (columnId) return columns.get(columnId) ?? say('inspection.column_of', { unit });
    return say('inspection.site_of', { unit });
  };
}
