import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { api, newKey, onceBy } from '@/api-client';
import type { Shape } from '@/api-client';
import { FormDialog, inOffice, useAct, useWords } from '@/ui';
import { extents, kinds, levels, mediums, stages } from '../enums';
import type { Submission } from '../enums';
import { DayField } from './day-field';
import { ProofUpload } from './proof-upload';

type Wish = Shape<'RecordAdoptionRequest'>;

/** Where a report was used, and by what that is proven. */
export function AdoptionDialog({ report, onClose }: { report: Submission; onClose: () => void }) {
  const say = useWords('submissions');
  const [key] = useState(newKey);
  const [today] = useState(() => inOffice(Date.now()).format('YYYY-MM-DD'));
  const record = useAct(
    (body: Wish) =>
      api.POST('/api/v1/submissions/{id}/adoptions', {
        params: { path: { id: report.id } },
        headers: onceBy(key),
        body,
      }),
    { touches: [['submissions']], done: say('facts.recorded') },
  );
  const choice = (name: string, group: string, values: readonly string[]) => (
    <Form.Item name={name} label={say(`facts.${name}`)}>
      <Select options={values.map((value) => ({ value, label: say(`${group}.${value}`) }))} />
    </Form.Item>
  );
  return (
    <FormDialog<Wish>
      title={say('facts.add_adoption')}
      okText={say('facts.record')}
      initialValues={{
        level: 'city',
        medium: 'public_media',
        kind: 'standalone',
        extent: 'full',
        stage: 'adopted',
        adoptedOn: today,
      }}
      save={(wish) => record.attempt({ ...wish, url: wish.url || null })}
      onClose={onClose}
    >
      <p>{say('facts.adoption_told')}</p>
      <Form.Item
        name="outlet"
        label={say('facts.outlet')}
        rules={[{ required: true, whitespace: true }]}
        extra={say('facts.outlet_hint')}
      >
        <Input maxLength={100} autoFocus />
      </Form.Item>
      <div className="desk-two-fields">
        {choice('level', 'level', levels)}
        <Form.Item name="adoptedOn" label={say('facts.adoptedOn')} rules={[{ required: true }]}>
          <DayField />
        </Form.Item>
        {choice('medium', 'medium', mediums)}
        {choice('kind', 'kind', kinds)}
        {choice('extent', 'extent', extents)}
        {choice('stage', 'stage', stages)}
      </div>
      <Form.Item name="url" label={say('facts.url')} rules={[{ type: 'url' }]}>
        <Input inputMode="url" placeholder="https://" />
      </Form.Item>
      <Form.Item name="proofAssetId" label={say('facts.proof')}>
        <ProofUpload unitId={report.organizationId} />
      </Form.Item>
    </FormDialog>
  );
}
