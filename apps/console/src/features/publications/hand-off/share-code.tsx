import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { api, bodyOf } from '@/api-client';
import { CopyButton, Moment, useTell, useWords } from '@/ui';
import { QrCode } from '@/ui/qr-code';

/** Opens the platform's app on the phone with everything filled in. */
export function ShareCode({ id }: { id: string }) {
  const say = useWords('publications');
  const tell = useTell();
  const share = useMutation({
    mutationFn: () => bodyOf(api.POST('/api/v1/publications/{id}/share-link', { params: { path: { id } } })),
    onError: tell.problem,
  });
  return (
    <section className="publication-part">
      <h2>{say('share.title')}</h2>
      <p className="publication-quiet">{say('share.lead')}</p>
      {share.data ? (
        <>
          <QrCode text={share.data.url} label={say('share.code')} />
          <p>
            {say('phone.until')} <Moment at={share.data.expiresAt} />
          </p>
          <CopyButton text={share.data.url} label={say('phone.copy')} />
        </>
      ) : (
        <Button type="primary" loading={share.isPending} onClick={() => share.mutate()}>
          {say('share.make')}
        </Button>
      )}
    </section>
  );
}
