import { useQueryClient } from '@tanstack/react-query';
import { api, ifMatch } from '@/api-client';
import type { Shape, Versioned } from '@/api-client';
import { useTell, useWords } from '@/ui';
import { CastForm } from '../people/cast-form';
import type { CastValues } from '../people/cast-form';
import type { Programme } from '../use-programmes';

/** Puts together who is regularly heard in a programme and who makes it. */
export function CastDialog({
  programme: { id, organizationId },
  seen,
  onClose,
}: {
  programme: Programme;
  seen: Versioned<Shape<'CastResponse'>>;
  onClose: () => void;
}) {
  const say = useWords('programmes');
  const tell = useTell();
  const queries = useQueryClient();
  const save = async ({ people = [] }: CastValues) => {
    await api.PUT('/api/v1/programmes/{id}/people', {
      params: { path: { id } },
      headers: ifMatch(seen.etag),
      body: { people },
    });
    await queries.invalidateQueries({ queryKey: ['programmes'] });
    tell.done(say('cast.saved'));
  };
  return (
    <CastForm
      title={say('cast.title')}
      organizationId={organizationId}
      initialValues={{ people: seen.body.people.map(({ personId, roles }) => ({ personId, roles })) }}
      most={100}
      save={save}
      onClose={onClose}
    />
  );
}
