import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { ConfirmButton, EmptyState, inOffice, ProblemNotice, useTell, useWords } from '@/ui';
import type { Asset } from '../../use-asset';
import { ConsentDialog } from './consent-dialog';
import { CorrectConsent } from './correct-consent';
import { faultOf } from './consent-fault';

type Consent = Shape<'AssetConsentResponse'>;

/** People who can be recognised, and what they agreed to. Of corrected records only the last one is shown. */
export function Consents({ id, peopleShown }: { id: string; peopleShown: Asset['peopleShown'] }) {
  const say = useWords('assets');
  const tell = useTell();
  const queries = useQueryClient();
  const [isAdding, setAdding] = useState(false);
  const [corrected, setCorrected] = useState<Consent | null>(null);
  const key = ['assets', 'one', id, 'consents'];
  const path = { id };
  const consents = useQuery({
    queryKey: key,
    queryFn: () => bodyOf(api.GET('/api/v1/assets/{id}/consents', { params: { path } })),
  });
  const revoke = useMutation({
    mutationFn: (consent: Consent) =>
      bodyOf(
        api.POST('/api/v1/assets/{id}/consents/{consentId}/revoke', {
          params: { path: { id, consentId: consent.id } },
        }),
      ),
    onSuccess: async ({ usages, hiddenCount }) => {
      const uses = usages.length + hiddenCount;
      if (uses > 0) tell.warn(say('consent.revoked_used', { count: uses }));
      else tell.done(say('consent.revoked_done'));
      await queries.invalidateQueries({ queryKey: key });
    },
    onError: tell.problem,
  });
  const standing = consents.data?.items.filter(({ isStanding }) => isStanding) ?? [];
  const today = inOffice(new Date()).format('YYYY-MM-DD');
  const add = <Button onClick={() => setAdding(true)}>{say('consent.add')}</Button>;
  return (
    <section className="asset-card" aria-labelledby="consents">
      <h2 id="consents">{say('consent.title')}</h2>
      {consents.isPending && <Skeleton active title={false} paragraph={{ rows: 2 }} />}
      {consents.isError && <ProblemNotice error={consents.error} onRetry={() => void consents.refetch()} />}
      {consents.isSuccess && standing.length === 0 && peopleShown === 'yes' && (
        <Alert type="warning" showIcon title={say('consent.needed')} />
      )}
      {consents.isSuccess && standing.length === 0 && (
        <EmptyState text={say('consent.none')}>{add}</EmptyState>
      )}
      <ul className="asset-list">
        {standing.map((consent) => {
          const fault = faultOf(consent, today);
          return (
            <li key={consent.id}>
              <span>
                <strong>{consent.personName}</strong> {consent.isMinor && <Tag>{say('consent.minor')}</Tag>}
                {fault && <Tag color="error">{say(`consent.fault.${fault}`)}</Tag>}
                <span className="asset-hint">
                  {say(consent.expiresOn ? 'consent.from_to' : 'consent.from', {
                    from: consent.givenOn,
                    to: consent.expiresOn ?? '',
                  })}{' '}
                  {consent.scope}
                </span>
                {consent.correctionReason && (
                  <span className="asset-hint">
                    {say('consent.was_corrected', { reason: consent.correctionReason })}
                  </span>
                )}
              </span>
              <span className="asset-actions">
                <Button size="small" onClick={() => setCorrected(consent)}>
                  {say('consent.correct')}
                </Button>
                {consent.revokedAt === null && (
                  <ConfirmButton
                    size="small"
                    danger
                    title={say('consent.revoke_title', { name: consent.personName })}
                    consequence={say('consent.revoke_consequence')}
                    onConfirm={() => revoke.mutateAsync(consent).catch(() => undefined)}
                  >
                    {say('consent.revoke')}
                  </ConfirmButton>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      {standing.length > 0 && add}
      {corrected && <CorrectConsent consent={corrected} onClose={() => setCorrected(null)} />}
      {isAdding && <ConsentDialog id={id} onClose={() => setAdding(false)} />}
    </section>
  );
}
