import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { FormDialog, useTell, useWords } from '@/ui';
import { changeEpisode, touchedBy } from './use-episode';
import type { EpisodePart } from './use-episode';

interface Values {
  title: string;
  episode: { season: number | null; number: number | null; episodeType: 'full' | 'trailer' | 'bonus' };
}

const kinds = ['full', 'trailer', 'bonus'] as const;

/** Its title and number, and the way to its text, which is reviewed and published there. */
export function EpisodeActions({ programmeId, seen, isEditable }: EpisodePart) {
  const say = useWords('programmes');
  const tell = useTell();
  const queries = useQueryClient();
  // As it was when the dialog opened: a change by somebody else meanwhile is told, not overwritten.
  const [changed, setChanged] = useState<EpisodePart['seen'] | null>(null);
  const { id, title, episode } = seen.body;
  const save = async (values: Values) => {
    await changeEpisode(changed ?? seen, values);
    await Promise.all(touchedBy(id, programmeId).map((queryKey) => queries.invalidateQueries({ queryKey })));
    tell.done(say('form.changed'));
  };
  const initial: Values = {
    title,
    episode: {
      season: episode?.season ?? null,
      number: episode?.number ?? null,
      episodeType: episode?.episodeType ?? 'full',
    },
  };
  return (
    <>
      {isEditable && <Button onClick={() => setChanged(seen)}>{say('episode.change')}</Button>}
      <Link to={`/contents/${id}`}>
        <Button type="primary">{say('episode.write')}</Button>
      </Link>
      {changed && (
        <FormDialog<Values>
          title={say('episode.change')}
          initialValues={initial}
          save={save}
          onClose={() => setChanged(null)}
        >
          <Form.Item
            name="title"
            label={say('next.name')}
            rules={[{ required: true, whitespace: true, message: say('required') }]}
          >
            <Input maxLength={120} />
          </Form.Item>
          <Form.Item
            name={['episode', 'episodeType']}
            label={say('episode.kind')}
            extra={say('episode.kind_hint')}
          >
            <Select options={kinds.map((value) => ({ value, label: say(`episode_type.${value}`) }))} />
          </Form.Item>
          <div className="form-pair">
            <Form.Item name={['episode', 'season']} label={say('next.season')}>
              <InputNumber min={1} max={10_000} precision={0} />
            </Form.Item>
            <Form.Item name={['episode', 'number']} label={say('next.number')}>
              <InputNumber min={1} max={100_000} precision={0} />
            </Form.Item>
          </div>
        </FormDialog>
      )}
    </>
  );
}
