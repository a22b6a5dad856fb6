import { Alert, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { api, bodyOf, newKey, onceBy } from '@/api-client';
import { useClasses, useYears } from '@/features/scoring';
import { FormDialog, useAct, useWords } from '@/ui';

interface Values {
  assessmentYearId: string;
  title: string;
  /** Places by the code of a class; empty for none. */
  places?: Record<string, number | null>;
  personPlaces: number;
  minimumPoints: number;
}

/** A draft: who would be honoured by the bulletins that are closed today. */
export function PrepareRoll({ unitId, onClose }: { unitId: string; onClose: () => void }) {
  const say = useWords('honours');
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const [key] = useState(newKey);
  const years = useYears(unitId);
  const classes = useClasses(unitId);
  const prepare = useAct(
    ({ places = {}, ...values }: Values) => {
      const unitPlaces = Object.entries(places).flatMap(([unitClass, count]) =>
        count ? [{ unitClass, places: count }] : [],
      );
      return bodyOf(
        api.POST('/api/v1/honour-rolls', { headers: onceBy(key), body: { ...values, unitPlaces } }),
      ).then(({ id }) => navigate(`/submissions/honours/${id}`));
    },
    { touches: [['honour-rolls']], done: say('roll.prepared') },
  );
  const nameTitle = (yearId: string) => {
    const year = years.data?.items.find(({ id }) => id === yearId);
    if (year && !form.isFieldTouched('title'))
      form.setFieldValue('title', say('roll.title_default', { year: year.name }));
  };
  return (
    <FormDialog<Values>
      title={say('roll.prepare')}
      okText={say('roll.prepare_ok')}
      form={form}
      initialValues={{ personPlaces: 10, minimumPoints: 0 }}
      okButton={{ disabled: years.data?.items.length === 0 }}
      save={prepare.attempt}
      onClose={onClose}
    >
      <p>{say('roll.prepare_told')}</p>
      {years.data?.items.length === 0 && (
        <Alert
          type="warning"
          showIcon
          title={say('roll.no_year')}
          action={<Link to="/submissions/scoring">{say('roll.open_scoring')}</Link>}
        />
      )}
      <Form.Item name="assessmentYearId" label={say('roll.year')} rules={[{ required: true }]}>
        <Select
          loading={years.isPending}
          onChange={nameTitle}
          options={years.data?.items.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="title" label={say('title_label')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={100} />
      </Form.Item>
      <div className="desk-two-fields">
        {classes.data?.items.map(({ code, name }) => (
          <Form.Item key={code} name={['places', code]} label={say('roll.unit_places', { name })}>
            <InputNumber min={0} max={200} precision={0} placeholder={say('roll.none')} />
          </Form.Item>
        ))}
        <Form.Item name="personPlaces" label={say('roll.person_places')} rules={[{ required: true }]}>
          <InputNumber min={0} max={200} precision={0} />
        </Form.Item>
        <Form.Item
          name="minimumPoints"
          label={say('roll.minimum')}
          extra={say('roll.minimum_hint')}
          rules={[{ required: true }]}
        >
          <InputNumber min={0} precision={2} />
        </Form.Item>
      </div>
    </FormDialog>
  );
}
