import { useQueryClient } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { api, bodyOf, currentLanguage, ifMatch, newKey, onceBy } from '@/api-client';
import type { Versioned } from '@/api-client';
import { PictureField } from '@/features/assets';
import { UnitSelect, useCurrentUnit } from '@/features/organizations';
import { FormDialog, useTell, useWords } from '@/ui';
import { languageName } from '../programme-titles';
import { useCategories } from '../use-programmes';
import type { Programme } from '../use-programmes';
import { DirectoryFields } from './directory-fields';
import { bodyOfChange, bodyOfNew, newProgramme } from './programme-values';
import type { ProgrammeValues } from './programme-values';

/** Languages of the country's broadcasts, and English. */
const languages = [
  'zh-Hans',
  'mn-Mong',
  'bo',
  'ug',
  'kk-Arab',
  'ko',
  'za',
  'ii',
  'yue-Hans',
  'zh-Hant',
  'en',
];
const kinds = ['episodic', 'serial'] as const;
const visibilities = ['public', 'private'] as const;
const states = ['active', 'ended', 'hidden'] as const;

/** A new programme, or a change of one. */
export function ProgrammeForm({
  seen,
  onSaved,
  onClose,
}: {
  seen: Versioned<Programme> | null;
  onSaved?: (programme: Programme) => void;
  onClose: () => void;
}) {
  const say = useWords('programmes');
  const tell = useTell();
  const queries = useQueryClient();
  const { unitId } = useCurrentUnit();
  const categories = useCategories();
  const reader = currentLanguage();
  const [form] = Form.useForm<ProgrammeValues>();
  const [key] = useState(newKey);
  const initial: ProgrammeValues = seen?.body ?? newProgramme(unitId);
  const chosen = Form.useWatch('languages', form) ?? initial.languages;
  const organizationId = Form.useWatch('organizationId', form) ?? initial.organizationId;
  const save = async (values: ProgrammeValues) => {
    const saved = await bodyOf(
      seen
        ? api.PATCH('/api/v1/programmes/{id}', {
            params: { path: { id: seen.body.id } },
            headers: ifMatch(seen.etag),
            body: bodyOfChange(values),
          })
        : api.POST('/api/v1/programmes', { headers: onceBy(key), body: bodyOfNew(values) }),
    );
    await queries.invalidateQueries({ queryKey: ['programmes'] });
    tell.done(say(seen ? 'form.changed' : 'form.made'));
    onSaved?.(saved);
  };
  const required = [{ required: true, whitespace: true, message: say('required') }];
  const someRequired = [{ required: true, message: say('required') }];
  const choices = (group: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: say(`${group}.${value}`) }));
  const named = (label: string, language: string) =>
    chosen.length > 1 ? say('form.in_language', { label, language: languageName(language, reader) }) : label;
  return (
    <FormDialog<ProgrammeValues>
      title={say(seen ? 'form.change' : 'form.new')}
      form={form}
      width={720}
      initialValues={initial}
      save={save}
      onClose={onClose}
    >
      {chosen.map((language) => (
        <div key={language}>
          <Form.Item name={['titles', language]} label={named(say('form.name'), language)} rules={required}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item
            name={['descriptions', language]}
            label={named(say('form.description'), language)}
            rules={required}
          >
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4000} />
          </Form.Item>
        </div>
      ))}
      <Form.Item name="coverAssetId" label={say('form.cover')} extra={say('form.cover_hint')}>
        <PictureField unitId={organizationId} />
      </Form.Item>
      <div className="form-pair">
        <Form.Item name="organizationId" label={say('form.unit')} rules={someRequired}>
          <UnitSelect disabled={seen !== null} />
        </Form.Item>
        <Form.Item
          name="code"
          label={say('form.code')}
          extra={say(seen ? 'form.code_fixed' : 'form.code_hint')}
          rules={[
            {
              required: true,
              pattern: /^[a-z0-9][a-z0-9-]{0,38}[a-z0-9]$/,
              message: say('form.code_rule'),
            },
          ]}
        >
          <Input maxLength={40} disabled={seen !== null} autoComplete="off" />
        </Form.Item>
        <Form.Item name="type" label={say('form.kind')} extra={say('form.kind_hint')}>
          <Select options={choices('type', kinds)} />
        </Form.Item>
        <Form.Item name="visibility" label={say('form.visibility')} extra={say('form.visibility_hint')}>
          <Select options={choices('visibility', visibilities)} />
        </Form.Item>
        <Form.Item name="categories" label={say('form.categories')} rules={someRequired}>
          <Select
            mode="multiple"
            maxCount={3}
            options={categories.options}
            loading={categories.isPending}
            showSearch={{ optionFilterProp: 'label' }}
          />
        </Form.Item>
        <Form.Item name="languages" label={say('form.languages')} rules={someRequired}>
          <Select
            mode="multiple"
            maxCount={10}
            options={[...new Set([...languages, ...initial.languages])].map((tag) => ({
              value: tag,
              label: languageName(tag, reader),
            }))}
            showSearch={{ optionFilterProp: 'label' }}
          />
        </Form.Item>
        <Form.Item name="state" label={say('form.state')} hidden={seen === null}>
          <Select options={choices('state', states)} />
        </Form.Item>
      </div>
      <DirectoryFields />
    </FormDialog>
  );
}
