import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Space } from 'antd';
import { csvOf, Facts, Panel, saveFile, TableUpload, useAct, useTell, useWords } from '@/ui';
import { sentTables } from './stock-files';
import { TableHelp } from './table-help';
import { columnHeads } from './table-columns';
import { legacyKey, sendTable } from './use-legacy-imports';
import type { LegacyImportReport } from './use-legacy-imports';

/** The list of what there was; read and checked when it comes, and as often as it is mended. */
export function TablePanel({ report: { id, tableName } }: { report: LegacyImportReport }) {
  const say = useWords('legacy-imports');
  const tell = useTell();
  const queries = useQueryClient();
  const read = async (table: File) => {
    const { counts } = await sendTable(id, table);
    sentTables.set(id, table);
    await queries.invalidateQueries({ queryKey: legacyKey });
    return say(counts.faulty > 0 ? 'import.done_with_faults' : 'import.done', {
      count: counts.ready,
      faulty: counts.faulty,
    });
  };
  const sent = sentTables.get(id);
  const again = useAct(async () => tell.done(await read(sent!)), { touches: [] });
  const isOutdated = tableName === null && sent !== undefined;
  return (
    <Panel title={say('table')}>
      {tableName !== null && <Facts of={[[say('table_name'), tableName]]} />}
      {isOutdated && (
        <Alert
          className="legacy-acts"
          type="warning"
          showIcon
          title={say('read_again_why')}
          action={
            <Button type="primary" loading={again.isBusy} onClick={() => void again.run()}>
              {say('read_again')}
            </Button>
          }
        />
      )}
      {tableName === null && !isOutdated && <p>{say('table_why')}</p>}
      <Space wrap className="legacy-acts">
        <TableUpload
          say={say}
          accept=".xlsx,.csv"
          isPrimary={tableName === null && !isOutdated}
          send={read}
          note={<p>{say('import.refused_note')}</p>}
        />
        <Button onClick={() => saveFile(csvOf([columnHeads]), `${say('form_name')}.csv`)}>
          {say('form')}
        </Button>
      </Space>
      <TableHelp />
    </Panel>
  );
}
