import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { api, ifMatch, versionedOf } from '@/api-client';
import { UnitForm } from '@/features/organizations';
import type { UnitValues } from '@/features/organizations';
import { useMe } from '@/features/sessions';
import { ProblemNotice, useTell, useWords } from '@/ui';

/** The first start could not know what the union is called, nor its level. */
export function NameUnion({ onDone }: { onDone: () => void }) {
  const say = useWords('first-run');
  const tell = useTell();
  const me = useMe();
  const queries = useQueryClient();
  const path = { id: me.organizationId };
  const seen = useQuery({
    queryKey: ['organizations', me.organizationId, 'change'],
    queryFn: () => versionedOf(api.GET('/api/v1/organizations/{id}', { params: { path } })),
    gcTime: 0,
  });
  const save = async (body: UnitValues) => {
    await api.PATCH('/api/v1/organizations/{id}', {
      params: { path },
      headers: ifMatch(seen.data!.etag),
      body,
    });
    await queries.invalidateQueries({ queryKey: ['organizations'] });
    tell.done(say('step.name.saved'));
    onDone();
  };
  if (seen.isError) return <ProblemNotice error={seen.error} onRetry={() => void seen.refetch()} />;
  if (!seen.data) return <Skeleton active />;
  return (
    <div className="narrow-form">
      <UnitForm seen={seen.data.body} onSave={save} />
    </div>
  );
}
