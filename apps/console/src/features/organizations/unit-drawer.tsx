import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Drawer, Skeleton } from 'antd';
import { useState } from 'react';
import { api, bodyOf, ifMatch, newKey, onceBy, versionedOf } from '@/api-client';
import { ProblemNotice, useTell, useWords } from '@/ui';
import { UnitForm } from './unit-form';
import type { UnitValues } from './unit-form';
import type { Unit } from './use-units';

/** A new unit below `parent`, or changes to `unit`. */
export function UnitDrawer({
  unit,
  parent,
  onClose,
  onMade,
}: {
  unit?: Unit;
  parent: Unit;
  onClose: () => void;
  onMade: (unitId: string) => void;
}) {
  const say = useWords('organizations');
  const tell = useTell();
  const queries = useQueryClient();
  const [key] = useState(newKey);
  const seen = useQuery({
    queryKey: ['organizations', unit?.id, 'change'],
    queryFn: () => versionedOf(api.GET('/api/v1/organizations/{id}', { params: { path: { id: unit!.id } } })),
    enabled: unit !== undefined,
    gcTime: 0,
  });
  const save = async (values: UnitValues) => {
    if (unit) {
      await api.PATCH('/api/v1/organizations/{id}', {
        params: { path: { id: unit.id } },
        headers: ifMatch(seen.data!.etag),
        body: values,
      });
    } else {
      const made = await bodyOf(
        api.POST('/api/v1/organizations', { headers: onceBy(key), body: { ...values, parentId: parent.id } }),
      );
      onMade(made.id);
    }
    await queries.invalidateQueries({ queryKey: ['organizations'] });
    tell.done(say(unit ? 'saved' : 'unit_form.made', { name: values.name }));
    onClose();
  };
  return (
    <Drawer
      open
      onClose={onClose}
      size={480}
      title={unit ? say('unit_form.change_title') : say('unit_form.new_title', { parent: parent.name })}
    >
      {seen.isError && <ProblemNotice error={seen.error} onRetry={() => void seen.refetch()} />}
      {unit && seen.isPending && <Skeleton active />}
      {(!unit || seen.data) && <UnitForm seen={seen.data?.body} onSave={save} />}
    </Drawer>
  );
}
