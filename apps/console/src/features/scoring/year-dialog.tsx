import { Alert, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { api, ifMatch, newKey, onceBy } from '@/api-client';
import type { Shape, Versioned } from '@/api-client';
import { DayField } from '@/features/submissions';
import { FormDialog, inOffice, useAct, useWords } from '@/ui';

type Values = Omit<Shape<'CreateAssessmentYearRequest'>, 'organizationId'>;

const lateArrivals: readonly Values['lateArrivals'][] = ['count_in_next', 'drop'];
const periodUnits: readonly Values['periodUnit'][] = ['month', 'quarter'];

/**
 * In which days and by which rules is counted, and how often a bulletin is issued: a new year, or changes to one. Once a
 * bulletin of it was issued, only its name.
 */
export function YearDialog({
  unitId,
  schemes,
  current: currentNow,
  onClose,
}: {
  unitId: string;
  schemes: readonly { id: string; name: string }[];
  current?: Versioned<Shape<'AssessmentYearResponse'>>;
  onClose: () => void;
}) {
  const say = useWords('scoring');
  // What the form began with, also while others change it: nothing of theirs is overwritten unseen.
  const [current] = useState(currentNow);
  const [key] = useState(newKey);
  const [thisYear] = useState(() => inOffice(Date.now()).year());
  const isUsed = current !== undefined && current.body.usedAt !== null;
  const save = useAct(
    async (values: Values) => {
      if (current)
        await api.PATCH('/api/v1/assessment-years/{id}', {
          params: { path: { id: current.body.id } },
          headers: ifMatch(current.etag),
          body: isUsed ? { name: values.name } : values,
        });
      else
        await api.POST('/api/v1/assessment-years', {
          headers: onceBy(key),
          body: { ...values, organizationId: unitId },
        });
    },
    { touches: [['assessment-years'], ['bulletins'], ['ledgers']], done: say('saved') },
  );
  return (
    <FormDialog<Values>
      title={say(current ? 'year.change' : 'year.make')}
      initialValues={
        current?.body ?? {
          name: say('year.name_default', { year: thisYear }),
          startsOn: `${thisYear}-01-01`,
          endsOn: `${thisYear}-12-31`,
          periodUnit: 'month',
          lateArrivals: 'count_in_next',
          schemeId: schemes[0]?.id,
        }
      }
      save={save.attempt}
      onClose={onClose}
    >
      {isUsed && <Alert type="info" showIcon title={say('year.used')} />}
      <Form.Item name="name" label={say('name')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={60} />
      </Form.Item>
      <div className="desk-two-fields">
        <Form.Item name="startsOn" label={say('year.starts')} rules={[{ required: true }]}>
          <DayField isDisabled={isUsed} />
        </Form.Item>
        <Form.Item name="endsOn" label={say('year.ends')} rules={[{ required: true }]}>
          <DayField isDisabled={isUsed} />
        </Form.Item>
      </div>
      <Form.Item name="schemeId" label={say('year.scheme')} rules={[{ required: true }]}>
        <Select
          disabled={isUsed}
          notFoundContent={say('scheme.empty')}
          options={schemes.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="periodUnit" label={say('year.period_unit')}>
        <Radio.Group
          disabled={isUsed}
          options={periodUnits.map((value) => ({ value, label: say(`unit.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="lateArrivals" label={say('year.late_arrivals')}>
        <Radio.Group
          className="report-outcomes"
          disabled={isUsed}
          options={lateArrivals.map((value) => ({ value, label: say(`late.${value}`) }))}
        />
      </Form.Item>
    </FormDialog>
  );
}
