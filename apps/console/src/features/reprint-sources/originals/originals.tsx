import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton, Space } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { Moment, ProblemNotice, useAct, useWords } from '@/ui';
import { OriginalDialog } from './original-dialog';
import { PasteDialog } from './paste-dialog';

/** 原文快照: the originals of a reprint as they were when somebody kept them, and the way to keep one. */
export function Originals({
  contentId,
  sourceUrl,
  canCapture,
  saveFirst,
}: {
  contentId: string;
  /** As it stands on the page. */
  sourceUrl: string | undefined;
  canCapture: boolean;
  /** The api goes by what was saved. */
  saveFirst: () => Promise<unknown>;
}) {
  const say = useWords('reprint-sources');
  const [shown, setShown] = useState<Shape<'ReprintSnapshotResponse'>>();
  const [isPasting, setPasting] = useState(false);
  const key = ['contents', contentId, 'originals'];
  const params = { path: { id: contentId } };
  const originals = useQuery({
    queryKey: key,
    queryFn: () => bodyOf(api.GET('/api/v1/contents/{id}/reprint-snapshots', { params })),
  });
  const capturing = useAct(
    async () => {
      await saveFirst();
      return bodyOf(
        api.POST('/api/v1/contents/{id}/reprint-snapshots', { params, body: { url: sourceUrl } }),
      );
    },
    { touches: [key, ['contents', contentId, 'checks']], done: say('originals.kept') },
  );
  if (originals.isPending) return <Skeleton active title={false} />;
  if (originals.isError)
    return <ProblemNotice error={originals.error} onRetry={() => void originals.refetch()} />;
  return (
    <div>
      {originals.data.items.length === 0 && <p className="reprint-quiet">{say('originals.none')}</p>}
      <ul className="reprint-originals">
        {originals.data.items.map((original) => (
          <li key={original.id}>
            <Button type="link" size="small" onClick={() => setShown(original)}>
              {original.title || say('originals.untitled')}
            </Button>
            <div className="reprint-quiet">
              {say(`originals.${original.means}`)} · <Moment at={original.capturedAt} />
            </div>
          </li>
        ))}
      </ul>
      {canCapture && (
        <Space wrap>
          <Button disabled={!sourceUrl} loading={capturing.isBusy} onClick={() => void capturing.run()}>
            {say('originals.fetch')}
          </Button>
          <Button disabled={!sourceUrl} onClick={() => setPasting(true)}>
            {say('originals.paste')}
          </Button>
        </Space>
      )}
      {isPasting && sourceUrl && (
        <PasteDialog
          contentId={contentId}
          sourceUrl={sourceUrl}
          touches={key}
          saveFirst={saveFirst}
          onClose={() => setPasting(false)}
        />
      )}
      {shown && <OriginalDialog original={shown} onClose={() => setShown(undefined)} />}
    </div>
  );
}
