import { useState } from 'react';
import { api, ifMatch } from '@/api-client';
import type { Versioned } from '@/api-client';
import { FormDialog, useAct, useWords } from '@/ui';
import type { Bulletin } from './bulletin-state';
import { BulletinWordFields, cleaned } from './bulletin-words';
import type { BulletinWords } from './bulletin-words';

/** The words of a draft; its figures are those of the reports. */
export function ChangeBulletin({
  current: currentNow,
  onClose,
}: {
  current: Versioned<Bulletin>;
  onClose: () => void;
}) {
  const say = useWords('bulletins');
  // What the form began with, also while others change it: nothing of theirs is overwritten unseen.
  const [{ body, etag }] = useState(currentNow);
  const { title, letterhead, numberPrefix, topCorrespondents, listsSilent } = body;
  const change = useAct(
    (words: BulletinWords) =>
      api.PATCH('/api/v1/bulletins/{id}', {
        params: { path: { id: body.id } },
        headers: ifMatch(etag),
        body: cleaned(words),
      }),
    { touches: [['bulletins']], done: say('changed') },
  );
  return (
    <FormDialog<BulletinWords>
      title={say('change_title')}
      initialValues={{ title, letterhead, numberPrefix, topCorrespondents, listsSilent }}
      save={change.attempt}
      onClose={onClose}
    >
      <p>{say('change_told')}</p>
      <BulletinWordFields />
    </FormDialog>
  );
}
