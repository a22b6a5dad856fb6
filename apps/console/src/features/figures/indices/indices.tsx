import { Alert, Button, Segmented } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { useCurrentUnit, useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { useWords } from '@/ui';
import { AccountSelect } from '../parts/account-select';
import { FiguresPage } from '../parts/figures-page';
import { ComputeDialog } from './compute/compute-dialog';
import { IndexLines } from './index-lines';
import { PublishedDialog } from './published-dialog';
import { periodKinds } from './use-indices';
import type { PeriodKind } from './use-indices';
import { ValueList } from './value-list';

/** Everything that is kept, or one account's values over time. */
export default function Indices() {
  const say = useWords('figures');
  const can = useCan();
  const { unitId } = useCurrentUnit();
  const mayRecord = can('index_value.record', useUnitPath()(unitId));
  const [params, setParams] = useSearchParams();
  const [dialog, open] = useState<'compute' | 'published' | null>(null);
  const of = params.get('of') ?? 'all';
  const kind = periodKinds.find((one) => one === params.get('kind')) ?? 'month';
  const choose = (name: string, value: string) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        next.set(name, value);
        return next;
      },
      { replace: true },
    );
  return (
    <FiguresPage
      part="indices"
      actions={
        <>
          <Link to="/figures/indices/formulas">
            <Button>{say('indices.formulas')}</Button>
          </Link>
          {mayRecord && (
            <>
              <Button onClick={() => open('published')}>{say('published.open')}</Button>
              <Button type="primary" onClick={() => open('compute')}>
                {say('compute.open')}
              </Button>
            </>
          )}
        </>
      }
    >
      <div className="figures-bar">
        <AccountSelect
          value={of}
          onChange={(value) => choose('of', value)}
          more={[
            { value: 'all', label: say('indices.all') },
            { value: 'unit', label: say('indices.of_unit') },
          ]}
        />
        <Segmented<PeriodKind>
          aria-label={say('indices.kind_label')}
          value={kind}
          onChange={(value) => choose('kind', value)}
          options={periodKinds.map((value) => ({ value, label: say(`indices.kind.${value}`) }))}
        />
      </div>
      <div className="figures-grid">
        <Alert type="info" showIcon title={say('indices.apart')} />
        {of === 'all' ? (
          <ValueList filter={{ organizationId: unitId, periodKind: kind }} />
        ) : (
          <IndexLines
            subject={of === 'unit' ? { organizationId: unitId } : { channelAccountId: of }}
            periodKind={kind}
          />
        )}
      </div>
      {dialog === 'compute' && (
        <ComputeDialog accountId={of === 'all' ? undefined : of} onClose={() => open(null)} />
      )}
      {dialog === 'published' && <PublishedDialog onClose={() => open(null)} />}
    </FiguresPage>
  );
}
