import { Button, Tag } from 'antd';
import { useState } from 'react';
import { useWords } from '@/ui';
import { Card } from '../parts/card';
import { MappingDialog } from './mapping-dialog';
import { useFieldName } from './use-field-name';
import type { ImportReport } from './use-imports';

/** What each column was taken for; what was not understood can be said. */
export function ImportColumns({ report }: { report: ImportReport }) {
  const say = useWords('figures');
  const fieldName = useFieldName();
  const [isMapping, setMapping] = useState(false);
  const columns = report.columns.filter(({ head }) => head.trim() !== '');
  return (
    <Card
      title={say('import.columns')}
      side={
        report.state === 'checked' && <Button onClick={() => setMapping(true)}>{say('import.map')}</Button>
      }
    >
      <ul className="import-columns">
        {columns.map(({ head, field }) => (
          <li key={head}>
            <span>{head}</span>
            <Tag color={field ? 'green' : 'default'}>
              {field ? fieldName(field) : say('import.not_understood')}
            </Tag>
          </li>
        ))}
      </ul>
      {isMapping && <MappingDialog report={report} columns={columns} onClose={() => setMapping(false)} />}
    </Card>
  );
}
