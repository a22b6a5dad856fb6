import { Button, Tag } from 'antd';
import { useState } from 'react';
import { api } from '@/api-client';
import { ConfirmButton, Moment, useAct, useWords } from '@/ui';
import { MuteDialog } from './mute-dialog';
import type { LexiconRow } from './use-lexicons';
import type { Mute } from './use-mutes';

/** Whether a row stays silent in the chosen unit; made silent, or marked again, by who may. */
export function TermMute({
  term,
  termId,
  mute,
  unitId,
  mayMute,
}: {
  term: LexiconRow;
  termId: string;
  mute: Mute | undefined;
  unitId: string;
  mayMute: boolean;
}) {
  const say = useWords('lexicons');
  const [isAsking, setAsking] = useState(false);
  const lift = useAct(
    () =>
      api.DELETE('/api/v1/organizations/{id}/lexicon-mutes/{termId}', {
        params: { path: { id: unitId, termId } },
      }),
    { touches: [['lexicons', 'mutes']], done: say('mute.lifted') },
  );
  if (!mute)
    return (
      mayMute && (
        <>
          <Button
            size="small"
            aria-label={say('mute.title', { pattern: term.pattern })}
            onClick={() => setAsking(true)}
          >
            {say('mute.act')}
          </Button>
          {isAsking && (
            <MuteDialog
              termId={termId}
              pattern={term.pattern}
              unitId={unitId}
              onClose={() => setAsking(false)}
            />
          )}
        </>
      )
    );
  return (
    <span>
      <Tag color="warning">{say('mute.muted')}</Tag> {mute.reason}{' '}
      {mute.until && (
        <small>
          {say('mute.ends')} <Moment at={mute.until} />
        </small>
      )}
      {mayMute && (
        <ConfirmButton
          size="small"
          type="link"
          title={say('mute.lift_question', { pattern: term.pattern })}
          consequence={say('mute.lift_consequence')}
          onConfirm={() => lift.run()}
        >
          {say('mute.lift')}
        </ConfirmButton>
      )}
    </span>
  );
}
