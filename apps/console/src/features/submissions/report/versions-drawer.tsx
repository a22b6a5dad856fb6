import { Drawer, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '@/api-client';
import { momentText, ProblemNotice, useCursorPages, useWords } from '@/ui';
import { ReportText } from './report-text';

/** What a report said each time it was sent. */
export function VersionsDrawer({ reportId, onClose }: { reportId: string; onClose: () => void }) {
  const say = useWords('submissions');
  const pages = useCursorPages(['submissions', 'versions', reportId], (cursor) =>
    bodyOf(
      api.GET('/api/v1/submissions/{id}/versions', {
        params: { path: { id: reportId }, query: { limit: 100, cursor } },
      }),
    ),
  );
  const [number, setNumber] = useState<number | null>(null);
  const shown = pages.items.find((version) => version.number === number) ?? pages.items[0];
  return (
    <Drawer open size={720} title={say('report.versions')} onClose={onClose}>
      {pages.isPending && <Skeleton active />}
      {pages.error && <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />}
      {shown && (
        <>
          <Select
            className="report-version-select"
            aria-label={say('report.versions')}
            value={shown.number}
            onChange={setNumber}
            options={pages.items.map((version) => ({
              value: version.number,
              label: say('report.version_time', {
                number: version.number,
                time: momentText(version.savedAt),
              }),
            }))}
          />
          <ReportText report={shown} isTitled />
        </>
      )}
    </Drawer>
  );
}
