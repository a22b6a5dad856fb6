import { Button } from 'antd';
import { useState } from 'react';
import { api } from '@/api-client';
import { useMe } from '@/features/sessions';
import { ReasonDialog, useAct, useWords } from '@/ui';
import type { Adoption } from '../enums';

type Verb = 'verify' | 'refuse' | 'revoke';

interface Fact {
  readonly id: string;
  readonly state: Adoption['state'];
  /** Null: by our own publishing. */
  readonly recordedBy: string | null;
}

/** Verifies, refuses or revokes a fact; what was refused or revoked is told to those who wrote the report. */
export function Judge({
  reportId,
  fact,
  of,
}: {
  reportId: string;
  fact: Fact;
  of: 'adoption' | 'instruction';
}) {
  const say = useWords('submissions');
  const me = useMe();
  const [asked, setAsked] = useState<'refuse' | 'revoke' | null>(null);
  const judge = useAct(
    ({ verb, reason }: { verb: Verb; reason: string }) => send(reportId, fact.id, of, verb, reason),
    { touches: [['submissions'], ['adoptions']], done: say('facts.judged') },
  );
  // Nobody verifies what they told themselves.
  const isOwn = fact.state === 'claimed' && fact.recordedBy === me.id;
  const verbs: readonly Verb[] =
    fact.state === 'claimed'
      ? isOwn
        ? ['refuse']
        : ['verify', 'refuse']
      : fact.state === 'verified'
        ? ['revoke']
        : [];
  return (
    <div className="desk-row-actions">
      {isOwn && <span className="desk-quiet">{say('facts.by_another')}</span>}
      {verbs.map((verb) => (
        <Button
          key={verb}
          type={verb === 'verify' ? 'primary' : 'default'}
          danger={verb !== 'verify'}
          loading={judge.isBusy}
          onClick={() => (verb === 'verify' ? void judge.run({ verb, reason: '' }) : setAsked(verb))}
        >
          {say(`facts.${verb}`)}
        </Button>
      ))}
      {asked && (
        <ReasonDialog
          title={say(`facts.${asked}_title`)}
          told={say(`facts.${asked}_told`)}
          label={say('facts.reason')}
          okText={say(`facts.${asked}`)}
          danger
          save={(reason) => judge.attempt({ verb: asked, reason })}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  );
}

async function send(
  id: string,
  factId: string,
  of: 'adoption' | 'instruction',
  verb: Verb,
  reason: string,
): Promise<void> {
  if (of === 'adoption') {
    const params = { path: { id, adoptionId: factId } };
    if (verb === 'verify')
      await api.POST('/api/v1/submissions/{id}/adoptions/{adoptionId}/verify', { params });
    else
      await api.POST(`/api/v1/submissions/{id}/adoptions/{adoptionId}/${verb}`, {
        params,
        body: { reason },
      });
  } else {
    const params = { path: { id, instructionId: factId } };
    if (verb === 'verify')
      await api.POST('/api/v1/submissions/{id}/instructions/{instructionId}/verify', { params });
    else
      await api.POST(`/api/v1/submissions/{id}/instructions/{instructionId}/${verb}`, {
        params,
        body: { reason },
      });
  }
}
