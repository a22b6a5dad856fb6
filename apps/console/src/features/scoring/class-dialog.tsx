import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { api, ifMatch, versionedOf } from '@/api-client';
import type { Shape, Versioned } from '@/api-client';
import { useUnitPath, useUnits } from '@/features/organizations';
import { FormDialog, inOffice, ReadFirst, useAct, useWords } from '@/ui';
import { membersOf } from './class-members';
import { freeCode } from './rules/rules';

export type UnitClass = Shape<'UnitClassResponse'>;

interface Values {
  name: string;
  unitIds: string[];
}

/** Which units are compared with each other, e.g. 机关部门 and 直属单位: a table of the bulletin each. */
export function ClassDialog({
  unitId,
  taken,
  current,
  onClose,
}: {
  unitId: string;
  taken: readonly string[];
  current?: UnitClass;
  onClose: () => void;
}) {
  const say = useWords('scoring');
  const seen = useQuery({
    queryKey: ['unit-classes', unitId, 'change', current?.code],
    queryFn: () =>
      versionedOf(
        api.GET('/api/v1/organizations/{id}/unit-classes/{code}', {
          params: { path: { id: unitId, code: current!.code } },
        }),
      ),
    enabled: current !== undefined,
    gcTime: 0,
  });
  const form = (one?: Versioned<UnitClass>) => (
    <ClassForm unitId={unitId} taken={taken} seen={one} onClose={onClose} />
  );
  if (!current) return form();
  return (
    <ReadFirst title={say('class.change')} read={seen} onClose={onClose}>
      {form}
    </ReadFirst>
  );
}

function ClassForm({
  unitId,
  taken,
  seen: seenNow,
  onClose,
}: {
  unitId: string;
  taken: readonly string[];
  seen?: Versioned<UnitClass>;
  onClose: () => void;
}) {
  const say = useWords('scoring');
  const { units } = useUnits();
  const pathOf = useUnitPath();
  // What the form began with, also while others change the class: nothing of theirs is overwritten unseen.
  const [seen] = useState(seenNow);
  const [today] = useState(() => inOffice(Date.now()));
  const save = useAct(
    ({ name, unitIds }: Values) =>
      api.PUT('/api/v1/organizations/{id}/unit-classes/{code}', {
        params: { path: { id: unitId, code: seen?.body.code ?? freeCode('class-', taken) } },
        headers: seen ? ifMatch(seen.etag) : {},
        body: {
          name,
          members: membersOf(seen?.body.members ?? [], unitIds, {
            firstDay: `${today.year()}-01-01`,
            today: today.format('YYYY-MM-DD'),
            yesterday: today.subtract(1, 'day').format('YYYY-MM-DD'),
          }),
        },
      }),
    { touches: [['unit-classes'], ['bulletins'], ['ledgers']], done: say('saved') },
  );
  return (
    <FormDialog<Values>
      title={say(seen ? 'class.change' : 'class.make')}
      initialValues={{
        name: seen?.body.name,
        unitIds: seen?.body.members
          .filter(({ to }) => to === null)
          .map(({ organizationId }) => organizationId),
      }}
      save={save.attempt}
      onClose={onClose}
    >
      <p>{say('class.told')}</p>
      <Form.Item name="name" label={say('name')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={60} placeholder={say('class.name_hint')} />
      </Form.Item>
      <Form.Item name="unitIds" label={say('class.members')} rules={[{ required: true }]}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={units
            .filter(({ id }) => pathOf(id).includes(unitId))
            .map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
    </FormDialog>
  );
}
