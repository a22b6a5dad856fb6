import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { api } from '@/api-client';
import { useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { ConfirmButton, useTell, useWords } from '@/ui';
import { ExemptForm } from './exempt-form';
import { UpdateForm } from './update-form';
import { useBoardAgain } from './use-board';
import type { Finding } from './use-board';

const isAboutUpdates = new Set(['account_stale', 'home_stale', 'column_stale', 'column_empty']);

/** What an item that would mend it begins with. */
function wishOf({ kind, organizationId, subjectId }: Finding): string {
  return new URLSearchParams({
    organizationId,
    ...(kind === 'column' && { columnId: subjectId }),
  }).toString();
}

/** What can be done about one finding: publish, tell that it was published elsewhere, or let it be for a while. */
export function FindingWays({ finding }: { finding: Finding }) {
  const say = useWords('figures');
  const can = useCan();
  const tell = useTell();
  const again = useBoardAgain();
  const path = useUnitPath()(finding.organizationId);
  const [form, open] = useState<'exempt' | 'update' | null>(null);
  const { exemption, judged, rule } = finding;
  const isPressing = judged === 'stale' || judged === 'warn' || judged === 'unknown';
  const end = async (id: string) => {
    try {
      await api.DELETE('/api/v1/inspection-exemptions/{id}', { params: { path: { id } } });
      tell.done(say('inspection.ended'));
      await again();
    } catch (error) {
      tell.problem(error);
    }
  };
  if (!isPressing && !exemption)
    return <span className="figures-quiet">{say('inspection.nothing_to_do')}</span>;
  return (
    <div className="finding-ways">
      {isPressing && isAboutUpdates.has(rule) && can('content.write', path) && (
        <Link to={`/contents?new=1&${wishOf(finding)}`}>{say('inspection.write')}</Link>
      )}
      {isPressing && isAboutUpdates.has(rule) && can('figure.record', path) && (
        <Button type="link" size="small" onClick={() => open('update')}>
          {say('inspection.updated_elsewhere')}
        </Button>
      )}
      {isPressing && !exemption && can('inspection.manage', path) && (
        <Button type="link" size="small" onClick={() => open('exempt')}>
          {say('inspection.exempt')}
        </Button>
      )}
      {exemption && can('inspection.manage', path) && (
        <ConfirmButton
          type="link"
          size="small"
          title={say('inspection.end')}
          consequence={say('inspection.end_consequence')}
          onConfirm={() => end(exemption.id)}
        >
          {say('inspection.end')}
        </ConfirmButton>
      )}
      {form === 'exempt' && <ExemptForm finding={finding} onClose={() => open(null)} />}
      {form === 'update' && <UpdateForm finding={finding} onClose={() => open(null)} />}
    </div>
  );
}
