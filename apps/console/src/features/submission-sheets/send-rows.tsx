import { api } from '@/api-client';
import { ConfirmButton, useAct, useWords } from '@/ui';
import type { Sheet } from './use-sheets';

/** Orders the good rows; a worker sends each once. */
export function SendRows({ sheet: { id, rows } }: { sheet: Sheet }) {
  const say = useWords('submission-sheets');
  const send = useAct(
    () => api.POST('/api/v1/submission-sheets/{id}/send', { params: { path: { id } }, body: {} }),
    { touches: [['submission-sheets'], ['submissions']], done: say('send.ordered') },
  );
  if (rows.good === 0) return null;
  return (
    <ConfirmButton
      type="primary"
      loading={send.isBusy}
      title={say('send.question', { count: rows.good })}
      consequence={say(rows.faulty > 0 ? 'send.without_faulty' : 'send.consequence', { count: rows.faulty })}
      onConfirm={send.run}
    >
      {say('send.do', { count: rows.good })}
    </ConfirmButton>
  );
}
