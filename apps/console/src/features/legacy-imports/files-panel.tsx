import { FileAddOutlined, FolderOpenOutlined } from '@ant-design/icons';
import { Alert, Button, Space } from 'antd';
import { chooseFiles, UploadList, useSend } from '@/features/assets';
import { Panel, useProblemText, useWords } from '@/ui';
import { stockFiles } from './stock-files';
import type { LegacyImportReport } from './use-legacy-imports';
import { useStock } from './use-stock';

/** Pictures, sounds and films that the table names; each is known by its path in the folder. */
export function FilesPanel({ report }: { report: LegacyImportReport }) {
  const say = useWords('legacy-imports');
  const problemText = useProblemText();
  const { id, organizationId, files, tableName } = report;
  const stock = useStock(id);
  const send = useSend(organizationId);
  const choose = async (isFolder: boolean) =>
    stockFiles.add(id, await chooseFiles({ several: true, isFolder }), send);
  return (
    <Panel title={say('files')}>
      <p>{files === 0 ? say('files_none') : say('files_count', { count: files })}</p>
      {tableName !== null && <p className="legacy-quiet">{say('files_after_table')}</p>}
      <Space wrap className="legacy-acts">
        <Button icon={<FolderOpenOutlined />} onClick={() => void choose(true)}>
          {say('choose_folder')}
        </Button>
        <Button icon={<FileAddOutlined />} onClick={() => void choose(false)}>
          {say('choose_files')}
        </Button>
      </Space>
      {stock.problem !== null && (
        <Alert
          type="error"
          showIcon
          title={say('not_named', { problem: problemText(stock.problem) })}
          action={<Button onClick={() => void stockFiles.tellNames(id)}>{say('name_again')}</Button>}
        />
      )}
      <UploadList keys={stock.keys} />
    </Panel>
  );
}
