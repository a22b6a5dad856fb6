import { Alert, Button } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useAct, useWords } from '@/ui';
import { figuresKey } from './subject';

/** Whether the kept totals of an account and its posts are what their figures come to; wrong ones are put right. */
export function RecountTotals({ accountId }: { accountId: string }) {
  const say = useWords('figures');
  const [found, setFound] = useState<Shape<'RecountedPeriodsResponse'> | null>(null);
  const recount = useAct(
    async () =>
      setFound(
        await bodyOf(
          api.POST('/api/v1/channel-accounts/{id}/period-figures/recount', {
            params: { path: { id: accountId } },
          }),
        ),
      ),
    { touches: [figuresKey] },
  );
  return (
    <div className="record-series">
      <p className="figures-quiet">{say('typed.recount_why')}</p>
      <Button loading={recount.isBusy} onClick={() => void recount.run()}>
        {say('typed.recount')}
      </Button>
      {found && (
        <Alert
          role="status"
          showIcon
          type={found.differing.length === 0 ? 'success' : 'warning'}
          title={
            found.differing.length === 0
              ? say('typed.recount_well', { count: found.series })
              : say('typed.recount_mended', { count: found.series, wrong: found.differing.length })
          }
        />
      )}
    </div>
  );
}
