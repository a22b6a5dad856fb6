import { useMutation } from '@tanstack/react-query';
import { Button, Space } from 'antd';
import { api, bodyOf } from '@/api-client';
import { Moment, useTell, useWords } from '@/ui';
import type { SiteSettings } from './site-settings';

/** A link to the front page as it would look with what stands in the form. */
export function DraftPreview({ unitId, draftNow }: { unitId: string; draftNow: () => SiteSettings }) {
  const say = useWords('sites');
  const tell = useTell();
  const make = useMutation({
    mutationFn: () =>
      bodyOf(
        api.POST('/api/v1/organizations/{id}/site/previews', {
          params: { path: { id: unitId } },
          body: draftNow(),
        }),
      ),
    onError: (error) => tell.problem(error),
  });
  return (
    <Space wrap>
      <Button loading={make.isPending} onClick={() => make.mutate()}>
        {say('preview.make')}
      </Button>
      {make.data && (
        <span>
          <a href={make.data.url} target="_blank" rel="noopener">
            {say('preview.open')}
          </a>{' '}
          <small className="quiet">
            {say('preview.until')} <Moment at={make.data.expiresAt} />
          </small>
        </span>
      )}
    </Space>
  );
}
