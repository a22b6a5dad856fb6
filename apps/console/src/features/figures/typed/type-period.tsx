import { Button, DatePicker, Form, Input } from 'antd';
import dayjs from 'dayjs';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { api, bodyOf, onceBy } from '@/api-client';
import { FormDialog, useWords } from '@/ui';
import { officeToday } from '../period/use-period';
import { MetricFields } from './metric-fields';
import type { Subject } from './subject';
import { typedFigures } from './typed-figures';
import type { Typed } from './typed-figures';
import { useTyping } from './use-typing';

interface PeriodReading extends Typed {
  readonly days: readonly [Dayjs, Dayjs];
  readonly batch?: string;
}

/** What a back office or a report tells of a stretch of days: `12.4万次` in January. */
export function TypePeriod({ subject, platform }: { subject: Subject; platform: string }) {
  const say = useWords('figures');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say('typed.open_period')}</Button>
      {isOpen && <PeriodForm subject={subject} platform={platform} onClose={() => setOpen(false)} />}
    </>
  );
}

function PeriodForm({
  subject,
  platform,
  onClose,
}: {
  subject: Subject;
  platform: string;
  onClose: () => void;
}) {
  const say = useWords('figures');
  const save = useTyping((reading: PeriodReading, key) => send(subject, reading, key));
  const lastMonth = dayjs(officeToday()).subtract(1, 'month');
  return (
    <FormDialog<PeriodReading>
      title={say('typed.open_period')}
      okText={say('typed.save')}
      width={640}
      initialValues={{ days: [lastMonth.startOf('month'), lastMonth.endOf('month')], words: {} }}
      save={save}
      onClose={onClose}
    >
      <p className="figures-quiet">{say('typed.how_period')}</p>
      <Form.Item
        name="days"
        label={say('typed.days')}
        extra={say('typed.days_why')}
        rules={[{ required: true }]}
      >
        <DatePicker.RangePicker
          aria-label={say('typed.days')}
          disabledDate={(day) => day.format('YYYY-MM-DD') >= officeToday()}
        />
      </Form.Item>
      {subject.kind === 'publication' && (
        <Form.Item name="batch" label={say('typed.batch')} extra={say('typed.batch_why')}>
          <Input maxLength={60} placeholder={say('typed.batch_example')} />
        </Form.Item>
      )}
      <MetricFields platform={platform} kind="cumulative" hasOthers />
    </FormDialog>
  );
}

/** @returns how many figures were new */
async function send({ kind, id }: Subject, reading: PeriodReading, key: string): Promise<number> {
  const { days, batch } = reading;
  const [from, to] = days.map((day) => day.format('YYYY-MM-DD')) as [string, string];
  const figures = typedFigures(reading).map((figure) => ({ ...figure, from, to, ...(batch && { batch }) }));
  const wish = { params: { path: { id } }, body: { figures }, headers: onceBy(key) };
  const { items } = await bodyOf(
    kind === 'publication'
      ? api.POST('/api/v1/publications/{id}/period-figures', wish)
      : api.POST('/api/v1/channel-accounts/{id}/period-figures', wish),
  );
  return items.filter(({ outcome }) => outcome === 'recorded').length;
}
