import { useState } from 'react';
import { api, newKey, onceBy } from '@/api-client';
import { useAct, useWords } from '@/ui';
import type { Submission } from '../enums';
import type { DecisionInput, DecisionKind } from './decision-dialog';

/** What an editor makes of a report; `open` is the dialog that is asked for. */
export function useDecisions(report: Submission) {
  const say = useWords('submissions');
  const [open, setOpen] = useState<DecisionKind | null>(null);
  const [key, setKey] = useState(newKey);
  const params = { path: { id: report.id } };
  const send = (kind: DecisionKind, input: DecisionInput): Promise<unknown> => {
    const { reason = '', missing, ...taking } = input;
    switch (kind) {
      case 'accept':
        return api.POST('/api/v1/submissions/{id}/accept', {
          params,
          headers: onceBy(key),
          body: taking,
        });
      case 'return':
        return api.POST('/api/v1/submissions/{id}/return', { params, body: { reason, missing } });
      case 'decline':
        return api.POST('/api/v1/submissions/{id}/decline', { params, body: { reason } });
      case 'reopen':
        return api.POST('/api/v1/submissions/{id}/reopen', { params, body: { reason: reason || null } });
    }
  };
  const act = useAct((input: DecisionInput) => send(open!, input), {
    touches: [['submissions'], ['contents']],
    done: open ? say(`${open}.done`) : undefined,
  });
  return {
    open,
    begin: (kind: DecisionKind) => {
      setKey(newKey());
      setOpen(kind);
    },
    cancel: () => setOpen(null),
    save: act.attempt,
  };
}
