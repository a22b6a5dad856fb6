import { useQueryClient } from '@tanstack/react-query';
import { api, ifMatch } from '@/api-client';
import { FormDialog, useTell, useWords } from '@/ui';
import { bodyOfValues, valuesOf } from './deadline-values';
import type { DeadlineValues } from './deadline-values';
import { RuleFields } from './rule-fields';
import { TermFields } from './term-fields';
import type { Deadlines } from './use-deadlines';

/** All rules of a unit, put anew. */
export function DeadlinesDialog({
  etag,
  known,
  unitId,
  onClose,
}: {
  /** Of the unit's own rules; null where it has none yet. */
  etag: string | null;
  known: Deadlines | null;
  unitId: string;
  onClose: () => void;
}) {
  const say = useWords('submission-deadlines');
  const tell = useTell();
  const queries = useQueryClient();
  const save = async (values: DeadlineValues) => {
    await api.PUT('/api/v1/organizations/{id}/submission-deadlines', {
      params: { path: { id: unitId } },
      headers: etag === null ? {} : ifMatch(etag),
      body: bodyOfValues(values),
    });
    await queries.invalidateQueries({ queryKey: ['submission-deadlines'] });
    tell.done(say('saved'));
  };
  return (
    <FormDialog<DeadlineValues>
      title={say('title')}
      width={760}
      initialValues={valuesOf(known)}
      save={save}
      onClose={onClose}
    >
      <h3>{say('rules')}</h3>
      <p>{say('rules_help')}</p>
      <RuleFields />
      <h3>{say('terms')}</h3>
      <p>{say('terms_help')}</p>
      <TermFields />
    </FormDialog>
  );
}
