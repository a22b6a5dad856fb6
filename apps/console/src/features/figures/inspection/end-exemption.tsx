import { api } from '@/api-client';
import { useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { ConfirmButton, useAct, useWords } from '@/ui';
import { boardKey } from './use-board';

/** The rules hold again from today; for who may say so. */
export function EndExemption({
  id,
  organizationId,
  name,
}: {
  id: string;
  organizationId: string;
  name: string;
}) {
  const say = useWords('figures');
  const can = useCan();
  const path = useUnitPath()(organizationId);
  const end = useAct(() => api.DELETE('/api/v1/inspection-exemptions/{id}', { params: { path: { id } } }), {
    touches: [boardKey],
    done: say('inspection.ended'),
  });
  if (!can('inspection.manage', path)) return null;
  return (
    <ConfirmButton
      type="link"
      size="small"
      title={say('inspection.end_title', { name })}
      consequence={say('inspection.end_consequence')}
      onConfirm={() => end.run()}
    >
      {say('inspection.end')}
    </ConfirmButton>
  );
}
