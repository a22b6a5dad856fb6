import { useQuery } from '@tanstack/react-query';
import { Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { api, ifMatch, versionedOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useUnitPath, useUnits } from '@/features/organizations';
import { inOffice, useAct, useWords } from '@/ui';
import { membersOf } from './class-members';
import { freeCode } from './rules/rules';

export type UnitClass = Shape<'UnitClassResponse'>;

interface Input {
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
  const { units } = useUnits();
  const pathOf = useUnitPath();
  const [form] = Form.useForm<Input>();
  const [today] = useState(() => inOffice(Date.now()));
  const seen = useQuery({
    queryKey: ['unit-classes', unitId, current?.code],
    queryFn: () =>
      versionedOf(
        api.GET('/api/v1/organizations/{id}/unit-classes/{code}', {
          params: { path: { id: unitId, code: current!.code } },
        }),
      ),
    enabled: current !== undefined,
  });
  const save = useAct(
    ({ name, unitIds }: Input) =>
      api
        .PUT('/api/v1/organizations/{id}/unit-classes/{code}', {
          params: { path: { id: unitId, code: current?.code ?? freeCode('class-', taken) } },
          headers: current && seen.data ? ifMatch(seen.data.etag) : {},
          body: {
            name,
            members: membersOf(current?.members ?? [], unitIds, {
              firstDay: `${today.year()}-01-01`,
              today: today.format('YYYY-MM-DD'),
              yesterday: today.subtract(1, 'day').format('YYYY-MM-DD'),
            }),
          },
        })
        .then(() => true),
    { touches: [['unit-classes']], done: say('saved'), form },
  );
  return (
    <Modal
      open
      title={say(current ? 'class.change' : 'class.make')}
      confirmLoading={save.isBusy || seen.isLoading}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{say('class.told')}</p>
      <Form<Input>
        form={form}
        layout="vertical"
        initialValues={{
          name: current?.name,
          unitIds: current?.members
            .filter(({ to }) => to === null)
            .map(({ organizationId }) => organizationId),
        }}
        onFinish={async (input) => (await save.run(input)) && onClose()}
      >
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
      </Form>
    </Modal>
  );
}
