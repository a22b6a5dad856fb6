import { PlusOutlined } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { api } from '@/api-client';
import type { Shape } from '@/api-client';
import { useCurrentUnit, useUnitName, useUnits } from '@/features/organizations';
import { useReach } from '@/features/submissions';
import { CursorTable, EmptyState, Page, ReasonDialog, useAct, useWords } from '@/ui';
import type { Column } from '@/ui';
import { PenaltyDialog } from './penalty-dialog';
import { usePenalties, usePenaltyKinds } from './use-penalties';

type Penalty = Shape<'ScorePenaltyResponse'>;

/** 扣分: what costs units points because somebody of the unit that scores wrote it down. */
export function PenaltiesPage() {
  const say = useWords('scoring');
  const { unitId } = useCurrentUnit();
  const unitName = useUnitName();
  const { may, pathOf } = useReach();
  const { units } = useUnits();
  const { nameOf } = usePenaltyKinds();
  const pages = usePenalties(unitId);
  const [isRecording, setRecording] = useState(false);
  const [revoked, setRevoked] = useState<Penalty | null>(null);
  const columns: Column<Penalty>[] = [
    {
      key: 'unit',
      title: say('penalty.unit'),
      track: 'minmax(120px, 220px)',
      render: ({ organizationId, occurredOn }) => (
        <>
          <strong>{unitName(organizationId)}</strong>
          <div className="desk-quiet">{occurredOn}</div>
        </>
      ),
    },
    {
      key: 'what',
      title: say('penalty.what'),
      track: 'minmax(160px, 1fr)',
      render: ({ code, reason, proof, submissionId, revokedAt, revokeReason }) => (
        <>
          <Tag>{nameOf(code)}</Tag>
          {revokedAt && <Tag color="green">{say('penalty.revoked')}</Tag>}
          <div className="desk-plain-text">{reason}</div>
          {proof && <div className="desk-quiet">{say('penalty.proof_is', { text: proof })}</div>}
          {submissionId && <Link to={`/submissions/${submissionId}`}>{say('penalty.open_report')}</Link>}
          {revokeReason && <div>{say('penalty.revoked_because', { text: revokeReason })}</div>}
        </>
      ),
    },
    {
      key: 'issuer',
      title: say('penalty.issuer'),
      track: 'minmax(100px, 200px)',
      render: ({ issuerId }) => unitName(issuerId) || say('penalty.unit_above'),
    },
    {
      key: 'acts',
      title: say('penalty.acts'),
      track: '96px',
      render: (penalty) =>
        penalty.revokedAt === null &&
        may('bulletin.manage', penalty.issuerId) && (
          <Button onClick={() => setRevoked(penalty)}>{say('penalty.revoke')}</Button>
        ),
    },
  ];
  // Nobody writes down anything about the own unit.
  const hasBelow = units.some(({ id }) => id !== unitId && pathOf(id).includes(unitId));
  const record = hasBelow && may('bulletin.manage', unitId) && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setRecording(true)}>
      {say('penalty.record')}
    </Button>
  );
  return (
    <Page title={say('penalty.title')} lead={say('penalty.lead')} actions={record}>
      <CursorTable
        label={say('penalty.title')}
        pages={pages}
        columns={columns}
        rowHeight={88}
        empty={<EmptyState text={say('penalty.empty')}>{record}</EmptyState>}
      />
      {isRecording && <PenaltyDialog issuerId={unitId} onClose={() => setRecording(false)} />}
      {revoked && <RevokeDialog penalty={revoked} onClose={() => setRevoked(null)} />}
    </Page>
  );
}

function RevokeDialog({ penalty, onClose }: { penalty: Penalty; onClose: () => void }) {
  const say = useWords('scoring');
  const revoke = useAct(
    (reason: string) =>
      api.POST('/api/v1/score-penalties/{id}/revoke', {
        params: { path: { id: penalty.id } },
        body: { reason },
      }),
    { touches: [['score-penalties'], ['bulletins'], ['ledgers']], done: say('penalty.revoke_done') },
  );
  return (
    <ReasonDialog
      title={say('penalty.revoke')}
      told={say('penalty.revoke_told')}
      label={say('penalty.revoke_reason')}
      okText={say('penalty.revoke')}
      save={revoke.attempt}
      onClose={onClose}
    />
  );
}
