import { api } from '@/api-client';
import { ConfirmButton, useAct, useWords } from '@/ui';
import { legacyKey } from './use-legacy-imports';
import type { LegacyImportReport } from './use-legacy-imports';

/** Stops it; what came in already stays. */
export function CancelButton({ report: { id, name, counts } }: { report: LegacyImportReport }) {
  const say = useWords('legacy-imports');
  const cancel = useAct(() => api.POST('/api/v1/legacy-imports/{id}/cancel', { params: { path: { id } } }), {
    touches: [legacyKey],
    done: say('cancelled'),
  });
  return (
    <ConfirmButton
      danger
      title={say('cancel_question', { name })}
      consequence={
        counts.done > 0 ? say('cancel_consequence_some', { count: counts.done }) : say('cancel_consequence')
      }
      onConfirm={cancel.run}
    >
      {say('cancel')}
    </ConfirmButton>
  );
}
