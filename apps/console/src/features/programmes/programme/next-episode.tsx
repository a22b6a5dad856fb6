import { PlusOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { api, bodyOf, currentLanguage, newKey, onceBy } from '@/api-client';
import type { Shape } from '@/api-client';
import { useCurrentUnit, useUnitName, useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { FormDialog, useAct, useWords } from '@/ui';
import { languageName, localeOf } from '../programme-titles';
import type { Programme } from '../use-programmes';

type Next = Shape<'NextEpisodeResponse'>;

interface Values {
  title: string;
  locale: string;
  episode: { season: number | null; number: number | null };
}

/** Makes the draft of the next episode, with the number that is free, and goes on to it. */
export function NextEpisode({ programme }: { programme: Programme }) {
  const say = useWords('programmes');
  const can = useCan();
  const pathOf = useUnitPath();
  const { unitId } = useCurrentUnit();
  const [next, setNext] = useState<Next | null>(null);
  const ask = useAct(
    async () =>
      setNext(
        await bodyOf(
          api.GET('/api/v1/programmes/{id}/next-episode', { params: { path: { id: programme.id } } }),
        ),
      ),
    { touches: [] },
  );
  // Units make episodes for the programmes of those above them.
  const owner = pathOf(unitId).includes(programme.organizationId) ? unitId : programme.organizationId;
  if (!can('content.write', pathOf(owner)) || programme.state === 'ended') return null;
  return (
    <>
      <Button type="primary" icon={<PlusOutlined />} loading={ask.isBusy} onClick={() => void ask.run()}>
        {say('next.button')}
      </Button>
      {next && (
        <NextEpisodeForm programme={programme} owner={owner} next={next} onClose={() => setNext(null)} />
      )}
    </>
  );
}

function NextEpisodeForm({
  programme,
  owner,
  next,
  onClose,
}: {
  programme: Programme;
  owner: string;
  next: Next;
  onClose: () => void;
}) {
  const say = useWords('programmes');
  const go = useNavigate();
  const queries = useQueryClient();
  const unitName = useUnitName();
  const [key] = useState(newKey);
  const make = async ({ title, locale, episode }: Values) => {
    const { id } = await bodyOf(
      api.POST('/api/v1/contents', {
        headers: onceBy(key),
        body: {
          ...{ organizationId: owner, type: 'episode', title, locale: localeOf(locale) },
          episode: { programmeId: programme.id, ...episode },
        },
      }),
    );
    await Promise.all(
      ['programmes', 'contents'].map((each) => queries.invalidateQueries({ queryKey: [each] })),
    );
    void go(`/programmes/${programme.id}/episodes/${id}`);
  };
  const initial: Values = {
    title: '',
    locale: next.language,
    episode: { season: next.season, number: next.number },
  };
  return (
    <FormDialog<Values>
      title={say('next.title', { number: next.number })}
      okText={say('next.make')}
      initialValues={initial}
      save={make}
      onClose={onClose}
    >
      <p className="quiet-words">{say('next.lead', { unit: unitName(owner) })}</p>
      <Form.Item
        name="title"
        label={say('next.name')}
        rules={[{ required: true, whitespace: true, message: say('required') }]}
      >
        <Input maxLength={120} autoFocus />
      </Form.Item>
      <div className="form-pair">
        <Form.Item name={['episode', 'season']} label={say('next.season')}>
          <InputNumber min={1} max={10_000} precision={0} />
        </Form.Item>
        <Form.Item name={['episode', 'number']} label={say('next.number')} extra={say('next.number_hint')}>
          <InputNumber min={1} max={100_000} precision={0} />
        </Form.Item>
      </div>
      <Form.Item name="locale" label={say('next.language')} hidden={programme.languages.length < 2}>
        <Select
          options={programme.languages.map((tag) => ({
            value: tag,
            label: languageName(tag, currentLanguage()),
          }))}
        />
      </Form.Item>
    </FormDialog>
  );
}
