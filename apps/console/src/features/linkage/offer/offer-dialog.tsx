import { Form, Radio, Select } from 'antd';
import { useState } from 'react';
import { api, ifMatch } from '@/api-client';
import type { Shape, Versioned } from '@/api-client';
import { useColumns } from '@/features/columns';
import { FormDialog, useAct, useWords } from '@/ui';
import { touched } from '../shapes';

type Values = Shape<'PutUnitOfferRequest'>;

/** What a unit lets those outside its branch ask for. */
export function OfferDialog({
  seen: seenNow,
  onClose,
}: {
  seen: Versioned<Shape<'UnitOfferResponse'>>;
  onClose: () => void;
}) {
  // What the form began with, also while others change it: nothing of theirs is overwritten unseen.
  const [seen] = useState(seenNow);
  const say = useWords('linkage');
  const { columns } = useColumns();
  const [form] = Form.useForm<Values>();
  const { organizationId, ...current } = seen.body;
  const isOffered = Form.useWatch('isOffered', form) ?? current.isOffered;
  const save = useAct(
    (body: Partial<Values>) =>
      api.PUT('/api/v1/organizations/{id}/offer', {
        params: { path: { id: organizationId } },
        headers: ifMatch(seen.etag),
        // Who closes it keeps the choice of columns for another time.
        body: { ...current, ...body },
      }),
    { touches: touched, done: say('offer.saved') },
  );
  const own = columns.filter((column) => column.organizationId === organizationId);
  return (
    <FormDialog<Values>
      title={say('offer.change_title')}
      form={form}
      initialValues={current}
      save={save.attempt}
      onClose={onClose}
    >
      <Form.Item name="isOffered" label={say('offer.state')} extra={say('offer.state_help')}>
        <Radio.Group
          options={[true, false].map((value) => ({ value, label: say(value ? 'offer.on' : 'offer.off') }))}
        />
      </Form.Item>
      {isOffered && (
        <Form.Item name="columnIds" label={say('offer.columns')} extra={say('offer.columns_help')}>
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={say('offer.everything')}
            options={own.map(({ id, name }) => ({ value: id, label: name }))}
            // An id says nothing to people.
            labelRender={({ label }) => label ?? say('offer.gone_column')}
            notFoundContent={say('subscribe.no_columns')}
          />
        </Form.Item>
      )}
    </FormDialog>
  );
}
