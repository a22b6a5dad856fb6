import { useQueryClient } from '@tanstack/react-query';
import { api, ifMatch } from '@/api-client';
import type { Versioned } from '@/api-client';
import { FormDialog, useTell, useWords } from '@/ui';
import { EntryFields } from './entry-fields';
import type { LeaderEntry, LeaderOrder } from './use-leader-order';

interface Values {
  entries: LeaderEntry[];
}

/** The whole list, put anew. */
export function OrderDialog({
  seen,
  unitId,
  onClose,
}: {
  /** Null where none was put yet. */
  seen: Versioned<LeaderOrder> | null;
  unitId: string;
  onClose: () => void;
}) {
  const say = useWords('leader-order');
  const tell = useTell();
  const queries = useQueryClient();
  const save = async ({ entries }: Values) => {
    await api.PUT('/api/v1/organizations/{id}/leader-order', {
      params: { path: { id: unitId } },
      headers: seen ? ifMatch(seen.etag) : {},
      body: { entries },
    });
    await queries.invalidateQueries({ queryKey: ['leader-order'] });
    tell.done(say('saved'));
  };
  return (
    <FormDialog<Values>
      title={say('change')}
      width={860}
      initialValues={{ entries: seen?.body.entries ?? [{}] }}
      save={save}
      onClose={onClose}
    >
      <p>{say('help')}</p>
      <EntryFields />
    </FormDialog>
  );
}
