import { DatePicker, Form, Radio, Select } from 'antd';
import dayjs from 'dayjs';
import type { Dayjs } from 'dayjs';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { api, bodyOf, newKey, onceBy } from '@/api-client';
import { useCurrentUnit, useUnitName } from '@/features/organizations';
import { ContentSelect } from '@/features/publications';
import { FormDialog, useAct, useWords } from '@/ui';
import { useCountingRules } from '../parts/definitions';
import { useRuleName } from '../parts/use-names';
import { withFaults } from '../parts/with-faults';
import { officeToday } from '../period/use-period';
import { recountsKey } from './use-recounts';

interface Order {
  readonly of: 'item' | 'unit';
  readonly contentId?: string;
  readonly days: readonly [Dayjs, Dayjs];
  readonly ruleId?: string;
}

/** What is counted anew, of which days, and by which rule. */
export function OrderDialog({
  content,
  onClose,
}: {
  /** The item that somebody doubts the figures of. */
  content?: { readonly id: string; readonly title: string };
  onClose: () => void;
}) {
  const say = useWords('figures');
  const go = useNavigate();
  const unitName = useUnitName();
  const ruleName = useRuleName();
  const { unitId } = useCurrentUnit();
  const rules = [...useCountingRules().values()].filter(({ isRecountable }) => isRecountable);
  const [key] = useState(newKey);
  const made = useRef<string>(null);
  const [form] = Form.useForm<Order>();
  const of = Form.useWatch('of', form) ?? (content ? 'item' : 'unit');
  const order = useAct(
    ({ contentId, days, ruleId }: Order) =>
      bodyOf(
        api.POST('/api/v1/analytics/recounts', {
          body: {
            ...(contentId ? { contentId } : { organizationId: unitId }),
            from: days[0].format('YYYY-MM-DD'),
            to: days[1].format('YYYY-MM-DD'),
            ...(ruleId && { ruleId }),
          },
          headers: onceBy(key),
        }),
      ),
    { touches: [recountsKey], done: say('recount.ordered') },
  );
  const save = async (wish: Order) => {
    try {
      made.current = (await order.attempt(wish)).id;
    } catch (error) {
      throw withFaults(error, (faults) =>
        faults.map((fault) => ({ ...fault, path: fault.path.replace(/^(from|to)$/, 'days') })),
      );
    }
  };
  const today = dayjs(officeToday());
  return (
    <FormDialog<Order>
      title={say('recount.order')}
      okText={say('recount.begin')}
      form={form}
      initialValues={{
        of: content ? 'item' : 'unit',
        contentId: content?.id,
        days: [today.subtract(6, 'day'), today],
      }}
      save={save}
      // Closing leads back to the list.
      onSaved={() => void go(`/figures/recounts/${made.current}`)}
      onClose={onClose}
    >
      <p className="figures-quiet">{say('recount.nothing_changes')}</p>
      <Form.Item name="of" label={say('recount.of')}>
        <Radio.Group
          options={[
            { value: 'unit', label: say('of_unit', { name: unitName(unitId) }) },
            { value: 'item', label: say('recount.one_item') },
          ]}
        />
      </Form.Item>
      {of === 'item' && (
        <Form.Item
          name="contentId"
          label={say('recount.item')}
          rules={[{ required: true, message: say('recount.item_missing') }]}
        >
          <ContentSelect label={say('recount.item')} organizationId={unitId} known={content && [content]} />
        </Form.Item>
      )}
      <Form.Item
        name="days"
        label={say('period.days')}
        extra={say('recount.days_why')}
        rules={[{ required: true }]}
      >
        <DatePicker.RangePicker
          aria-label={say('period.days')}
          disabledDate={(day) => day.format('YYYY-MM-DD') > officeToday()}
        />
      </Form.Item>
      <Form.Item name="ruleId" label={say('recount.rule')} extra={say('recount.rule_why')}>
        <Select
          allowClear
          placeholder={say('recount.as_counted')}
          options={rules.map(({ id }) => ({ value: id, label: ruleName(id) }))}
        />
      </Form.Item>
    </FormDialog>
  );
}
