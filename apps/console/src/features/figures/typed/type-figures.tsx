import { useQueryClient } from '@tanstack/react-query';
import { Button, DatePicker, Form, Input, Modal } from 'antd';
import dayjs from 'dayjs';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { api, bodyOf, newKey, onceBy } from '@/api-client';
import type { Shape } from '@/api-client';
import { useTell, useWords } from '@/ui';
import { usePlatformDefinitions } from '../parts/definitions';

type Metric = Shape<'TypedFigureRequest'>['metric'];

interface Typed {
  readonly takenAt: Dayjs;
  readonly words: Partial<Record<Metric, string>>;
}

/** Figures of one post as a person read them on the platform, with when. They stand beside what is collected. */
export function TypeFigures({ publicationId, platform }: { publicationId: string; platform: string }) {
  const say = useWords('figures');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say('typed.open')}</Button>
      {isOpen && (
        <TypeForm publicationId={publicationId} platform={platform} onClose={() => setOpen(false)} />
      )}
    </>
  );
}

function TypeForm({
  publicationId,
  platform,
  onClose,
}: {
  publicationId: string;
  platform: string;
  onClose: () => void;
}) {
  const say = useWords('figures');
  const tell = useTell();
  const queries = useQueryClient();
  const [key] = useState(newKey);
  const [isSending, setSending] = useState(false);
  const [form] = Form.useForm<Typed>();
  const told = [...usePlatformDefinitions().values()].filter(({ kind }) => kind === 'cumulative');
  const own = told.filter((definition) => definition.platform === platform);
  const offered = own.length > 0 ? own : told.filter((definition) => definition.platform === null);
  const send = async ({ takenAt, words }: Typed) => {
    const figures = Object.entries(words)
      .filter(([, value]) => value?.trim())
      .map(([metric, value]) => ({ metric: metric as Metric, value }));
    if (figures.length === 0) return tell.warn(say('typed.none'));
    setSending(true);
    try {
      const { items } = await bodyOf(
        api.POST('/api/v1/publications/{id}/figures', {
          params: { path: { id: publicationId } },
          body: { takenAt: takenAt.toISOString(), figures },
          headers: onceBy(key),
        }),
      );
      const recorded = items.filter(({ outcome }) => outcome === 'recorded').length;
      tell.done(say(recorded > 0 ? 'typed.done' : 'typed.known', { count: recorded }));
      await queries.invalidateQueries({ queryKey: ['figures'] });
      onClose();
    } catch (error) {
      tell.problemIn(form, error);
    } finally {
      setSending(false);
    }
  };
  return (
    <Modal
      open
      title={say('typed.open')}
      okText={say('typed.save')}
      okButtonProps={{ loading: isSending }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p className="figures-quiet">{say('typed.how')}</p>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ takenAt: dayjs(), words: {} }}
        onFinish={(values) => void send(values)}
      >
        <Form.Item name="takenAt" label={say('typed.taken_at')} rules={[{ required: true }]}>
          <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" allowClear={false} />
        </Form.Item>
        <div className="typed-fields">
          {offered.map(({ id, metric, name, description }) => (
            <Form.Item key={id} name={['words', metric]} label={name} tooltip={description}>
              <Input inputMode="text" maxLength={40} />
            </Form.Item>
          ))}
        </div>
      </Form>
    </Modal>
  );
}
