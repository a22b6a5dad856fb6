import { Form, Input, Modal, Radio, Skeleton } from 'antd';
import { useState } from 'react';
import { api, currentLanguage, newKey, onceBy } from '@/api-client';
import { DayField } from '@/features/submissions';
import { inOffice, useAct, useWords } from '@/ui';
import { useTemplates } from './use-scoring';

interface Input {
  name: string;
  template: string;
  validFrom: string;
}

/** Rules begin as one of the published ones. */
export function SchemeDialog({ unitId, onClose }: { unitId: string; onClose: () => void }) {
  const say = useWords('scoring');
  const [form] = Form.useForm<Input>();
  const [key] = useState(newKey);
  const [year] = useState(() => inOffice(Date.now()).year());
  const templates = useTemplates();
  const make = useAct(
    (input: Input) =>
      api
        .POST('/api/v1/scoring-schemes', {
          headers: onceBy(key),
          body: { ...input, organizationId: unitId },
        })
        .then(() => true),
    { touches: [['scoring']], done: say('saved'), form },
  );
  const language = currentLanguage() === 'zh-CN' ? 'zh' : 'en';
  return (
    <Modal
      open
      width={640}
      title={say('scheme.make')}
      confirmLoading={make.isBusy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {!templates.data && <Skeleton active />}
      <Form<Input>
        form={form}
        layout="vertical"
        initialValues={{ validFrom: `${year}-01-01` }}
        onFinish={async (input) => (await make.run(input)) && onClose()}
      >
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
      </Form>
    </Modal>
  );
}
