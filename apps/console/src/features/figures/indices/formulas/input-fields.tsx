import { DeleteOutlined } from '@ant-design/icons';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useWords } from '@/ui';
import { usePlatformDefinitions } from '../../parts/definitions';

const kinds = ['count', 'stock', 'change', 'days', 'index'] as const;
const reaches = ['all', 'lead', 'best'] as const;

/** One thing that a formula asks for. */
export function InputFields({ row, onRemove }: { row: number; onRemove?: () => void }) {
  const say = useWords('figures');
  const kind = Form.useWatch<string | undefined>(['document', 'inputs', row, 'kind']);
  const isFigure = kind !== 'days' && kind !== 'index';
  const measures = useMeasures();
  return (
    <div className="formula-row">
      <Form.Item
        name={[row, 'name']}
        label={say('indices.letter')}
        rules={[
          { required: true, pattern: /^[A-Za-z][A-Za-z0-9_]{0,39}$/, message: say('formula.letter_shape') },
        ]}
      >
        <Input />
      </Form.Item>
      <Form.Item name={[row, 'label']} label={say('indices.input')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name={[row, 'kind']} label={say('formula.kind_label')}>
        <Select options={kinds.map((value) => ({ value, label: say(`formula.kind.${value}`) }))} />
      </Form.Item>
      {isFigure && (
        <>
          <Form.Item name={[row, 'measure']} label={say('formula.measure')}>
            <Select
              allowClear
              placeholder={say('formula.typed_only')}
              popupMatchSelectWidth={false}
              options={measures}
            />
          </Form.Item>
          <Form.Item name={[row, 'over']} label={say('formula.over_label')}>
            <Select options={reaches.map((value) => ({ value, label: say(`formula.over.${value}`) }))} />
          </Form.Item>
        </>
      )}
      {kind === 'index' && (
        <Form.Item
          name={[row, 'indexCode']}
          label={say('formula.index')}
          rules={[{ required: true, pattern: /^[a-z][a-z0-9_]{0,39}$/, message: say('formula.index_shape') }]}
        >
          <Input maxLength={40} />
        </Form.Item>
      )}
      {kind !== 'days' && (
        <Form.Item name={[row, 'whenMissing']} label={say('formula.when_missing')}>
          <InputNumber placeholder={say('formula.must_be')} />
        </Form.Item>
      )}
      {onRemove && (
        <Button
          type="text"
          icon={<DeleteOutlined />}
          aria-label={say('formula.remove_input')}
          onClick={onRemove}
        />
      )}
    </div>
  );
}

/** Figures that can be taken from what is on record. */
function useMeasures() {
  const say = useWords('figures');
  const names = new Map(
    [...usePlatformDefinitions().values()]
      .filter(({ platform }) => platform === null)
      .map(({ metric, name }) => [metric as string, name]),
  );
  return [
    { value: 'posts', label: say('formula.posts') },
    { value: 'new_followers', label: say('formula.new_followers') },
    ...[...names].map(([value, label]) => ({ value, label })),
  ];
}
