import { useQueryClient } from '@tanstack/react-query';
import { Form, Input, InputNumber, Radio, Select } from 'antd';
import { useState } from 'react';
import { api, ifMatch, newKey, onceBy } from '@/api-client';
import type { Shape, Versioned } from '@/api-client';
import { ColumnSelect } from '@/features/columns';
import { ConfirmButton, FormDialog, useAct, useTell, useWords } from '@/ui';
import { emptyBlocks } from '../list/begin-content';
import { types } from '../list/new-wish';
import { BodyField } from './body-field';
import { PatternField } from './pattern-field';
import { partsWith } from './parts-with';
import type { Parts } from './parts-with';
import { templatesKey } from './use-templates';
import type { Template } from './use-templates';
import './templates.css';

interface Values extends Pick<Shape<'CreateContentTemplateRequest'>, 'name' | 'type' | 'columnId'> {
  instructions?: string;
  nextNumber?: number | null;
  parts: Parts;
}

/** A new template of a unit, or changes of one. */
export function TemplateDialog({
  seen,
  unitId,
  onClose,
}: {
  seen: Versioned<Template> | null;
  unitId: string;
  onClose: () => void;
}) {
  const say = useWords('contents');
  const tell = useTell();
  const queries = useQueryClient();
  const [key] = useState(newKey);
  const [form] = Form.useForm<Values>();
  const chosen = Form.useWatch('type', form);
  const type = seen?.body.type ?? chosen ?? 'article';
  const save = async ({
    type: wished,
    columnId = null,
    instructions = '',
    nextNumber,
    ...values
  }: Values) => {
    const parts = partsWith(seen?.body.parts ?? emptyBlocks[wished], values.parts);
    const body = { name: values.name, columnId, instructions, nextNumber: nextNumber ?? 1, parts };
    if (seen)
      await api.PATCH('/api/v1/content-templates/{id}', {
        params: { path: { id: seen.body.id } },
        headers: ifMatch(seen.etag),
        body,
      });
    else
      await api.POST('/api/v1/content-templates', {
        headers: onceBy(key),
        body: { ...body, type: wished, organizationId: unitId },
      });
    await queries.invalidateQueries({ queryKey: templatesKey });
    tell.done(say('template.saved'));
  };
  const needed = (name: string) => ({ required: true, whitespace: true, message: say(name) });
  return (
    <FormDialog<Values>
      title={say(seen ? 'template.change_title' : 'template.add')}
      form={form}
      width={800}
      initialValues={seen?.body ?? { type: 'article', nextNumber: 1 }}
      beside={seen && <Remove seen={seen} onDone={onClose} />}
      save={save}
      onClose={onClose}
    >
      <Form.Item name="name" label={say('template.name')} rules={[needed('template.name_missing')]}>
        <Input maxLength={100} placeholder={say('template.name_example')} autoFocus />
      </Form.Item>
      {!seen && (
        <Form.Item name="type" label={say('list.type')}>
          <Radio.Group options={types.map((value) => ({ value, label: say(`type.${value}`) }))} />
        </Form.Item>
      )}
      <Form.Item
        name={['parts', 'title']}
        label={say('template.pattern')}
        extra={say('template.pattern_help')}
        rules={[needed('template.pattern_missing')]}
      >
        <PatternField maxLength={200} />
      </Form.Item>
      <Form.Item name="nextNumber" label={say('template.next_number')}>
        <InputNumber min={1} max={1_000_000} precision={0} />
      </Form.Item>
      <Form.Item name={['parts', 'summary']} label={say('template.summary')}>
        <PatternField maxLength={2000} rows={2} />
      </Form.Item>
      <Form.Item name="columnId" label={say('field.column')}>
        <ColumnSelect unitId={unitId} placeholder={say('field.column_none')} />
      </Form.Item>
      <Form.Item name={['parts', 'byline']} label={say('field.byline')}>
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item name={['parts', 'tags']} label={say('field.tags')} extra={say('field.tags_hint')}>
        <Select
          mode="tags"
          open={false}
          suffixIcon={null}
          tokenSeparators={[',', '，', '、', ' ']}
          maxCount={30}
        />
      </Form.Item>
      {type === 'article' && (
        <Form.Item name={['parts', 'article', 'html']} label={say('template.body')}>
          <BodyField unitId={unitId} />
        </Form.Item>
      )}
      {type === 'episode' && (
        <Form.Item name={['parts', 'episode', 'notesHtml']} label={say('episode.notes')}>
          <BodyField unitId={unitId} />
        </Form.Item>
      )}
      {type === 'video' && (
        <Form.Item name={['parts', 'video', 'descriptionText']} label={say('template.description')}>
          <Input.TextArea maxLength={10_000} autoSize={{ minRows: 3, maxRows: 12 }} />
        </Form.Item>
      )}
      <Form.Item
        name="instructions"
        label={say('template.instructions')}
        extra={say('template.instructions_help')}
      >
        <Input.TextArea maxLength={5000} autoSize={{ minRows: 2, maxRows: 8 }} />
      </Form.Item>
    </FormDialog>
  );
}

function Remove({ seen, onDone }: { seen: Versioned<Template>; onDone: () => void }) {
  const say = useWords('contents');
  const { body: template, etag } = seen;
  const remove = useAct(
    async () => {
      await api.DELETE('/api/v1/content-templates/{id}', {
        params: { path: { id: template.id } },
        headers: ifMatch(etag),
      });
      onDone();
    },
    { touches: [templatesKey], done: say('template.removed') },
  );
  return (
    <ConfirmButton
      danger
      type="text"
      title={say('template.remove_question', { name: template.name })}
      consequence={say('template.remove_consequence')}
      onConfirm={remove.run}
    >
      {say('template.remove')}
    </ConfirmButton>
  );
}
