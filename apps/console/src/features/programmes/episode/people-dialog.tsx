import { useQueryClient } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useTell, useWords } from '@/ui';
import { CastForm } from '../people/cast-form';
import type { CastValues } from '../people/cast-form';
import type { Programme } from '../use-programmes';
import { castOf, peopleOf } from './episode-people';
import { changeEpisode, touchedBy } from './use-episode';
import type { EpisodePart } from './use-episode';

/** Puts together who is heard in one episode and who made it. */
export function PeopleDialog({
  programmeId,
  programme,
  seen,
  onClose,
}: Omit<EpisodePart, 'isEditable'> & { programme: Programme; onClose: () => void }) {
  const say = useWords('programmes');
  const tell = useTell();
  const queries = useQueryClient();
  const { id, episode } = seen.body;
  const named = episode?.guests ?? [];
  const save = async ({ people = [], guests = named }: CastValues) => {
    await changeEpisode(seen, { episode: { people: peopleOf(people), guests } });
    await Promise.all(touchedBy(id, programmeId).map((queryKey) => queries.invalidateQueries({ queryKey })));
    tell.done(say('cast.saved'));
  };
  return (
    <CastForm
      title={say('episode_people.title')}
      organizationId={programme.organizationId}
      initialValues={{ people: castOf(episode?.people ?? []), guests: named }}
      most={50}
      save={save}
      onClose={onClose}
    >
      {named.length > 0 && (
        <Form.Item
          name="guests"
          label={say('episode_people.names')}
          extra={say('episode_people.names_hint')}
          className="form-part"
        >
          <Select mode="multiple" options={named.map((name) => ({ value: name, label: name }))} />
        </Form.Item>
      )}
    </CastForm>
  );
}
