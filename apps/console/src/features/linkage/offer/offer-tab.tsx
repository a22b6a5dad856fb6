import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { api, versionedOf } from '@/api-client';
import { useColumns } from '@/features/columns';
import { useCurrentUnit, useUnitName } from '@/features/organizations';
import { Facts, Panel, ProblemNotice, useWords } from '@/ui';
import { useMay } from '../use-may';
import { OfferDialog } from './offer-dialog';
import '../linkage.css';

/** Whether units of other branches may ask to follow the chosen unit, and for which columns. */
export function OfferTab() {
  const say = useWords('linkage');
  const { unitId } = useCurrentUnit();
  const unitName = useUnitName();
  const { mayPush } = useMay();
  const { byId } = useColumns();
  const [isChanging, setChanging] = useState(false);
  const asked = useQuery({
    queryKey: ['linkage', 'offer', unitId],
    queryFn: () =>
      versionedOf(api.GET('/api/v1/organizations/{id}/offer', { params: { path: { id: unitId } } })),
  });
  if (asked.isError) return <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton active />;
  const { isOffered, columnIds } = asked.data.body;
  const names = columnIds.map((id) => byId.get(id)?.name ?? say('offer.gone_column'));
  return (
    <Panel
      title={say('offer.of', { name: unitName(unitId) })}
      extra={mayPush(unitId) && <Button onClick={() => setChanging(true)}>{say('offer.change')}</Button>}
    >
      <p className="linkage-quiet">{say('offer.told')}</p>
      <Facts
        of={[
          [
            say('offer.state'),
            <Tag color={isOffered ? 'success' : 'default'}>{say(isOffered ? 'offer.on' : 'offer.off')}</Tag>,
          ],
          isOffered ? [say('offer.columns'), names.join(say('comma')) || say('offer.everything')] : null,
        ]}
      />
      {!mayPush(unitId) && <p className="linkage-quiet">{say('offer.not_yours')}</p>}
      {isChanging && <OfferDialog seen={asked.data} onClose={() => setChanging(false)} />}
    </Panel>
  );
}
