import { useNavigate } from 'react-router-dom';
import { api, ifMatch } from '@/api-client';
import { FormDialog, useAct, useWords } from '@/ui';
import type { DraftKeeper } from '../draft/draft-keeper';

/** A draft that was never submitted goes for good; everything else goes into the archive, where it can be read. */
export function RemoveDialog({
  keeper,
  isForGood,
  onDone,
  onClose,
}: {
  keeper: DraftKeeper;
  isForGood: boolean;
  onDone: () => void;
  onClose: () => void;
}) {
  const say = useWords('contents');
  const go = useNavigate();
  const name = isForGood ? 'remove' : 'archive';
  const removing = useAct(
    async () => {
      // What is typed is saved first: otherwise it would be saved into what is gone.
      await keeper.flush();
      const { content, etag } = keeper.current();
      await api.DELETE('/api/v1/contents/{id}', {
        params: { path: { id: content.id } },
        headers: ifMatch(etag),
      });
    },
    { touches: [['contents', 'list']], done: say(`${name}.done`) },
  );
  return (
    <FormDialog
      title={say(`${name}.title`)}
      okText={say(`${name}.ok`)}
      okButton={{ danger: true }}
      save={() => removing.attempt()}
      onSaved={() => {
        if (isForGood) return void go('/contents', { replace: true });
        onDone();
        onClose();
      }}
      onClose={onClose}
    >
      <p>{say(`${name}.follows`)}</p>
    </FormDialog>
  );
}
