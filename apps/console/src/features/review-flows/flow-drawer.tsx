import { useQuery } from '@tanstack/react-query';
import { Drawer, Skeleton } from 'antd';
import { useState } from 'react';
import { api, ifMatch, newKey, onceBy } from '@/api-client';
import { ProblemNotice, useTell, useWords } from '@/ui';
import { FlowForm } from './flow-form';
import type { FlowValues } from './flow-form';
import { withKeys } from './stage-list';
import { readFlow, useForgetFlows } from './use-review-flows';
import type { ReviewFlow } from './use-review-flows';

/** A new flow of a unit, or changes to one; reviews that run keep what they began with. */
export function FlowDrawer({
  flow,
  organizationId,
  onClose,
}: {
  flow?: ReviewFlow;
  organizationId: string;
  onClose: () => void;
}) {
  const say = useWords('review-flows');
  const tell = useTell();
  const forget = useForgetFlows();
  const [key] = useState(newKey);
  const seen = useQuery({
    queryKey: ['review-flows', flow?.id, 'change'],
    queryFn: () => readFlow(flow!.id),
    enabled: flow !== undefined,
    gcTime: 0,
  });
  const save = async ({ name, stages, isDefault, kind, emergency }: FlowValues) => {
    const body = {
      ...{ name, isDefault, stages: withKeys(stages) },
      ...(kind === 'emergency' && { settings: { ...flow?.settings, ...emergency } }),
    };
    if (flow)
      await api.PATCH('/api/v1/review-flows/{id}', {
        params: { path: { id: flow.id } },
        headers: ifMatch(seen.data!.etag),
        body,
      });
    else
      await api.POST('/api/v1/review-flows', {
        headers: onceBy(key),
        body: { ...body, organizationId, kind },
      });
    await forget();
    tell.done(say('saved'));
    onClose();
  };
  return (
    <Drawer open onClose={onClose} size={560} title={say(flow ? 'change_title' : 'add')}>
      {seen.isError && <ProblemNotice error={seen.error} onRetry={() => void seen.refetch()} />}
      {flow && seen.isPending && <Skeleton active />}
      {(!flow || seen.data) && <FlowForm seen={seen.data?.body} onSave={save} />}
    </Drawer>
  );
}
