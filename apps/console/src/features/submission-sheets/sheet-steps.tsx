import { DownloadOutlined, PaperClipOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Upload } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { download } from '@/api-client';
import { UnitSelect, useCurrentUnit, useUnitName } from '@/features/organizations';
import { Panel, TableUpload, useAct, useWords } from '@/ui';
import { uploadSheet } from './use-sheets';

/** Get the template, fill it in, bring it with its pictures. */
export function SheetSteps() {
  const say = useWords('submission-sheets');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const current = useCurrentUnit();
  const [unitId, setUnitId] = useState(current.unitId);
  const unitName = useUnitName();
  const [files, setFiles] = useState<File[]>([]);
  const template = useAct(() => download('/api/v1/submission-sheets/template.xlsx', say('template_name')), {
    touches: [],
  });
  const send = async (file: File) => {
    const sheet = await uploadSheet(unitId, file, files);
    await queries.invalidateQueries({ queryKey: ['submission-sheets', 'list'] });
    void navigate(`/submissions/sheets/${sheet.id}`);
    return say('import.done', { good: sheet.rows.good, faulty: sheet.rows.faulty });
  };
  return (
    <Panel title={say('steps')}>
      <ol className="sheet-steps">
        <li>
          <p>{say('step_template')}</p>
          <Button icon={<DownloadOutlined />} loading={template.isBusy} onClick={() => void template.run()}>
            {say('template')}
          </Button>
        </li>
        <li>
          <p>{say('step_files')}</p>
          <Upload
            multiple
            fileList={files.map((file, index) => ({ uid: `${index}`, name: file.name }))}
            beforeUpload={(_, chosen) => {
              setFiles((before) => withNew(before, chosen));
              return false;
            }}
            onRemove={({ uid }) => setFiles(files.filter((_, index) => `${index}` !== uid))}
          >
            <Button icon={<PaperClipOutlined />}>{say('add_files')}</Button>
          </Upload>
        </li>
        <li>
          <p>{say('step_upload')}</p>
          <div className="sheet-upload">
            <span>{say('for_unit')}</span>
            <UnitSelect value={unitId} onChange={setUnitId} />
            <TableUpload
              say={say}
              send={send}
              accept=".xlsx,.csv,.zip"
              note={<p>{say('import.form', { unit: unitName(unitId) })}</p>}
            />
          </div>
        </li>
      </ol>
    </Panel>
  );
}

/** Rows know files by their names: of two with one name the last counts. */
function withNew(before: readonly File[], chosen: readonly File[]): File[] {
  const names = new Set(chosen.map(({ name }) => name));
  return [...before.filter(({ name }) => !names.has(name)), ...chosen];
}
