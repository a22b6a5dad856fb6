import { useMutation } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '@/api-client';
import { ConfirmButton, CopyButton, Moment, useTell, useWords } from '@/ui';
import { QrCode } from '@/ui/qr-code';

/** Carries the hand-off to a phone: a link that needs no signing in, as a code too, and its end. */
export function PhoneLink({ id }: { id: string }) {
  const say = useWords('publications');
  const tell = useTell();
  const [hours, setHours] = useState(72);
  const params = { path: { id } };
  const made = useMutation({
    mutationFn: () =>
      bodyOf(api.POST('/api/v1/publications/{id}/hand-off-link', { params, body: { validForHours: hours } })),
    onError: tell.problem,
  });
  const revoke = async () => {
    try {
      await api.POST('/api/v1/publications/{id}/hand-off-link/revoke', { params });
      made.reset();
      tell.done(say('phone.revoked'));
    } catch (error) {
      tell.problem(error);
    }
  };
  return (
    <section className="publication-part">
      <h2>{say('phone.title')}</h2>
      <p className="publication-quiet">{say('phone.lead')}</p>
      {made.data ? (
        <>
          <QrCode text={made.data.url} label={say('phone.code')} />
          <p>
            {say('phone.until')} <Moment at={made.data.expiresAt} />
          </p>
          <div className="hand-off-result">
            <CopyButton text={made.data.url} label={say('phone.copy')} />
            <ConfirmButton
              danger
              title={say('phone.revoke')}
              consequence={say('phone.revoke_consequence')}
              onConfirm={revoke}
            >
              {say('phone.revoke')}
            </ConfirmButton>
          </div>
        </>
      ) : (
        <div className="hand-off-result">
          <Select
            aria-label={say('phone.valid_for')}
            value={hours}
            onChange={setHours}
            options={[24, 72, 168].map((value) => ({
              value,
              label: say('phone.days', { count: value / 24 }),
            }))}
          />
          <Button loading={made.isPending} onClick={() => made.mutate()}>
            {say('phone.make')}
          </Button>
          <ConfirmButton
            type="text"
            title={say('phone.revoke')}
            consequence={say('phone.revoke_consequence')}
            onConfirm={revoke}
          >
            {say('phone.revoke_all')}
          </ConfirmButton>
        </div>
      )}
    </section>
  );
}
