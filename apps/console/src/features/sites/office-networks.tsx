import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { EmptyState, Facts, Panel, ProblemNotice, useWords } from '@/ui';
import { OfficeNetworksDialog } from './office-networks-dialog';
import { useOfficeNetworks } from './use-office-networks';

/** Networks of the unit's offices: whoever reads its pages from there is not counted among their readers. */
export function OfficeNetworks({ unitId }: { unitId: string }) {
  const say = useWords('sites');
  const [isChanging, setChanging] = useState(false);
  const asked = useOfficeNetworks(unitId);
  const networks = asked.data?.body.networks ?? [];
  const change = asked.data && (
    <Button aria-label={say('change_of', { part: say('offices.title') })} onClick={() => setChanging(true)}>
      {say('change')}
    </Button>
  );
  return (
    <Panel title={say('offices.title')} extra={networks.length > 0 && change}>
      {asked.isPending && <Skeleton active />}
      {asked.isError && <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.isSuccess && networks.length === 0 && (
        <EmptyState text={say('offices.none')}>{change}</EmptyState>
      )}
      {networks.length > 0 && (
        <Facts of={networks.map(({ network, note }) => [network, note || say('offices.no_note')])} />
      )}
      {isChanging && asked.data && (
        <OfficeNetworksDialog seen={asked.data} unitId={unitId} onClose={() => setChanging(false)} />
      )}
    </Panel>
  );
}
