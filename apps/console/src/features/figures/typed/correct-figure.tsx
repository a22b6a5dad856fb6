import { Button, DatePicker, Form, Input } from 'antd';
import dayjs from 'dayjs';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { api, newKey, onceBy } from '@/api-client';
import { FormDialog, useAct, useWords } from '@/ui';
import { withFaults } from '../parts/with-faults';
import { officeToday } from '../period/use-period';
import { figuresKey } from './subject';
import { plainText } from './typed-figures';

interface Row {
  readonly id: string;
  readonly words: string;
  /** Days that it tells of; absent: a moment. */
  readonly from?: string;
  readonly to?: string;
}

interface Correction {
  readonly value: string;
  readonly reason: string;
  readonly days?: readonly [Dayjs, Dayjs];
}

/** A figure that was read or written wrongly: the new one stands in its place, the old one stays on record. */
export function CorrectFigure({ row, name, at }: { row: Row; name: string; at: string }) {
  const say = useWords('figures');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        type="link"
        size="small"
        aria-label={say('typed.correct_of', { name, at, words: row.words })}
        onClick={() => setOpen(true)}
      >
        {say('typed.correct')}
      </Button>
      {isOpen && (
        <CorrectForm
          row={row}
          title={say('typed.correct_title', { name, at })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

function CorrectForm({ row, title, onClose }: { row: Row; title: string; onClose: () => void }) {
  const say = useWords('figures');
  const [key] = useState(newKey);
  const isPeriod = row.from !== undefined;
  const correct = useAct(
    async ({ value, reason, days }: Correction) => {
      const wish = { params: { path: { id: row.id } }, headers: onceBy(key) };
      const [from, to] = (days ?? []).map((day) => day.format('YYYY-MM-DD'));
      if (isPeriod)
        await api.POST('/api/v1/period-figures/{id}/corrections', {
          ...wish,
          body: { value, reason, from, to },
        });
      else await api.POST('/api/v1/platform-figures/{id}/corrections', { ...wish, body: { value, reason } });
    },
    { touches: [figuresKey], done: say('typed.corrected') },
  );
  const save = async (correction: Correction) => {
    try {
      await correct.attempt(correction);
    } catch (error) {
      throw withFaults(error, (faults) =>
        faults.map((fault) => ({
          ...fault,
          path: fault.path === 'from' || fault.path === 'to' ? 'days' : fault.path,
          message: plainText(fault.message, say('typed.that_one')),
        })),
      );
    }
  };
  return (
    <FormDialog<Correction>
      title={title}
      okText={say('typed.correct')}
      initialValues={{ value: row.words, ...(isPeriod && { days: [dayjs(row.from), dayjs(row.to)] }) }}
      save={save}
      onClose={onClose}
    >
      <p className="figures-quiet">{say('typed.correct_why')}</p>
      <Form.Item
        name="value"
        label={say('typed.right_value')}
        extra={say('typed.value_example')}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input maxLength={40} autoFocus />
      </Form.Item>
      {isPeriod && (
        <Form.Item name="days" label={say('typed.days')} rules={[{ required: true }]}>
          <DatePicker.RangePicker
            aria-label={say('typed.days')}
            disabledDate={(day) => day.format('YYYY-MM-DD') >= officeToday()}
          />
        </Form.Item>
      )}
      <Form.Item
        name="reason"
        label={say('typed.reason')}
        rules={[{ required: true, whitespace: true, min: 2, max: 200 }]}
      >
        <Input placeholder={say('typed.reason_example')} />
      </Form.Item>
    </FormDialog>
  );
}
