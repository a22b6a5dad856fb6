import { Select } from 'antd';
import { api } from '@/api-client';
import { useAct, useWords } from '@/ui';
import { importsKey } from './use-imports';
import type { ImportLine, ImportReport } from './use-imports';

/** Of which post a line is; where several may be meant, somebody says which. */
export function LinePost({ report, line }: { report: ImportReport; line: ImportLine }) {
  const say = useWords('figures');
  const choose = useAct(
    (publicationId: string) =>
      api.PUT('/api/v1/figure-imports/{id}/lines/{line}/publication', {
        params: { path: { id: report.id, line: line.line } },
        body: { publicationId },
      }),
    { touches: [importsKey], done: say('import.chosen') },
  );
  const mayChoose = report.state === 'checked' && line.candidates.length > 0;
  return (
    <>
      <span className="line-title">{line.title || say('import.of_account')}</span>
      {mayChoose && (
        <Select
          aria-label={say('import.choose_post')}
          placeholder={say('import.choose_post')}
          value={line.publicationId ?? undefined}
          loading={choose.isBusy}
          onChange={(publicationId: string) => void choose.run(publicationId)}
          popupMatchSelectWidth={false}
          className="account-select"
          options={line.candidates.map(({ publicationId, title, publishedOn }) => ({
            value: publicationId,
            label: `${title} · ${publishedOn}`,
          }))}
        />
      )}
    </>
  );
}
