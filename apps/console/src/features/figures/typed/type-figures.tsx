import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { Problem, api, bodyOf, newKey, onceBy } from '@/api-client';
import { FormDialog, OfficeTimePicker, useTell, useWords } from '@/ui';
import { usePlatformDefinitions } from '../parts/definitions';
import { faultsByMetric, typedFigures } from './typed-figures';
import type { Typed } from './typed-figures';

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
  const [key, setKey] = useState(newKey);
  const [form] = Form.useForm<Typed>();
  const told = [...usePlatformDefinitions().values()].filter(({ kind }) => kind === 'cumulative');
  const own = told.filter((definition) => definition.platform === platform);
  const offered = own.length > 0 ? own : told.filter((definition) => definition.platform === null);
  const save = async (typed: Typed) => {
    const figures = typedFigures(typed);
    try {
      const { items } = await bodyOf(
        api.POST('/api/v1/publications/{id}/figures', {
          params: { path: { id: publicationId } },
          body: { takenAt: typed.takenAt, figures },
          headers: onceBy(key),
        }),
      );
      const recorded = items.filter(({ outcome }) => outcome === 'recorded').length;
      tell.done(say(recorded > 0 ? 'typed.done' : 'typed.known', { count: recorded }));
      await queries.invalidateQueries({ queryKey: ['figures'] });
    } catch (error) {
      // What is typed differently the next time is another request.
      setKey(newKey());
      if (!(error instanceof Problem)) throw error;
      throw new Problem(error.status, { ...error.body, errors: faultsByMetric(error.faults, figures) });
    }
  };
  return (
    <FormDialog<Typed>
      title={say('typed.open')}
      okText={say('typed.save')}
      form={form}
      initialValues={{ takenAt: new Date().toISOString(), words: {} }}
      save={save}
      onClose={onClose}
    >
      <p className="figures-quiet">{say('typed.how')}</p>
      <Form.Item name="takenAt" label={say('typed.taken_at')} rules={[{ required: true }]}>
        <OfficeTimePicker />
      </Form.Item>
      <div className="typed-fields">
        {offered.map(({ id, metric, name, description }, index) => (
          <Form.Item
            key={id}
            name={['words', metric]}
            label={name}
            tooltip={description}
            rules={
              index === 0
                ? [
                    {
                      validator: () =>
                        typedFigures(form.getFieldsValue()).length > 0
                          ? Promise.resolve()
                          : Promise.reject(new Error(say('typed.none'))),
                    },
                  ]
                : []
            }
          >
            <Input inputMode="text" maxLength={40} />
          </Form.Item>
        ))}
      </div>
    </FormDialog>
  );
}
