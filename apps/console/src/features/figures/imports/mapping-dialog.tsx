import { Form, Select } from 'antd';
import { useLocation, useNavigate } from 'react-router-dom';
import type { Shape } from '@/api-client';
import { FormDialog, useWords } from '@/ui';
import { useMetricNames } from '../parts/definitions';
import { FileField } from './file-field';
import { placeFields } from './use-field-name';
import { sendTable } from './use-imports';
import type { ImportReport } from './use-imports';

interface Mapped {
  readonly file: File;
  readonly fields: readonly (string | undefined)[];
}

/** Which column means what, where the product could not know: the same table is looked at once more. */
export function MappingDialog({
  report,
  columns,
  onClose,
}: {
  report: ImportReport;
  columns: readonly Shape<'ImportColumnResponse'>[];
  onClose: () => void;
}) {
  const say = useWords('figures');
  const go = useNavigate();
  const { state } = useLocation() as { state: { file?: unknown } | null };
  const metrics = useMetricNames();
  const file = state?.file instanceof File ? state.file : undefined;
  const save = async (mapped: Mapped) => {
    const mapping = Object.fromEntries(
      columns.map(({ head }, index) => [head, mapped.fields[index] ?? 'ignored']),
    );
    const { channelAccountId, takenAt } = report;
    const sent = await sendTable({ channelAccountId, takenAt, mapping, file: mapped.file });
    void go(`/figures/imports/${sent.id}`, { replace: true, state: { file: mapped.file } });
  };
  return (
    <FormDialog<Mapped>
      title={say('import.map')}
      okText={say('import.look')}
      initialValues={{ file, fields: columns.map(({ field }) => field ?? undefined) }}
      save={save}
      onClose={onClose}
    >
      <p className="figures-quiet">{say('import.map_how')}</p>
      <Form.Item
        name="file"
        label={say('import.file')}
        rules={[{ required: true, message: say('import.file_missing') }]}
      >
        <FileField />
      </Form.Item>
      <div className="typed-fields">
        {columns.map(({ head }, index) => (
          <Form.Item key={head} name={['fields', index]} label={head}>
            <Select
              allowClear
              placeholder={say('import.ignored')}
              popupMatchSelectWidth={false}
              options={[
                {
                  label: say('import.about'),
                  options: placeFields.map((value) => ({ value, label: say(`import.field.${value}`) })),
                },
                {
                  label: say('import.figures'),
                  options: [...metrics].map(([value, label]) => ({ value, label })),
                },
              ]}
            />
          </Form.Item>
        ))}
      </div>
    </FormDialog>
  );
}
