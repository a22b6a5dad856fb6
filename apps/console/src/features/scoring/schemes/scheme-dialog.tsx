import { Form, Input, Radio, Skeleton } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { api, bodyOf, currentLanguage, newKey, onceBy } from '@/api-client';
import { DayField } from '@/features/submissions';
import { FormDialog, inOffice, useNow, useWords } from '@/ui';
import { useTemplates } from '../use-scoring';

interface Values {
  name: string;
  template: string;
  validFrom: string;
}

/** Rules begin as one of the published ones, and are shown at once. */
export function SchemeDialog({ unitId, onClose }: { unitId: string; onClose: () => void }) {
  const say = useWords('scoring');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [key] = useState(newKey);
  const year = inOffice(useNow()).year();
  const templates = useTemplates();
  const language = currentLanguage() === 'zh-CN' ? 'zh' : 'en';
  const save = async (values: Values) => {
    const { id } = await bodyOf(
      api.POST('/api/v1/scoring-schemes', {
        headers: onceBy(key),
        body: { ...values, organizationId: unitId },
      }),
    );
    await queries.invalidateQueries({ queryKey: ['scoring'] });
    void navigate(`/submissions/scoring/${id}`);
  };
  return (
    <FormDialog<Values>
      title={say('scheme.make')}
      width={640}
      initialValues={{ validFrom: `${year}-01-01` }}
      save={save}
      onClose={onClose}
    >
      {!templates.data && <Skeleton active />}
      <Form.Item name="template" label={say('scheme.template')} rules={[{ required: true }]}>
        <Radio.Group className="report-outcomes">
          {templates.data?.items.map(({ code, name, about }) => (
            <Radio key={code} value={code}>
              <strong>{name[language]}</strong>
              <div className="desk-quiet">{about[language]}</div>
            </Radio>
          ))}
        </Radio.Group>
      </Form.Item>
      <div className="desk-two-fields">
        <Form.Item name="name" label={say('name')} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={60} placeholder={say('scheme.name_hint')} />
        </Form.Item>
        <Form.Item name="validFrom" label={say('scheme.valid_from')} rules={[{ required: true }]}>
          <DayField />
        </Form.Item>
      </div>
    </FormDialog>
  );
}
