import { Button, Form } from 'antd';
import { useState } from 'react';
import { api, bodyOf, onceBy } from '@/api-client';
import { FormDialog, OfficeTimePicker, useWords } from '@/ui';
import { MetricFields } from './metric-fields';
import type { Subject } from './subject';
import { typedFigures } from './typed-figures';
import type { Typed } from './typed-figures';
import { useTyping } from './use-typing';

interface Reading extends Typed {
  readonly takenAt: string;
}

/** Figures of one moment as a person read them on the platform. They stand beside what is collected. */
export function TypeFigures({ subject, platform }: { subject: Subject; platform: string }) {
  const say = useWords('figures');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say('typed.open')}</Button>
      {isOpen && <TypeForm subject={subject} platform={platform} onClose={() => setOpen(false)} />}
    </>
  );
}

function TypeForm({
  subject,
  platform,
  onClose,
}: {
  subject: Subject;
  platform: string;
  onClose: () => void;
}) {
  const say = useWords('figures');
  const save = useTyping((reading: Reading, key) => send(subject, reading, key));
  return (
    <FormDialog<Reading>
      title={say('typed.open')}
      okText={say('typed.save')}
      initialValues={{ takenAt: new Date().toISOString(), words: {} }}
      save={save}
      onClose={onClose}
    >
      <p className="figures-quiet">{say('typed.how')}</p>
      <Form.Item name="takenAt" label={say('typed.taken_at')} rules={[{ required: true }]}>
        <OfficeTimePicker />
      </Form.Item>
      <MetricFields platform={platform} kind={subject.kind === 'account' ? 'stock' : 'cumulative'} />
    </FormDialog>
  );
}

/** @returns how many figures were new */
async function send({ kind, id }: Subject, reading: Reading, key: string): Promise<number> {
  const wish = {
    params: { path: { id } },
    body: { takenAt: reading.takenAt, figures: typedFigures(reading) },
    headers: onceBy(key),
  };
  const { items } = await bodyOf(
    kind === 'publication'
      ? api.POST('/api/v1/publications/{id}/figures', wish)
      : api.POST('/api/v1/channel-accounts/{id}/figures', wish),
  );
  return items.filter(({ outcome }) => outcome === 'recorded').length;
}
