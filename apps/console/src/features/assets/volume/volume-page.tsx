import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { Versioned } from '@/api-client';
import { useCurrentUnit, useUnitName, useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { Page, PageProblem, useWords } from '@/ui';
import { Held } from './held';
import { QuotaForm } from './quota-form';
import { UnitVolumes } from './unit-volumes';
import { useQuota } from './use-quota';
import type { Quota } from './use-quota';

/** `/library/volume`: how much the libraries of a unit and those below it hold, and may hold. */
export default function VolumePage() {
  const say = useWords('assets');
  const { unitId } = useCurrentUnit();
  const unitName = useUnitName();
  const unitPath = useUnitPath();
  const maySet = useCan()('asset_quota.manage', unitPath(unitId));
  // As it was when the dialog opened: a change by somebody else meanwhile is told, not overwritten.
  const [changed, setChanged] = useState<Versioned<Quota> | null>(null);
  const quota = useQuota(unitId);
  if (quota.isPending) return <Skeleton active className="page" />;
  if (quota.isError) return <PageProblem error={quota.error} onRetry={() => void quota.refetch()} />;
  return (
    <Page
      title={say('volume.title')}
      lead={say('volume.lead', { unit: unitName(unitId) })}
      actions={
        <>
          <Link to="/library">
            <Button>{say('volume.to_library')}</Button>
          </Link>
          {maySet && (
            <Button type="primary" onClick={() => setChanged(quota.data)}>
              {say(quota.data.body.quota ? 'volume.change' : 'volume.set')}
            </Button>
          )}
        </>
      }
    >
      <div className="panels">
        <Held quota={quota.data.body} maySet={maySet} />
        <UnitVolumes unitId={unitId} />
      </div>
      {changed && <QuotaForm seen={changed} onClose={() => setChanged(null)} />}
    </Page>
  );
}
