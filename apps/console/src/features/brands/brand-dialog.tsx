import { useQueryClient } from '@tanstack/react-query';
import { Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { api, ifMatch, newKey, onceBy } from '@/api-client';
import type { Shape, Versioned } from '@/api-client';
import { PictureField } from '@/features/assets';
import { ColorField, ConfirmButton, FormDialog, useAct, useTell, useWords } from '@/ui';
import type { Brand } from './brands-page';

type Values = Omit<Shape<'CreateBrandRequest'>, 'organizationId'>;

/** The red of the field, where nobody chose another. */
const FIRST_COLOUR = '#b3161c';

/** A new brand of a unit, or changes of one. */
export function BrandDialog({
  seen,
  unitId,
  onClose,
}: {
  seen: Versioned<Brand> | null;
  unitId: string;
  onClose: () => void;
}) {
  const say = useWords('brands');
  const tell = useTell();
  const queries = useQueryClient();
  const [key] = useState(newKey);
  const save = async ({ description = '', logoAssetId = null, ...values }: Values) => {
    const body = { ...values, description, logoAssetId };
    if (seen)
      await api.PATCH('/api/v1/brands/{id}', {
        params: { path: { id: seen.body.id } },
        headers: ifMatch(seen.etag),
        body,
      });
    else
      await api.POST('/api/v1/brands', { headers: onceBy(key), body: { ...body, organizationId: unitId } });
    await queries.invalidateQueries({ queryKey: ['brands'] });
    tell.done(say('saved'));
  };
  const remove = useAct(
    async ({ body: { id }, etag }: Versioned<Brand>) => {
      await api.DELETE('/api/v1/brands/{id}', { params: { path: { id } }, headers: ifMatch(etag) });
      onClose();
    },
    { touches: [['brands']], done: say('removed') },
  );
  const needed = { required: true, whitespace: true, message: say('needed') };
  return (
    <FormDialog<Values>
      title={say(seen ? 'change_title' : 'add')}
      initialValues={seen?.body ?? { color: FIRST_COLOUR, state: 'active' }}
      beside={
        seen && (
          <ConfirmButton
            danger
            type="text"
            title={say('remove_question', { name: seen.body.name })}
            consequence={say('remove_consequence')}
            onConfirm={() => remove.run(seen)}
          >
            {say('remove')}
          </ConfirmButton>
        )
      }
      save={save}
      onClose={onClose}
    >
      <Form.Item name="name" label={say('name')} rules={[needed]}>
        <Input maxLength={60} autoFocus />
      </Form.Item>
      <Form.Item
        name="code"
        label={say('code')}
        extra={say('code_help')}
        rules={[needed, { pattern: /^[a-z0-9][a-z0-9-]{0,38}[a-z0-9]$/, message: say('code_rule') }]}
      >
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item name="description" label={say('description')}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
      <Form.Item name="color" label={say('color')} extra={say('color_help')}>
        <ColorField />
      </Form.Item>
      <Form.Item name="logoAssetId" label={say('logo')}>
        <PictureField unitId={unitId} />
      </Form.Item>
      <Form.Item name="state" label={say('state')} extra={say('state_help')}>
        <Radio.Group
          options={(['active', 'retired'] as const).map((value) => ({
            value,
            label: say(`states.${value}`),
          }))}
        />
      </Form.Item>
    </FormDialog>
  );
}
