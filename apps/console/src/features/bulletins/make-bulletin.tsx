import { Alert, Form, Select } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { api, bodyOf, newKey, onceBy } from '@/api-client';
import type { Shape } from '@/api-client';
import { useClasses, useYears } from '@/features/scoring';
import { FormDialog, useAct, useWords } from '@/ui';
import { BulletinWordFields, cleaned } from './bulletin-words';
import { periodsOf } from './periods';

type Wish = Omit<Shape<'CreateBulletinRequest'>, 'organizationId'>;

/** A draft about a period that is over or under way; its figures are computed at every look. */
export function MakeBulletin({ unitId, onClose }: { unitId: string; onClose: () => void }) {
  const say = useWords('bulletins');
  const navigate = useNavigate();
  const [form] = Form.useForm<Wish>();
  const [key] = useState(newKey);
  const years = useYears(unitId);
  const classes = useClasses(unitId);
  const yearId = Form.useWatch('assessmentYearId', form);
  const year = years.data?.items.find(({ id }) => id === yearId);
  const make = useAct(
    (wish: Wish) =>
      bodyOf(
        api.POST('/api/v1/bulletins', {
          headers: onceBy(key),
          body: { ...cleaned(wish), organizationId: unitId },
        }),
      ).then(({ id }) => navigate(`/submissions/bulletins/${id}`)),
    { touches: [['bulletins']], done: say('made') },
  );
  const isMissing = years.data?.items.length === 0 || classes.data?.items.length === 0;
  return (
    <FormDialog<Wish>
      title={say('make')}
      okText={say('make_ok')}
      okButton={{ disabled: isMissing }}
      form={form}
      initialValues={{ topCorrespondents: 10, listsSilent: true }}
      save={make.attempt}
      onClose={onClose}
    >
      <p>{say('make_told')}</p>
      {isMissing && (
        <Alert
          type="warning"
          showIcon
          title={say('rules_missing')}
          action={<Link to="/submissions/scoring">{say('open_scoring')}</Link>}
        />
      )}
      <Form.Item name="assessmentYearId" label={say('year')} rules={[{ required: true }]}>
        <Select
          loading={years.isPending}
          onChange={() => form.setFieldValue('period', undefined)}
          options={years.data?.items.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="period" label={say('period')} rules={[{ required: true }]}>
        <Select
          disabled={!year}
          options={year && periodsOf(year).map((period) => ({ value: period, label: periodText(period) }))}
        />
      </Form.Item>
      <Form.Item
        name="unitClasses"
        label={say('classes')}
        extra={say('classes_hint')}
        rules={[{ required: true }]}
      >
        <Select
          mode="multiple"
          loading={classes.isPending}
          options={classes.data?.items.map(({ code, name }) => ({ value: code, label: name }))}
        />
      </Form.Item>
      <BulletinWordFields />
    </FormDialog>
  );

  function periodText(period: string): string {
    const [first = '', part] = period.split('-');
    if (!part) return say('whole_year', { year: first });
    return part.startsWith('Q')
      ? say('quarter', { year: first, quarter: part.slice(1) })
      : say('month', { year: first, month: Number(part) });
  }
}
