import { Form, Input } from 'antd';
import { useWords } from '@/ui';
import { readWords } from '../read-words';
import type { FormulaDocument } from '../use-formulas';
import { KeptValueSelect } from './kept-value-select';

/** What a formula asks for: figures as they stand on the platform, and values of other indices that are kept. */
export function ComputeInputs({
  document,
  unitId,
}: {
  document: FormulaDocument;
  unitId: string | undefined;
}) {
  const say = useWords('figures');
  const figures = document.inputs.filter(({ kind }) => kind !== 'days' && kind !== 'index');
  const indices = document.inputs.filter(({ kind }) => kind === 'index');
  return (
    <>
      {figures.length > 0 && <p className="figures-quiet">{say('compute.how')}</p>}
      <div className="typed-fields">
        {figures.map(({ name, label }) => (
          <Form.Item
            key={name}
            name={['words', name]}
            label={label}
            rules={[
              {
                validator: (_rule, words?: string) =>
                  !words?.trim() || readWords(words)
                    ? Promise.resolve()
                    : Promise.reject(new Error(say('compute.unreadable'))),
              },
            ]}
          >
            <Input inputMode="text" maxLength={40} placeholder={say('compute.on_record')} />
          </Form.Item>
        ))}
        {indices.map(({ name, label, indexCode, whenMissing }) => (
          <Form.Item
            key={name}
            name={['kept', name]}
            label={label}
            extra={whenMissing !== null && say('compute.when_missing', { value: whenMissing })}
          >
            <KeptValueSelect unitId={unitId} indexCode={indexCode ?? name} />
          </Form.Item>
        ))}
      </div>
      {figures.length > 0 && (
        <Form.Item name="note" label={say('compute.note')}>
          <Input maxLength={200} placeholder={say('compute.note_example')} />
        </Form.Item>
      )}
    </>
  );
}
