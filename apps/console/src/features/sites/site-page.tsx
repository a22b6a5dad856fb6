import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useCurrentUnit, useUnitPath, useUnits } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { Page, ProblemNotice, useWords } from '@/ui';
import { LaunchState } from './launch-state';
import { OfficeNetworks } from './office-networks';
import { PartDialog } from './part-dialog';
import { PartPanel } from './part-panel';
import { partNames } from './site-settings';
import type { PartName } from './site-settings';
import { useSite } from './use-site';

/** The public pages of the chosen unit: what they say of it, how they look, whether visitors get them. */
export function SitePage() {
  const say = useWords('sites');
  const { unitId } = useCurrentUnit();
  const { byId } = useUnits();
  const mayChange = useCan()('site.manage', useUnitPath()(unitId));
  const asked = useSite(unitId);
  const [changing, setChanging] = useState<PartName | null>(null);
  const code = byId.get(unitId)?.code;
  const visit = code && (
    <Button href={`/o/${code}`} target="_blank" rel="noopener">
      {say('visit')}
    </Button>
  );
  return (
    <Page title={say('title')} lead={say('lead')} actions={visit}>
      {asked.isError && <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton active />}
      {asked.data && (
        <>
          <LaunchState seen={asked.data} unitId={unitId} />
          <div className="panels in-two">
            {partNames.map((part) => (
              <PartPanel
                key={part}
                part={part}
                site={asked.data.body}
                onChange={mayChange ? () => setChanging(part) : undefined}
              />
            ))}
            {mayChange && <OfficeNetworks unitId={unitId} />}
          </div>
          {changing && (
            <PartDialog part={changing} seen={asked.data} unitId={unitId} onClose={() => setChanging(null)} />
          )}
        </>
      )}
    </Page>
  );
}
