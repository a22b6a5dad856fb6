import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { api, newKey, onceBy } from '@/api-client';
import { FormDialog, useAct, useWords } from '@/ui';
import type { LexiconRow } from './use-lexicons';

const categories = [
  'typo_pair',
  'institution',
  'political_title',
  'territory',
  'ethnic_religion',
  'ad_superlative',
  'discrimination',
  'number_date',
  'privacy',
  'secrecy',
] as const;
const severities = ['suggest', 'confirm', 'forbid'] as const;

type Values = Pick<LexiconRow, 'pattern' | 'category' | 'severity'> & { replacement?: string; note?: string };

/** One term more: the newest list with it becomes a version that is in force at once. */
export function TermDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const say = useWords('lexicons');
  const [key] = useState(newKey);
  const add = useAct(
    ({ replacement, note, ...term }: Values) => {
      const put = { id: key, match: 'variant', ...term, replacement: replacement ?? '', note: note ?? '' };
      return api.POST('/api/v1/lexicons/{id}/versions', {
        params: { path: { id }, query: { activate: true } },
        headers: onceBy(key),
        body: { changes: [{ put }] },
      });
    },
    { touches: [['lexicons']], done: say('term.added') },
  );
  return (
    <FormDialog<Values>
      title={say('term.add')}
      okText={say('term.save')}
      initialValues={{ category: 'typo_pair', severity: 'suggest' }}
      save={add.attempt}
      onClose={onClose}
    >
      <Form.Item
        name="pattern"
        label={say('term.pattern')}
        rules={[{ required: true, whitespace: true, message: say('term.pattern_missing') }]}
      >
        <Input maxLength={200} autoFocus />
      </Form.Item>
      <Form.Item name="replacement" label={say('term.replacement')} extra={say('term.replacement_help')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="category" label={say('term.category')}>
        <Select options={categories.map((value) => ({ value, label: say(`category.${value}`) }))} />
      </Form.Item>
      <Form.Item name="severity" label={say('term.severity')}>
        <Select options={severities.map((value) => ({ value, label: say(`severity_text.${value}`) }))} />
      </Form.Item>
      <Form.Item name="note" label={say('term.note')}>
        <Input maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
